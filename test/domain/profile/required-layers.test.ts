import {expect, test} from 'vitest';
import type {ProfileType} from '../../../src/domain/profile/profile.ts';
import {requiredLayers, takesAddons, takesCoreLayers} from '../../../src/domain/profile/required-layers.ts';

const steps = (type: ProfileType, cloud: string) =>
  requiredLayers(type, cloud).map(({kind, required}) => (required ? kind : `${kind}?`));

test.each([
  ['cluster', 'aws', ['os', 'k8s', 'cni', 'csi']],
  ['infra', 'maas', ['os', 'k8s', 'cni', 'csi']],
  ['cluster', 'eks', ['os', 'k8s', 'cni', 'csi']],
  ['cluster', 'edge-native', ['os', 'k8s', 'cni', 'csi?']],
  ['infra', 'edge', ['os', 'k8s', 'cni', 'csi?']],
  ['cluster', 'nutanix', ['os?', 'k8s?', 'cni?', 'csi?']],
  ['add-on', 'all', []],
  ['add-on', 'vsphere', []],
  ['system', 'all', []],
] as const)('a %s profile for %s asks for %j', (type, cloud, expected) => {
  expect(steps(type, cloud)).toEqual(expected);
});

test('infrastructure takes no add-ons, and an add-on profile no core layers', () => {
  expect(takesAddons('infra')).toBe(false);
  expect(takesAddons('cluster')).toBe(true);
  expect(takesCoreLayers('add-on')).toBe(false);
  expect(takesCoreLayers('infra')).toBe(true);
});
