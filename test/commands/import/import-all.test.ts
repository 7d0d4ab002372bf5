import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument} from '../a-document.ts';
import {aShell, type Shell} from '../strata.ts';

async function aDirectory({directory}: Shell, files: Readonly<Record<string, unknown>>): Promise<string> {
  const path = join(directory, 'exports');
  for (const [name, document] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), {recursive: true});
    await writeFile(join(path, name), typeof document === 'string' ? document : JSON.stringify(document));
  }
  return path;
}

test('every document of a directory and those below is taken in; one bad file stops nothing else', async () => {
  const shell = await aShell();
  const path = await aDirectory(shell, {
    'a.json': aDocument({packs: []}),
    'b.json': '{"metadata": ',
    'deep/er/c.YAML': 'metadata: {name: c}\nspec: {template: {type: add-on, packs: []}}\n',
    'deep/pack.json': {name: 'nginx', version: '1.0', layer: 'addon', cloudTypes: ['all']},
    'notes.txt': 'not looked at',
    '.hidden/d.json': aDocument({name: 'hidden'}),
  });
  await symlink(path, join(path, 'loop'));
  const ended = await shell.run('import', path);
  expect(ended).toMatchObject({status: 1, stdout: ''});
  expect(ended.stderr).toContain('b.json line 1');
  expect(ended.stderr).toContain('a pack.json');
  expect(ended.stderr).toContain(`${path}: 2 imported, 2 failed`);
  expect(await shell.json('list', '--json')).toMatchObject({profiles: [{name: 'c'}, {name: 'web'}]});
});

test('what is there already stays: the same is unchanged, another fails', async () => {
  const shell = await aShell();
  const path = await aDirectory(shell, {'a.json': aDocument({packs: []}), 'b.json': aDocument({name: 'b', packs: []})});
  expect((await shell.run('import', path)).status).toBe(0);
  await aDirectory(shell, {'b.json': aDocument({name: 'b', variables: [{name: 'v'}]})});
  expect(await shell.runWith({}, 'import', path, '--json')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/"done": "unchanged"[^]*"failed": \[\n[^]*b 1\.0\.0 exists already/),
  });
});

test('--registry holds for all of them, --as for none', async () => {
  const shell = await aShell();
  const path = await aDirectory(shell, {'a.json': aDocument(), 'b.json': aDocument({name: 'b'})});
  expect((await shell.run('import', path, '--as', 'x')).status).toBe(2);
  expect((await shell.run('import', path, '--registry', 'Public Repo=lab')).status).toBe(0);
  for (const name of ['web', 'b']) expect((await shell.run('show', name)).stdout).toContain('name: lab');
});

test('an export of everything is taken in as it was', async () => {
  const [here, there] = [await aShell(), await aShell()];
  const path = await aDirectory(here, {'a.json': aDocument(), 'b.json': aDocument({version: '1.1.0'})});
  await here.run('import', path);
  const out = join(there.directory, 'out');
  expect((await here.run('export', '--all', '-o', out, '--format', 'yaml')).status).toBe(0);
  expect((await there.run('import', out)).status).toBe(0);
  expect(await there.json('show', 'web@1.1.0', '--json')).toEqual(aDocument({version: '1.1.0'}));
});
