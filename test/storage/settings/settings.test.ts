import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {removeRegistry} from '../../../src/commands/registry/registry-settings.ts';
import {PlaceStore} from '../../../src/storage/place-store.ts';
import {changeSettings, readSettings} from '../../../src/storage/settings/settings.ts';
import {findWorkspace, workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

const LAB = {name: 'lab', path: '/srv/packs'};

async function aConfig(text?: string): Promise<string> {
  const directory = join(await temporaryDirectory(), 'config');
  if (text !== undefined) {
    await mkdir(directory);
    await writeFile(join(directory, 'settings.json'), text);
  }
  return directory;
}

test('without a file there are no settings and no trouble', async () => {
  expect(await readSettings(await aConfig())).toMatchObject({settings: {registries: [], keys: {}}, troubles: []});
});

test('what is changed is read again, private to the user', async () => {
  const directory = await aConfig();
  await changeSettings(directory, ({registries}) => ({registries: [...registries, LAB]}));
  await changeSettings(directory, () => ({editor: 'code --wait', keys: {'layer.down': ['J']}}));
  const {settings, troubles} = await readSettings(directory);
  expect(settings).toEqual({registries: [LAB], editor: 'code --wait', theme: undefined, keys: {'layer.down': ['J']}});
  expect(troubles).toEqual([]);
  expect((await stat(join(directory, 'settings.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

test('keys that we do not know stay, also when they hold dots', async () => {
  const directory = await aConfig('{"a.b": {"c": [1]}, "theme": "dark", "future": null}');
  await changeSettings(directory, () => ({editor: 'vi', theme: undefined}));
  expect(JSON.parse(await readFile(join(directory, 'settings.json'), 'utf8'))).toEqual({
    'a.b': {c: [1]},
    future: null,
    editor: 'vi',
  });
});

test.each([
  ['{"editor": "vi",}', 'line 1, column 16: a comma too many'],
  ['[]', 'holds no object'],
  ['{"registries": {"lab": "/x"}}', 'registries is not a list'],
  ['{"keys": ["J"], "editor": "vi"}', 'keys is not an object of lists'],
  ['{"keys": {"a": "b"}, "editor": "vi"}', 'keys: a is left out: it is not a list of keys'],
])('a broken file is reported and never overwritten: %s', async (text, trouble) => {
  const directory = await aConfig(text);
  expect((await readSettings(directory)).troubles).toEqual([expect.stringContaining(trouble)]);
  const refused = changeSettings(directory, () => ({theme: 'dark'}));
  await expect(refused).rejects.toThrow(expect.objectContaining({code: 'settings.broken', hint: expect.any(String)}));
  expect(await readFile(join(directory, 'settings.json'), 'utf8')).toBe(text);
});

test('what is right in a broken file counts', async () => {
  const directory = await aConfig('{"keys": 7, "editor": "vi"}');
  expect((await readSettings(directory)).settings).toMatchObject({editor: 'vi', keys: {}});
});

test('a command without a list of keys is told, and keeps no other from its own', async () => {
  const directory = await aConfig('{"keys": {"list.up": "e", "list.down": ["J"], "app.help": [1], "app.quit": []}}');
  const {settings, troubles} = await readSettings(directory);
  expect(settings.keys).toEqual({'list.down': ['J'], 'app.quit': []});
  expect(troubles).toEqual([
    expect.stringContaining('keys: list.up is left out'),
    expect.stringContaining('keys: app.help is left out'),
  ]);
});

test('changes at the same time are all kept', async () => {
  const directory = await aConfig();
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map(async name =>
      changeSettings(directory, ({registries}) => ({registries: [...registries, {name, path: '/'}]})),
    ),
  );
  expect((await readSettings(directory)).settings.registries.map(({name}) => name).toSorted()).toEqual(names);
});

test('a place is kept for each workspace', async () => {
  const state = join(await temporaryDirectory(), 'state');
  const [a, b] = ['/a', '/b'].map(root => new PlaceStore(state, workspaceAt(root)));
  expect(await a?.read()).toBeUndefined();
  await a?.save({screen: 'stack'});
  expect(await a?.read()).toEqual({screen: 'stack'});
  expect(await b?.read()).toBeUndefined();
});

test('the workspace is --dir, else $STRATA_HOME, else in the data directory', () => {
  expect(findWorkspace('/w', {STRATA_HOME: '/h'}).profiles).toBe('/w/profiles');
  expect(findWorkspace(undefined, {STRATA_HOME: '/h'}).root).toBe('/h');
  expect(findWorkspace('', {STRATA_HOME: ''}).root).toMatch(/strata/);
});

test('of two registries that a person gave one name, each can be removed by the name that it is shown under', async () => {
  const [one, two] = [
    {name: 'lab', path: '/one'},
    {name: 'lab', path: '/two'},
  ];
  const directory = await aConfig(JSON.stringify({registries: [one, two]}));
  const {settings} = await readSettings(directory);
  expect(settings.registries.map(({name}) => name)).toEqual(['lab', 'lab-2']);
  await removeRegistry(directory, 'lab-2');
  expect((await readSettings(directory)).settings.registries).toEqual([one]);
});

test('a registry that cannot be used hides no other, is told by its place and name, and is never lost', async () => {
  const text = JSON.stringify({registries: [LAB, {name: 'far', path: 's3://x', kind: 's3'}, 'odd', {path: '/y'}]});
  const directory = await aConfig(text);
  const {settings, troubles} = await readSettings(directory);
  expect(settings.registries).toEqual([LAB]);
  expect(troubles.map(trouble => trouble.replace(/^.*settings\.json: /, ''))).toEqual([
    'registry 2 (far) is left out: its kind "s3" is none of directory, bundle, helm, oci',
    'registry 3 is left out: it is no object {"name": ..., "path": ...}',
    'registry 4 is left out: its name is not a text',
  ]);
  await expect(changeSettings(directory, () => ({registries: []}))).rejects.toMatchObject({code: 'settings.broken'});
  expect(await readFile(join(directory, 'settings.json'), 'utf8')).toBe(text);
});
