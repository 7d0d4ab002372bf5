import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Layer} from '../../src/domain/layer/layer.ts';
import {packsFor} from '../../src/domain/pack/catalog.ts';
import {BUILT_IN, freeRegistryName, openRegistries} from '../../src/registry/registries.ts';

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-registries-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function directoryOf(...packs: readonly (readonly [name: string, version: string])[]): string {
  const root = temporary();
  for (const [name, version] of packs) {
    mkdirSync(join(root, `${name}-${version}`));
    const json = {name, version, layer: 'addon', cloudTypes: ['all']};
    writeFileSync(join(root, `${name}-${version}`, 'pack.json'), JSON.stringify(json));
    writeFileSync(join(root, `${name}-${version}`, 'values.yaml'), `from: ${root}\n`);
  }
  return root;
}

test('the starter packs alone offer every core layer and add-ons', async () => {
  const {registries} = await openRegistries([], temporary()).catalog();
  expect(registries.map(({name, kind, failure}) => [name, kind, failure])).toEqual([[BUILT_IN, 'built-in', undefined]]);
  const offered = (['os', 'k8s', 'cni', 'csi', 'addon'] as const).map(
    kind => packsFor({registries}, kind, 'aws').length,
  );
  expect(Math.min(...offered)).toBeGreaterThan(0);
});

test("the user's own registries come first, in their order", async () => {
  const settings = [
    {name: 'b', path: directoryOf(['x', '1.0.0'])},
    {name: 'a', path: directoryOf(['x', '1.0.0'])},
  ];
  const {registries} = await openRegistries(settings, temporary()).catalog();
  expect(registries.map(one => one.name)).toEqual(['b', 'a', BUILT_IN]);
});

test('names are unique, also where settings were edited by hand', () => {
  const settings = ['lab', 'lab', BUILT_IN].map(name => ({name, path: '/nowhere'}));
  const names = openRegistries(settings, temporary()).all.map(one => one.name);
  expect(names).toEqual(['lab', 'lab-2', `${BUILT_IN}-2`, BUILT_IN]);
  expect(freeRegistryName('/mnt/lab', ['lab'])).toBe('lab-2');
  expect(freeRegistryName(`/mnt/${BUILT_IN}`, [])).toBe(`${BUILT_IN}-2`);
});

test('a directory that is gone says so and hides no other', async () => {
  const gone = directoryOf(['x', '1.0.0']);
  const settings = [
    {name: 'gone', path: gone},
    {name: 'here', path: directoryOf(['y', '1.0.0'])},
  ];
  const registries = openRegistries(settings, temporary());
  await registries.catalog();
  renameSync(gone, `${gone}-moved`);
  onTestFinished(() => rmSync(`${gone}-moved`, {recursive: true}));
  const [first, second] = (await registries.catalog()).registries;
  expect(first?.failure).toBe(
    `the registry ${gone} cannot be read: it is not there; mount it or correct its path, then look again for packs`,
  );
  expect(first?.packs.map(one => one.name)).toEqual(['x']);
  expect(second?.failure).toBeUndefined();
});

test('the pack of a layer is that of the registry it names, else of the first that has it', async () => {
  const [a, b] = [directoryOf(['x', '1.0.0']), directoryOf(['x', '1.0.0'], ['x', '1.1.0'])];
  const registries = openRegistries(
    [
      {name: 'a', path: a},
      {name: 'b', path: b},
    ],
    temporary(),
  );
  const layer: Layer = {'x-strata-id': 'x', name: 'copy--x', version: '1.0.0', tag: '1.x'};
  const from = async (one: Layer) => (await registries.packOf(one))?.registry;
  expect(await from(layer)).toBe('a');
  expect(await from({...layer, registry: {metadata: {name: 'b'}}})).toBe('b');
  expect(await from({...layer, registry: {metadata: {name: 'Public Repo'}}})).toBe('a');
  expect(await from({...layer, version: '1.1.0'})).toBe('b');
  expect(await from({...layer, version: '9.9.9'})).toBeUndefined();
  expect(await from({...layer, type: 'manifest'})).toBeUndefined();
});

test('a pack of a registry that is no longer in the list is said to be so', async () => {
  const path = directoryOf(['x', '1.0.0']);
  const cache = temporary();
  const [pack] = packsFor(await openRegistries([{name: 'lab', path}], cache).catalog(), 'addon', 'all').flatMap(group =>
    group.registry === 'lab' ? [group.newest] : [],
  );
  const without = openRegistries([], cache);
  await expect(pack && without.readPack(pack)).rejects.toThrow('the registry lab is not in the list');
});
