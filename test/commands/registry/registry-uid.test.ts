import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPack, writeDocument} from '../a-document.ts';
import {addPacks} from '../a-registry.ts';
import {aShell} from '../strata.ts';

const PACKS = [{name: 'nginx', version: '1.0.0'}];
const UID = '5eecc89d0b150045ae661cef';

test('a registry that takes the place of one of Palette is found by its uid from then on', async () => {
  const shell = await aShell();
  await addPacks(shell, 'lab', PACKS);
  const first = await shell.run('import', await writeDocument(shell), '--registry', 'Public Repo=lab');
  expect(first.stderr).toContain(`lab stands for the registry ${UID} from now on`);
  expect(await shell.json('registry', 'list', '--json')).toMatchObject({
    registries: [{name: 'lab', uids: [UID]}, {uids: []}],
  });
  const renamed = aPack({registry: {metadata: {uid: UID, name: 'Renamed Repo', kind: 'pack'}}});
  const next = await shell.run(
    'import',
    await writeDocument(shell, aDocument({name: 'next', packs: [renamed]})),
    '--dry-run',
  );
  expect(next.stderr).toContain('Renamed Repo: 1 pack, found in lab');
});

test('a uid is given when the registry is added, and moves to the last one that it is said of', async () => {
  const shell = await aShell();
  await mkdir(join(shell.directory, 'packs'));
  await shell.run('registry', 'add', join(shell.directory, 'packs'), '--name', 'lab', '--uid', UID, '--uid', 'other');
  await addPacks(shell, 'site', PACKS);
  await shell.run('import', await writeDocument(shell), '--registry', 'Public Repo=site');
  expect(await shell.json('registry', 'list', '--json')).toMatchObject({
    registries: [{name: 'lab', uids: ['other']}, {name: 'site', uids: [UID]}, {}],
  });
});

test('nothing is learned by looking, and nothing of registries that are not ours', async () => {
  const shell = await aShell();
  await addPacks(shell, 'lab', PACKS);
  const before = await readFile(join(shell.home.config, 'settings.json'), 'utf8');
  await shell.run('import', await writeDocument(shell), '--registry', 'Public Repo=lab', '--dry-run');
  await shell.run('import', await writeDocument(shell), '--registry', 'Public Repo=elsewhere');
  expect(await readFile(join(shell.home.config, 'settings.json'), 'utf8')).toBe(before);
});
