import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPack, importDocument} from '../a-document.ts';
import {aShell, type Shell} from '../strata.ts';

async function aShellWithProfiles(): Promise<Shell> {
  const shell = await aShell();
  await importDocument(shell);
  await importDocument(shell, aDocument({version: '1.1.0'}));
  // An import refuses such a name; one that was given here is a name like any other.
  await shell.run('clone', 'web@1.0.0', '../evil/name');
  return shell;
}

test('every version is written to a directory, which is made, each to a file of its own', async () => {
  const shell = await aShellWithProfiles();
  const directory = join(shell.directory, 'new', 'out');
  const ended = await shell.run('export', '--all', '-o', directory);
  expect(ended).toEqual({status: 0, stdout: '', stderr: `exported 3 versions to ${directory}\n`});
  expect((await readdir(directory)).toSorted()).toEqual([
    '%2e.%2fevil%2fname-1.0.0.json',
    'web-1.0.0.json',
    'web-1.1.0.json',
  ]);
  expect(JSON.parse(await readFile(join(directory, 'web-1.1.0.json'), 'utf8'))).toEqual(aDocument({version: '1.1.0'}));
});

test('Terraform files get a directory each', async () => {
  const shell = await aShellWithProfiles();
  const directory = join(shell.directory, 'out');
  await shell.run('export', '--all', '-o', directory, '--format', 'terraform');
  expect(await readFile(join(directory, 'web-1.1.0', 'main.tf'), 'utf8')).toContain('version     = "1.1.0"');
});

test('what cannot be exported is told, stops nothing else, and makes the status 1', async () => {
  const shell = await aShellWithProfiles();
  await importDocument(shell, aDocument({name: 'broken', packs: [aPack({values: 'a: [1\n'})]}));
  await writeFile(join(shell.home.workspace.profiles, 'web', '1.1.0.yaml'), 'metadata: [\n');
  const directory = join(shell.directory, 'out');
  const ended = await shell.run('export', '--all', '-o', directory);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('broken@1.0.0 is left out, it has errors');
  expect(ended.stderr).toContain('web/1.1.0.yaml');
  expect(ended.stderr).toContain(`exported 2 versions to ${directory}; 2 left out`);
  expect(await readdir(directory)).toHaveLength(2);
  expect((await shell.run('export', '--all', '-o', directory, '--force')).stderr).toContain('exported 3 versions');
});

test('a terminal shows where it is, and nothing of it stays', async () => {
  const shell = await aShellWithProfiles();
  const {stderr} = await shell.runWith({columns: 40}, 'export', '--all', '-o', join(shell.directory, 'out'));
  expect(stderr).toContain('\r\u001B[K2/3 web@1.1.0');
  expect(stderr).toContain('\r\u001B[Kexported 3 versions');
});

test.each([
  [['export', '--all'], '--all needs a directory'],
  [['export', 'web', '--all', '-o', 'x'], 'leave the name out'],
  [['export'], 'which profile?'],
])('%j is refused', async (args, message) => {
  const shell = await aShell();
  const ended = await shell.run(...args);
  expect(ended).toMatchObject({status: 2, stdout: ''});
  expect(ended.stderr).toContain(message);
});
