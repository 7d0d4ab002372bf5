import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {KeptFiles} from '../../../src/storage/drafts/kept-files.ts';
import {workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

test('sweeping a workspace that is a file ends quietly: it once took the whole app with it at the start', async () => {
  const root = join(await temporaryDirectory(), 'workspace');
  await writeFile(root, 'not a directory');
  expect(() => new KeptFiles(workspaceAt(root)).sweep(new Date())).not.toThrow();
});

test('a text that an edit left behind is kept under a name that leads nowhere', async () => {
  const workspace = workspaceAt(await temporaryDirectory());
  const kept = new KeptFiles(workspace);
  const path = kept.keep('../../etc/passwd.values.yaml', 'edit', 'a: [', new Date());
  expect(await readFile(path, 'utf8')).toBe('a: [');
  expect(path.startsWith(join(workspace.drafts, '.kept/'))).toBe(true);
  expect(kept.list()).toEqual([expect.objectContaining({path, because: 'edit'})]);
});

test('what was discarded is kept when the clock is set back, and its 30 days are counted by the days that pass', async () => {
  const workspace = workspaceAt(await temporaryDirectory());
  const kept = new KeptFiles(workspace);
  kept.keep('a text', 'edit', 'a: 1', new Date('2026-07-01T00:00:00Z'));
  for (const now of ['1970-01-01', '2026-06-01', '2026-07-30']) {
    kept.sweep(new Date(now));
    expect(kept.list()).toHaveLength(1);
  }
});
