import {expect, test} from 'vitest';
import {nearest} from '../../../src/domain/text/nearest.ts';

test.each([
  ['cluster.nmae', 'cluster.name'],
  ['clusternam', 'cluster.name'],
  ['Cluster.Name', 'cluster.name'],
  ['something', undefined],
])('%s is meant as %s', (word, expected) => {
  expect(nearest(word, ['cluster.uid', 'cluster.name', 'cloud.type'])).toBe(expected);
});
