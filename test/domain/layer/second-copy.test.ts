import {expect, test} from 'vitest';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import {addSecondCopy, twinOf} from '../../../src/domain/layer/second-copy.ts';
import {newProfile} from '../../../src/domain/profile/new-profile.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {addLayer, findLayer} from '../../../src/domain/profile/stack.ts';
import {validateProfile} from '../../../src/domain/validate/validate-profile.ts';

const first = prometheus('70.1.1', '# mine\npack:\n  namespace: monitoring\ncharts:\n  prometheus:\n    replicas: 3\n');
const profile = addLayer(newProfile({name: 'web', type: 'add-on', cloud: 'all'}), first);
const second = prometheus('68.0.0', 'pack:\n  namespace: monitoring\ncharts:\n  prometheus:\n    replicas: 1\n');

test('a second copy has its own version and values, and the first keeps its own', () => {
  const both = addSecondCopy(profile, 'prometheus', second, 'metrics');
  expect(layersOf(both).map(layer => `${layer.name} ${layer.version ?? ''}`)).toEqual([
    'prometheus--prometheus 70.1.1',
    'metrics--prometheus 68.0.0',
  ]);
  expect(findLayer(both, 'metrics')?.values).toContain('replicas: 1');
  expect(findLayer(both, 'prometheus')?.values).toMatch(/^# mine\n[^]*replicas: 3\n$/);
});

test('two copies are without fault', () => {
  const both = addSecondCopy(profile, 'prometheus', second, 'metrics');
  expect(validateProfile(both).filter(problem => problem.severity === 'error')).toEqual([]);
});

test('the copy of a copy finds its pack behind its name', () => {
  const both = addSecondCopy(profile, 'prometheus', second, 'metrics');
  expect(twinOf(both, 'prometheus')?.name).toBe('prometheus--prometheus');
  expect(layersOf(addSecondCopy(both, 'metrics', second, 'more'))).toHaveLength(3);
});

function prometheus(version: string, values: string): Layer {
  return {
    'x-strata-id': 'prometheus',
    name: 'prometheus',
    type: 'spectro',
    layer: 'addon',
    version,
    tag: version,
    values,
  };
}
