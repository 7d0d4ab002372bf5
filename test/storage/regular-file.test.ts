import {execFileSync} from 'node:child_process';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {DraftStore} from '../../src/storage/drafts/draft-store.ts';
import {withLock} from '../../src/storage/file-lock.ts';
import {readRegular, readRegularNow} from '../../src/storage/regular-file.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {temporaryDirectory} from './temporary-directory.ts';

/** A named pipe into which nobody writes: to open it as a file is would take for ever. */
async function aPipe(path: string): Promise<string> {
  await mkdir(dirname(path), {recursive: true});
  execFileSync('mkfifo', [path]);
  return path;
}

test('a file of our own is read; a pipe, a directory and a link in its place are not', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'file');
  await writeFile(file, 'text');
  await symlink(file, join(directory, 'link'));
  await aPipe(join(directory, 'pipe'));

  expect(String(await readRegular(file))).toBe('text');
  expect(String(readRegularNow(file))).toBe('text');
  for (const [name, code] of [
    ['pipe', 'ENOTREG'],
    ['.', 'EISDIR'],
    ['link', 'ELOOP'],
    ['none', 'ENOENT'],
  ] as const) {
    await expect(readRegular(join(directory, name))).rejects.toThrow(expect.objectContaining({code}));
    expect(() => readRegularNow(join(directory, name))).toThrow(expect.objectContaining({code}));
  }
});

test('a pipe among the drafts is told as broken, and stays', async () => {
  const root = await temporaryDirectory();
  const pipe = await aPipe(join(root, 'drafts/a/1.0.0.jsonl'));
  const {drafts, broken} = new DraftStore(workspaceAt(root)).list();
  expect(drafts).toEqual([]);
  expect(broken).toEqual([{file: pipe, reason: expect.stringContaining('it is not a regular file')}]);
});

test('a pipe in the place of a lock is told as a lock that is held', async () => {
  const lock = await aPipe(join(await temporaryDirectory(), '.lock'));
  await expect(withLock(lock, async () => 'done', {stale: Infinity, giveUp: 0})).rejects.toThrow(
    expect.objectContaining({code: 'workspace.locked'}),
  );
});
