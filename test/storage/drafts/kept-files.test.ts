import {writeFile} from 'node:fs/promises';
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
