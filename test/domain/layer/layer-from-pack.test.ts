import {describe, expect, test} from 'vitest';
import {layerFromPack, manifestLayer, withPack} from '../../../src/domain/layer/layer-from-pack.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {addLayer} from '../../../src/domain/profile/stack.ts';

const empty: Profile = {metadata: {name: 'p'}, spec: {template: {packs: []}}};

const vault: Pack = {
  registry: 'lab',
  name: 'vault',
  displayName: 'Vault',
  version: '0.27.1',
  layer: 'addon',
  cloudTypes: ['all'],
  addonType: 'security',
  group: '',
  state: 'active',
  location: 'vault',
  values: '# kept\r\npack:\n  namespace: "vault"   \n\n',
  presets: [],
  schema: undefined,
  readme: undefined,
  manifests: [{name: 'ns', content: 'kind: {{ .Values.kind }}'}],
  charts: [],
  dependencies: [],
  troubles: [],
};

describe('a layer that is made from a pack', () => {
  test("has Palette's keys in Palette's order, and the defaults byte for byte", () => {
    const layer = layerFromPack(empty, vault, '0.27.x');
    const {'x-strata-id': _, ...exported} = layer;
    expect(JSON.stringify(exported)).toBe(
      JSON.stringify({
        name: 'vault',
        type: 'spectro',
        layer: 'addon',
        version: '0.27.1',
        tag: '0.27.x',
        values: vault.values,
        manifests: [],
        registry: {
          metadata: {name: 'lab', kind: 'pack', isPrivate: true, providerType: 'pack', isSyncSupported: true},
        },
      }),
    );
  });

  test('has an id of its own, also as the second of its kind', () => {
    const first = layerFromPack(empty, vault, '0.27.1');
    const second = layerFromPack(addLayer(empty, first), vault, '0.27.1');
    expect(second['x-strata-id']).not.toBe(first['x-strata-id']);
  });
});

describe('a layer that takes another version', () => {
  const newer: Pack = {...vault, registry: 'other', version: '0.28.0'};
  const layer: Layer = {
    ...layerFromPack(empty, vault, '0.27.1'),
    hidden: 'kept',
    manifests: [{name: 'mine', content: 'a'}],
  };

  test('keeps what else it holds', () => {
    expect(withPack(layer, newer, '0.28.x', 'b: 1\n')).toEqual({
      ...layer,
      version: '0.28.0',
      tag: '0.28.x',
      values: 'b: 1\n',
      registry: {metadata: {...layer.registry?.metadata, name: 'other'}},
    });
  });

  test('leaves the uid of its old version behind, and keeps it with the same version', () => {
    expect(withPack({...layer, uid: '64ea'}, newer, '0.28.0', '')).not.toHaveProperty('uid');
    expect(withPack({...layer, uid: '64ea'}, {...newer, version: '0.27.1'}, '0.27.x', '')).toHaveProperty(
      'uid',
      '64ea',
    );
  });

  test('keeps its name as a second copy', () => {
    expect(withPack({...layer, name: 'two--vault'}, newer, '0.28.0', '').name).toBe('two--vault');
    expect(withPack(layer, {...newer, name: 'openbao'}, '0.28.0', '').name).toBe('openbao');
  });

  test.each([
    {uid: '64ea', name: 'Public Repo', kind: 'pack'},
    {name: 'Palette Registry', kind: 'oci'},
  ])('keeps a registry of Palette: %j', metadata => {
    expect(withPack({...layer, registry: {metadata}}, newer, '0.28.0', '').registry).toEqual({metadata});
  });
});

test('a layer of manifests has no pack and no registry', () => {
  const manifests = [{name: 'ns', content: 'kind: Namespace\n'}];
  const layer = manifestLayer(empty, 'extra', manifests);
  expect(layer).toMatchObject({
    name: 'extra',
    type: 'manifest',
    layer: 'addon',
    version: '',
    tag: '',
    values: '',
    manifests,
  });
  expect(layer.registry).toBeUndefined();
});
