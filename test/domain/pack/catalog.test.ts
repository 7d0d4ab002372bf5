import {describe, expect, test} from 'vitest';
import {type Catalog, findPack, packsFor, tagChoices, versionsOf} from '../../../src/domain/pack/catalog.ts';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';

function summary(pack: Partial<PackSummary>): PackSummary {
  const {name = 'calico', version = '1.0.0'} = pack;
  return {
    registry: 'lab',
    name,
    displayName: name,
    version,
    layer: 'cni',
    cloudTypes: ['all'],
    addonType: '',
    group: '',
    state: 'active',
    location: `${name}-${version}`,
    ...pack,
  };
}

function catalogOf(...packs: readonly Partial<PackSummary>[]): Catalog {
  const all = packs.map(summary);
  const names = [...new Set(all.map(pack => pack.registry))];
  return {
    registries: names.map(name => ({
      name,
      kind: 'directory',
      source: `/${name}`,
      packs: all.filter(pack => pack.registry === name),
      broken: [],
      readAt: '2026-01-01T00:00:00.000Z',
      failure: undefined,
    })),
  };
}

const shown = (catalog: Catalog, kind: PackSummary['layer'] = 'cni', cloud = 'aws') =>
  packsFor(catalog, kind, cloud).map(({registry, name, versions}) => [
    registry,
    name,
    versions.map(one => one.version),
  ]);

describe('packs for a layer and a cloud', () => {
  test('are grouped by name, newest version first', () => {
    const catalog = catalogOf({name: 'b', version: '1.9.0'}, {name: 'a'}, {name: 'b', version: '1.10.0'});
    expect(shown(catalog)).toEqual([
      ['lab', 'a', ['1.0.0']],
      ['lab', 'b', ['1.10.0', '1.9.0']],
    ]);
  });

  test('are of the layer, and of the cloud or of all', () => {
    const catalog = catalogOf(
      {name: 'aws', cloudTypes: ['aws', 'maas']},
      {name: 'maas', cloudTypes: ['maas']},
      {name: 'all'},
      {name: 'csi', layer: 'csi'},
    );
    expect(shown(catalog).map(([, name]) => name)).toEqual(['all', 'aws']);
  });

  test('are those of any cloud in a profile for all, and those for custom clouds in one of a cloud with a name of its own', () => {
    const catalog = catalogOf(
      {name: 'maas', cloudTypes: ['maas']},
      {name: 'own', cloudTypes: ['custom']},
      {name: 'all'},
    );
    expect(shown(catalog, 'cni', 'all').map(([, name]) => name)).toEqual(['all', 'maas', 'own']);
    expect(shown(catalog, 'cni', 'nutanix').map(([, name]) => name)).toEqual(['all', 'own']);
  });

  test('leave out what is disabled or deleted, and keep what is deprecated', () => {
    const catalog = catalogOf(
      {version: '1.0.0', state: 'deprecated'},
      {version: '1.1.0', state: 'disabled'},
      {version: '1.2.0', state: 'deleted'},
    );
    expect(shown(catalog)).toEqual([['lab', 'calico', ['1.0.0']]]);
    expect(versionsOf(catalog, 'lab', 'calico').map(one => one.version)).toEqual(['1.2.0', '1.1.0', '1.0.0']);
  });

  test('of one name in two registries are two, in the order of registries', () => {
    const catalog = catalogOf({registry: 'z'}, {registry: 'a'});
    expect(shown(catalog).map(([registry]) => registry)).toEqual(['z', 'a']);
  });
});

describe('what can be chosen for a pack', () => {
  test('is each version, and each train with what it stands for now', () => {
    const catalog = catalogOf({version: '22.04'}, {version: '22.04.1'}, {version: '24.04-rc.1'});
    const [group] = packsFor(catalog, 'cni', 'aws');
    const choices = group === undefined ? [] : tagChoices(group);
    expect(choices.map(({tag, pack}) => `${tag} is ${pack.version}`)).toEqual([
      '24.04-rc.1 is 24.04-rc.1',
      '22.04.1 is 22.04.1',
      '22.04 is 22.04',
      '22.04.x is 22.04.1',
      '22.x is 22.04.1',
    ]);
  });
});

describe('trains of a pack whose versions are of several groups', () => {
  const catalog = catalogOf(
    {version: '22.04.1', group: 'LTS'},
    {version: '22.10'},
    {version: '22.11', state: 'disabled'},
  );

  test('are those of each group', () => {
    const [group] = packsFor(catalog, 'cni', 'aws');
    const trains = group === undefined ? [] : tagChoices(group).filter(one => one.isTrain);
    expect(trains.map(({tag, pack}) => `${tag} is ${pack.version}`)).toEqual([
      '22.10.x is 22.10',
      '22.x is 22.10',
      'LTS__22.04.x is 22.04.1',
      'LTS__22.x is 22.04.1',
    ]);
  });

  test('stand for no version that is disabled, which its exact version still finds', () => {
    expect(findPack(catalog, 'calico', '22.x')?.version).toBe('22.10');
    expect(findPack(catalog, 'calico', 'LTS__22.x')?.version).toBe('22.04.1');
    expect(findPack(catalog, 'calico', '22.11')?.version).toBe('22.11');
  });
});

describe('a pack by name', () => {
  const catalog = catalogOf(
    {registry: 'a', version: '1.0.0'},
    {registry: 'b', version: '1.0.0'},
    {registry: 'b', version: '1.2.0'},
  );

  test.each([
    ['1.0.0', undefined, 'a 1.0.0'],
    ['1.0.0', 'b', 'b 1.0.0'],
    ['1.x', 'b', 'b 1.2.0'],
    ['1.2.0', 'a', 'b 1.2.0'],
    ['1.0.0', 'gone', 'a 1.0.0'],
    ['3.0.0', undefined, undefined],
  ])('and %s in %s is %s', (tag, registry, expected) => {
    const found = findPack(catalog, 'calico', tag, registry);
    expect(found && `${found.registry} ${found.version}`).toBe(expected);
  });
});
