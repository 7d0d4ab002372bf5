import {expect, test} from 'vitest';
import {layerId, type Layer} from '../../../src/domain/layer/layer.ts';
import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import {addLayer, moveLayers, removeLayers} from '../../../src/domain/profile/stack.ts';

function stack(...ids: string[]): Profile {
  return {metadata: {name: 'p'}, spec: {template: {packs: ids.map(aLayer)}}};
}

function aLayer(id: string): Layer {
  const [layer, name = id] = id.split(':');
  return {'x-strata-id': id, name, layer: name === id ? 'addon' : (layer ?? 'addon'), values: `of: ${id}`};
}

const ids = (profile: Profile) => layersOf(profile).map(layerId);

test('a core layer is added at its place, an add-on last', () => {
  const start = stack('os:ubuntu', 'cni:calico', 'prometheus');
  expect(ids(addLayer(start, aLayer('k8s:kubernetes')))).toEqual([
    'os:ubuntu',
    'k8s:kubernetes',
    'cni:calico',
    'prometheus',
  ]);
  expect(ids(addLayer(start, aLayer('vault')))).toEqual(['os:ubuntu', 'cni:calico', 'prometheus', 'vault']);
});

test('a moved layer keeps its values and passes no core layer', () => {
  const start = stack('os:ubuntu', 'a', 'b', 'c');
  const moved = moveLayers(start, new Set(['c']), -5);
  expect(ids(moved)).toEqual(['os:ubuntu', 'c', 'a', 'b']);
  expect(layersOf(moved)[1]).toBe(layersOf(start)[3]);
});

test('a block of marked layers keeps its order', () => {
  expect(ids(moveLayers(stack('a', 'b', 'c', 'd'), new Set(['a', 'c']), 2))).toEqual(['b', 'd', 'a', 'c']);
});

test('a move that changes nothing gives the same profile', () => {
  const start = stack('a', 'b');
  expect(moveLayers(start, new Set(['b']), 9)).toBe(start);
});

test('a core layer is not removed', () => {
  expect(() => removeLayers(stack('os:ubuntu', 'a'), new Set(['os:ubuntu']))).toThrow('core layer');
  expect(layersOf(removeLayers(stack('os:ubuntu', 'a'), new Set(['a']))).map(layerId)).toEqual(['os:ubuntu']);
});
