import {mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPack, importDocument, writeDocument} from '../a-document.ts';
import {aShell, type Shell, storedText} from '../strata.ts';

const values = (text: string, more: readonly Readonly<Record<string, unknown>>[] = []) =>
  aDocument({packs: [aPack({values: text}), ...more]});

/** A version that was imported, and changed here afterwards by a command of the user's. */
async function changedHere(shell: Shell, from: unknown, to: string): Promise<void> {
  await importDocument(shell, from);
  const editor = {env: {EDITOR: `sh -c 'printf "%s" "${to}" > "$1"' sh`}};
  const {status, stderr} = await shell.runWith(editor, 'edit', 'web', 'nginx');
  if (status !== 0) throw new Error(stderr);
}

test('a version that is there takes what the file changed, and keeps what was changed here', async () => {
  const shell = await aShell();
  await changedHere(shell, values('a: 1\nb: 1\n'), '# ours\na: 2\nb: 1\n');
  const file = await writeDocument(shell, values('a: 1\nb: 3\n', [aPack({name: 'velero'})]));
  const ended = await shell.run('import', file, '--merge', 'stop');
  expect(ended).toMatchObject({status: 0, stdout: 'merged web 1.0.0\n'});
  expect(ended.stderr).toContain('both descend from web 1.0.0 as it was imported');
  expect(ended.stderr).toContain('nginx: values b  1 -> 3\n');
  expect(ended.stderr).toContain('nginx: values a  2 (the file: 1)\n');
  expect(ended.stderr).toContain('layer velero  - -> velero 1.0.0\n');
  expect(storedText(shell, 'web/1.0.0.yaml')).toMatch(/ # ours\n +a: 2\n +b: 3\n/);
});

test('what was there is in the trash then', async () => {
  const shell = await aShell();
  await importDocument(shell, values('a: 1\n'));
  await shell.run('import', await writeDocument(shell, values('a: 2\n')), '--merge', 'file');
  expect(storedText(shell, 'web/1.0.0.yaml')).toContain('a: 2');
  expect((await shell.run('restore', 'web', '--as', 'web@0.9.0')).status).toBe(0);
  expect(storedText(shell, 'web/0.9.0.yaml')).toContain('a: 1');
});

test('what both changed is decided by the user: without a word nothing is written, and what is given up is said', async () => {
  const shell = await aShell();
  await changedHere(shell, values('a: 1\n'), 'a: 2\n');
  const before = storedText(shell, 'web/1.0.0.yaml');
  const file = await writeDocument(shell, values('a: 3\n'));
  const stopped = await shell.run('import', file, '--merge', 'stop');
  expect(stopped).toMatchObject({status: 1, stdout: ''});
  expect(stopped.stderr).toContain('web 1.0.0 is not merged, both sides have changed nginx: values a');
  expect(storedText(shell, 'web/1.0.0.yaml')).toBe(before);
  expect(await readdir(shell.home.workspace.trash).catch(() => [])).toEqual([]);
  const kept = await shell.run('import', file, '--merge', 'here', '--dry-run');
  expect(kept.stderr).toContain("warning: the file's is given up: nginx: values a  2 (the file: 3; both changed it)");
  const taken = await shell.run('import', file, '--merge', 'file');
  expect(taken.stderr).toContain('warning: what was here is given up: nginx: values a  2 -> 3 (both changed it)');
  expect(storedText(shell, 'web/1.0.0.yaml')).toContain('a: 3');
});

test('the version before it is the base where the version was not imported, and without any nobody is believed', async () => {
  const shell = await aShell();
  await importDocument(shell, values('a: 1\nb: 1\n'));
  await shell.run('version', 'web', '1.1.0');
  const file = await writeDocument(shell, {
    ...values('a: 1\nb: 2\n'),
    spec: {...values('a: 1\nb: 2\n').spec, version: '1.1.0'},
  });
  expect((await shell.run('import', file, '--merge', 'stop')).stderr).toContain('both descend from web 1.0.0\n');
  expect(storedText(shell, 'web/1.1.0.yaml')).toContain('b: 2');

  const other = await aShell();
  await importDocument(other, {...values('a: 1\n'), metadata: {name: 'elsewhere'}});
  await other.run('clone', 'elsewhere', 'web');
  const unknown = await other.run('import', await writeDocument(other, values('a: 2\n')), '--merge', 'stop');
  expect(unknown).toMatchObject({status: 1});
  expect(
    (await other.run('import', await writeDocument(other, values('a: 2\n')), '--merge', 'file', '--dry-run')).stderr,
  ).toContain('nothing here tells who changed what');
});

test('secrets that came masked stay what they are, and are not shown', async () => {
  const shell = await aShell();
  const secret = (defaultValue: string, description = '') =>
    aDocument({variables: [{name: 'token', isSensitive: true, defaultValue, description}]});
  await importDocument(shell, secret('s3cret'));
  const ended = await shell.run('import', await writeDocument(shell, secret('********', 'new')), '--merge', 'file');
  expect(ended.stderr).not.toContain('s3cret');
  expect(ended.stderr).not.toContain('came masked');
  expect(storedText(shell, 'web/1.0.0.yaml')).toMatch(/defaultValue: s3cret\n +description: new/);
  const other = await shell.run('import', await writeDocument(shell, secret('0ther')), '--merge', 'file', '--json');
  expect(other.stdout + other.stderr).not.toMatch(/s3cret|0ther/);
});

test('the plan of a merge is JSON too, and a free place needs none', async () => {
  const shell = await aShell();
  const file = await writeDocument(shell, values('a: 1\n'));
  expect((await shell.run('import', file, '--merge', 'stop')).stdout).toBe('imported web 1.0.0\n');
  const again = await writeDocument(shell, values('a: 2\n'));
  expect(await shell.json('import', again, '--merge', 'stop', '--json')).toMatchObject({
    done: 'merged',
    merge: {
      base: 'web 1.0.0 as it was imported',
      parts: [{title: 'nginx: values a', changedBy: 'file', taken: 'file', here: '1', file: '2'}],
    },
  });
});

test('a directory is merged file by file', async () => {
  const shell = await aShell();
  await changedHere(shell, values('a: 1\n'), 'a: 2\n');
  const exports = join(shell.directory, 'exports');
  await mkdir(exports);
  await writeDocument(shell, values('a: 3\n'), 'exports/web.json');
  await writeDocument(shell, aDocument({name: 'other'}), 'exports/other.json');
  const stopped = await shell.run('import', exports, '--merge', 'stop');
  expect(stopped).toMatchObject({status: 1, stderr: expect.stringContaining('1 imported, 1 failed')});
  expect((await shell.run('import', exports, '--merge', 'here')).stderr).toContain('1 unchanged, 1 merged');
});
