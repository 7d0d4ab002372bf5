import {existsSync} from 'node:fs';
import {stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeDirectory, makeDirectorySync} from '../../src/files/make-directory.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';

describe.each([
  ['makeDirectory', makeDirectory],
  ['makeDirectorySync', async (path: string) => makeDirectorySync(path)],
])('%s', (_, make) => {
  test('makes all that is missing, private', async () => {
    const root = await temporaryDirectory();
    await make(join(root, 'a/b/c'));
    expect((await stat(join(root, 'a'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'a/b/c'))).mode & 0o777).toBe(0o700);
    await make(join(root, 'a/b/c'));
  });

  test('refuses a path through a file', async () => {
    const root = await temporaryDirectory();
    await writeFile(join(root, 'file'), '');
    await expect(make(join(root, 'file'))).rejects.toMatchObject({code: 'EEXIST'});
    await expect(make(join(root, 'file/a/b'))).rejects.toMatchObject({code: 'ENOTDIR'});
  });

  test.skipIf(!existsSync('/proc/self'))('ends where nothing can be made', async () => {
    await expect(make('/proc/nope/a')).rejects.toMatchObject({code: 'ENOENT'});
  });
});

test('the topmost directory that was made is told', async () => {
  const root = await temporaryDirectory();
  expect(await makeDirectory(join(root, 'a/b'))).toBe(join(root, 'a'));
  expect(await makeDirectory(join(root, 'a/c'))).toBe(join(root, 'a/c'));
  expect(await makeDirectory(join(root, 'a/c'))).toBeUndefined();
});
