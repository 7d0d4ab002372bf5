import {expect, test} from 'vitest';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {indexPacks, presentVersion} from '../../../src/domain/upgrade/pack-index.ts';
import {type UpgradeTarget, upgradeTargets} from '../../../src/domain/upgrade/upgrade-target.ts';
import {aLayer} from '../../fixtures/open-profile.ts';
import {aPack, catalogOf} from '../../fixtures/some-packs.ts';

const k8s = (version: string, over: Partial<Pack> = {}) => aPack({name: 'kubernetes', layer: 'k8s', version, ...over});
const KUBERNETES = [k8s('1.32.3'), k8s('1.33.6'), k8s('1.33.9'), k8s('1.34.2'), k8s('1.31.0')];
const layerAt = (version: string, over: Partial<Layer> = {}) =>
  aLayer('k8s:kubernetes', {version, tag: version, registry: {metadata: {name: 'lab'}}, ...over});

function targetsOf(packs: readonly Pack[], layer: Layer, cloud = 'aws'): readonly UpgradeTarget[] {
  return upgradeTargets(indexPacks(catalogOf(packs)), layer, cloud);
}

test('targets are exact versions newest first, then trains, each with what it brings', () => {
  expect(targetsOf(KUBERNETES, layerAt('1.32.3')).map(({tag, brings}) => `${tag}: ${brings}`)).toEqual([
    '1.34.2: 2 minors on',
    '1.33.9: next minor',
    '1.33.6: next minor',
    '1.32.3: in use',
    '1.31.0: downgrade',
    '1.34.x: train, now 1.34.2',
    '1.33.x: train, now 1.33.9',
    '1.32.x: train, now 1.32.3',
    '1.31.x: train, now 1.31.0',
    '1.x: train, now 1.34.2',
  ]);
});

test.each([
  [
    'more than one minor of Kubernetes at a time, with where to go first',
    '1.32.3',
    '1.34.2',
    /skips 1\.33: upgrade to 1\.33\.9 first/,
  ],
  ['a downgrade', '1.33.6', '1.32.3', /downgrade: 1\.32\.3 is older than 1\.33\.6/],
  ['a train that moves over minors', '1.33.6', '1.x', /1\.x moves by itself over the minors/],
])('it warns of %s', (_what, from, tag, warning) => {
  const target = targetsOf(KUBERNETES, layerAt(from)).find(one => one.tag === tag);
  expect(target?.warnings.join('\n')).toMatch(warning);
});

test.each([
  [
    'the nearest on the way where the next minor is not there',
    ['1.31.0', '1.33.6', '1.35.0'],
    'the nearest that the registries have is 1.33.6',
  ],
  ['that there is none', ['1.31.0', '1.35.0'], 'the registries have none between'],
])('of skipped minors it says %s', (_what, versions, words) => {
  const [newest] = targetsOf(
    versions.map(version => k8s(version)),
    layerAt('1.31.0'),
  );
  expect(newest?.warnings[0]).toContain(words);
});

test('one minor on, a patch, their trains and the version in use are warned of by nothing', () => {
  const targets = targetsOf(KUBERNETES, layerAt('1.32.3')).filter(({tag}) => /^1\.3[23]\.[\dx]/.test(tag));
  expect(targets.flatMap(({warnings}) => warnings)).toEqual([]);
});

test('skipping minors is of no matter for other packs', () => {
  const packs = ['1.0.0', '1.4.0'].map(version => aPack({name: 'vault', layer: 'addon', version}));
  const [newest] = targetsOf(packs, aLayer('vault'));
  expect(newest).toMatchObject({tag: '1.4.0', brings: '4 minors on', warnings: []});
});

test.each([
  ['deprecated', 'next minor, deprecated', ''],
  ['disabled', 'next minor, disabled', 'cannot be chosen'],
  ['deleted', 'next minor, deleted', 'new clusters with it would fail'],
] as const)('a version that is %s is listed and says so', (state, brings, whyNot) => {
  const [newest] = targetsOf([k8s('1.32.3'), k8s('1.33.6', {state})], layerAt('1.32.3'));
  expect(newest).toMatchObject({tag: '1.33.6', brings});
  expect(newest?.warnings.join('\n')).toContain(state);
  expect(newest?.whyNot ?? '').toContain(whyNot);
  expect(newest?.whyNot === undefined).toBe(whyNot === '');
});

