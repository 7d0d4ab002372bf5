import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import type {SideSource} from '../../../state/effect.ts';
import {perform} from '../../../state/effects/perform.ts';
import {compareSides} from '../../../state/screens/compare/compare-sides.ts';
import {aLayer, aProfile} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';
import {aPack} from '../../fixtures/some-packs.ts';

const VAULT = aPack({
  name: 'vault',
  version: '1.0.0',
  layer: 'addon',
  values: 'token: f1rst\n',
  schema: `token:\n  schema: '{{ format "\${password}" }}'\n`,
  manifests: [{name: 'm', content: 'kind: A\n'}],
});
const NEWER = {...VAULT, version: '2.0.0', values: 'token: sec0nd\nsize: 1\n', manifests: []};
const PROFILE = aProfile(aLayer('vault', {values: 'token: s3cret\n'}));

test('a file is compared with a stored version, what their packs call passwords masked', async () => {
  const other = aProfile(aLayer('vault', {values: 'token: n3wer\n'}));
  const read = await sidesOf({file: '/exports/other.json'}, {name: 'web-prod', version: '1.0.0'}, other);
  expect(read.sides.map(({label}) => label)).toEqual(['other.json', 'web-prod 1.0.0']);
  expect(read.diff.layers).toMatchObject([{values: {paths: [{path: 'token', secret: true}]}}]);
  expect(JSON.stringify(read.diff)).not.toMatch(/s3cret|n3wer/);
});

test('the values of a layer are compared with the defaults of its pack', async () => {
  const [layer] = layersOf(PROFILE);
  if (layer === undefined) throw new Error('no layer');
  const read = await sidesOf({defaultsOf: layer}, {label: 'vault of web-prod', profile: PROFILE});
  expect(read.sides[0]?.label).toBe('defaults of vault 1.0.0');
  expect(read.diff.layers).toMatchObject([{marks: ['values'], values: {paths: [{path: 'token', change: 'changed'}]}}]);
});

test('the defaults of two packs are compared, with the manifests that they bring', async () => {
  const read = await sidesOf({pack: VAULT}, {pack: NEWER});
  expect(read.sides.map(({label}) => label)).toEqual(['vault 1.0.0 defaults', 'vault 2.0.0 defaults']);
  expect(read.diff.layers).toMatchObject([
    {marks: ['version', 'values', 'manifests'], values: {paths: [{path: 'token'}, {path: 'size'}]}},
  ]);
  expect(JSON.stringify(read.diff)).not.toMatch(/f1rst|sec0nd/);
});

test('where no registry has the pack of a layer, its defaults are said not to be known', async () => {
  const asked = sidesOf({defaultsOf: aLayer('nowhere')}, {label: 'x', profile: PROFILE});
  await expect(asked).rejects.toMatchObject({
    code: 'pack.unknown',
    message: expect.stringContaining('no registry has nowhere 1.0.0'),
  });
});

test('a pack that cannot be read is said: what is secret in its layer is not known', async () => {
  const broken = aProfile(aLayer('broken', {values: 'a: 1\n'}));
  const read = await sidesOf({label: 'a', profile: broken}, {label: 'b', profile: PROFILE});
  expect(read.sides[0]?.unmasked).toEqual(['broken']);
});

/** What is read and found for two sides, in a world with one stored version, one file and two packs. */
async function sidesOf(a: SideSource, b: SideSource, file: Profile = PROFILE) {
  const packOf = async ({name}: {readonly name: string}) => {
    if (name === 'broken') throw new StrataError('pack.unreadable', 'pack.json line 9: trailing comma');
    return name === 'vault' ? VAULT : undefined;
  };
  const ports = portsOf({
    profiles: {read: async () => ({profile: PROFILE, hash: 'hash'})},
    documents: {read: async () => file},
    registries: {
      packOf,
      packsForSecrets: async () => packOf,
      readPack: async ({version}) => (version === '1.0.0' ? VAULT : NEWER),
    },
    comparisons: {find: async sides => compareSides(sides)},
  });
  const action = await perform({type: 'sides.read', sides: [a, b]}, ports, new AbortController().signal);
  if (action?.type !== 'compare.read') throw new Error('nothing was compared');
  return action;
}
