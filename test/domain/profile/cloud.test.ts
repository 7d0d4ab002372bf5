import {expect, test} from 'vitest';
import {CLOUDS, CLOUD_GROUPS, cloudLabel, cloudsIn, isCustomCloud} from '../../../src/domain/profile/cloud.ts';

test('every cloud stands in exactly one group of the menu', () => {
  expect(CLOUD_GROUPS.flatMap(cloudsIn)).toHaveLength(CLOUDS.length);
  expect(new Set(CLOUDS.map(cloud => cloud.id)).size).toBe(CLOUDS.length);
});

test('a cloud of Palette has a name of its own, a custom one is shown by its id', () => {
  expect(cloudLabel('maas')).toBe('MAAS');
  expect(cloudLabel('all')).toBe('All clouds');
  expect(cloudLabel('nutanix')).toBe('nutanix');
});

test('a name that no list holds is a custom cloud', () => {
  expect(['nutanix', 'custom', 'aws', 'all', 'edge-native'].map(isCustomCloud)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