test('trains stand for what can be chosen only', () => {
  const targets = targetsOf([k8s('1.33.6'), k8s('1.33.9', {state: 'disabled'})], layerAt('1.33.6'));
  expect(targets.find(({tag}) => tag === '1.33.x')?.pack.version).toBe('1.33.6');
});

test('a train that has moved since is a target of its own version', () => {
  const layer = layerAt('1.33.6', {tag: '1.33.x'});
  const train = targetsOf(KUBERNETES, layer).find(({tag}) => tag === '1.33.x');
  expect(train).toMatchObject({
    isInUse: false,
    brings: 'train, now 1.33.9',
    step: {direction: 'newer', size: 'patch'},
  });
  expect(targetsOf(KUBERNETES, layer).some(({isInUse}) => isInUse)).toBe(false);
});

test('trains carry the prefix of their group', () => {
  const os = (version: string, group: string) => aPack({name: 'ubuntu', layer: 'os', version, group});
  const tags = targetsOf([os('22.04', 'LTS'), os('23.10', '')], aLayer('os:ubuntu')).map(({tag}) => tag);
  expect(tags).toEqual(['23.10', '22.04', '23.10.x', '23.x', 'LTS__22.04.x', 'LTS__22.x']);
});

test('of a pack in several registries each version is listed from each, the registry of the layer first', () => {
  const packs = [k8s('1.33.6', {registry: 'other'}), k8s('1.33.6'), k8s('1.34.2', {registry: 'other'})];
  const rows = targetsOf(packs, layerAt('1.33.6')).filter(({isTrain}) => !isTrain);
  expect(rows.map(({tag, pack, isInUse}) => [tag, pack.registry, isInUse])).toEqual([
    ['1.34.2', 'other', false],
    ['1.33.6', 'lab', true],
    ['1.33.6', 'other', false],
  ]);
});

test('a layer that does not say its place can go to the versions of its pack', () => {
  const {layer: _place, ...rest} = layerAt('1.33.6');
  expect(targetsOf(KUBERNETES, rest).map(({tag}) => tag)).toContain('1.34.2');
});

test('only versions for the cloud and the place of the layer are targets; none where no registry knows the pack', () => {
  expect(
    targetsOf([k8s('1.33.6', {cloudTypes: ['maas']}), k8s('1.34.2', {layer: 'addon'})], layerAt('1.33.6')),
  ).toEqual([]);
  expect(targetsOf([], layerAt('1.33.6'))).toEqual([]);
});

test('a second copy has the versions of its pack', () => {
  const packs = [aPack({name: 'vault', layer: 'addon', version: '2.0.0'})];
  expect(targetsOf(packs, aLayer('two--vault')).map(({tag}) => tag)).toContain('2.0.0');
});

test('packs of the built-in registry are warned of for a layer of another one, and are not what it has', () => {
  const lab = catalogOf([k8s('1.33.6'), k8s('1.32.3', {registry: 'Starter'}), k8s('1.34.2', {registry: 'Starter'})]);
  const registries = lab.registries.map(one => (one.name === 'Starter' ? {...one, kind: 'built-in' as const} : one));
  const index = indexPacks({registries});
  const layer = layerAt('1.32.3', {registry: {metadata: {name: 'Palette Registry'}}});
  const rows = upgradeTargets(index, layer, 'aws').filter(({isTrain}) => !isTrain);
  expect(
    rows.map(({tag, isInUse, warnings}) => [tag, isInUse, warnings.some(one => one.includes('is built in'))]),
  ).toEqual([
    ['1.34.2', false, true],
    ['1.33.6', false, false],
    ['1.32.3', false, true],
  ]);
  expect(presentVersion(index, layer)).toBeUndefined();
  expect(presentVersion(index, layerAt('1.32.3', {registry: {metadata: {name: 'Starter'}}}))?.version).toBe('1.32.3');
});
