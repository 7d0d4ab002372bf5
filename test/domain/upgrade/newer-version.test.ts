import {expect, test} from 'vitest';
import {manifestLayer} from '../../../src/domain/layer/layer-from-pack.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {findNewer, type Newer} from '../../../src/domain/upgrade/newer-version.ts';
import {indexPacks} from '../../../src/domain/upgrade/pack-index.ts';
import {aLayer, aProfile} from '../../fixtures/open-profile.ts';
import {aPack, catalogOf} from '../../fixtures/some-packs.ts';

const vault = (version: string, over: Partial<Pack> = {}) => aPack({name: 'vault', layer: 'addon', version, ...over});
const layerAt = (version: string, tag = version) => aLayer('vault', {version, tag});

/** `1.2.0 / 2.0.0`: what is in the train, and the newest. */
function newerOf(layer: Layer, ...packs: readonly Pack[]): string {
  return inWords(findNewer(indexPacks(catalogOf(packs)), layer, 'aws'));
}

function inWords(newer: Newer): string {
  if (newer.status !== 'newer') return newer.status;
  return `${newer.inTrain?.version ?? '-'} / ${newer.newest?.version ?? '-'}`;
}

test.each([
  ['an exact version has the newest', layerAt('1.0.0'), ['1.0.0', '1.1.0', '2.0.0'], '- / 2.0.0'],
  ['the newest version has nothing newer', layerAt('2.0.0'), ['1.0.0', '2.0.0'], 'newest'],
  ['a version that is newer than all in the registries too', layerAt('3.0.0'), ['2.0.0'], 'newest'],
  [
    'a train says what it stands for now, and what is beyond it',
    layerAt('1.0.0', '1.x'),
    ['1.0.0', '1.1.0', '2.0.0'],
    '1.1.0 / 2.0.0',
  ],
  ['a train that has the newest of all says no more', layerAt('1.0.0', '1.x'), ['1.0.0', '1.1.0'], '1.1.0 / -'],
  [
    'a train that is where it should be says what is beyond it',
    layerAt('1.1.0', '1.x'),
    ['1.1.0', '2.0.0'],
    '- / 2.0.0',
  ],
  [
    'a train without a resolved version is taken to be where it should',
    layerAt('', '1.x'),
    ['1.1.0', '2.0.0'],
    '- / 2.0.0',
  ],
  ['pre-releases do not count', layerAt('1.0.0'), ['1.0.0', '2.0.0-rc.1'], 'newest'],
  ['but for who has one', layerAt('2.0.0-rc.1'), ['2.0.0-rc.2'], '- / 2.0.0-rc.2'],
  ['a revision is newer than its version', layerAt('1.0.0'), ['1.0.0', '1.0.0-rev1'], '- / 1.0.0-rev1'],
  ['another spelling of the same version is not newer', layerAt('1.5'), ['1.5', '1.5.0'], 'newest'],
])('%s', (_what, layer, versions, expected) => {
  expect(newerOf(layer, ...versions.map(version => vault(version)))).toBe(expected);
});

test('what is deprecated, disabled or deleted is no news', () => {
  const states = (['deprecated', 'disabled', 'deleted'] as const).map((state, at) => vault(`2.${at}.0`, {state}));
  expect(newerOf(layerAt('1.0.0'), vault('1.0.0'), ...states)).toBe('newest');
});

test('any registry may have something newer, whichever one the layer names', () => {
  expect(newerOf(layerAt('1.0.0'), vault('1.0.0'), vault('1.1.0', {registry: 'site'}))).toBe('- / 1.1.0');
});

test('the built-in registry has nothing newer for layers of others', () => {
  const {registries} = catalogOf([vault('1.0.0'), vault('2.0.0', {registry: 'Starter'})]);
  const catalog = {
    registries: registries.map(one => (one.name === 'Starter' ? {...one, kind: 'built-in' as const} : one)),
  };
  const of = (name: string) =>
    inWords(findNewer(indexPacks(catalog), {...layerAt('1.0.0'), registry: {metadata: {name}}}, 'aws'));
  expect(of('lab')).toBe('newest');
  expect(of('Starter')).toBe('- / 2.0.0');
});

test('a group is kept to', () => {
  const packs = [vault('1.0.0', {group: 'LTS'}), vault('1.2.0', {group: 'LTS'}), vault('3.0.0')];
  expect(newerOf(layerAt('1.0.0'), ...packs)).toBe('- / 1.2.0');
  expect(newerOf(layerAt('1.0.0', 'LTS__1.x'), ...packs)).toBe('1.2.0 / -');
});

test('a pack that no registry has for the layer and its cloud is unknown', () => {
  expect(newerOf(layerAt('1.0.0'))).toBe('unknown');
  expect(newerOf(layerAt('1.0.0'), vault('2.0.0', {cloudTypes: ['maas']}))).toBe('unknown');
});

test('a layer of manifests has no pack', () => {
  expect(newerOf(manifestLayer(aProfile(), 'extra', []))).toBe('no-pack');
});
