import {expect, test} from 'vitest';
import {readPackJson} from '../../src/formats/pack-json.ts';
import {readPresets} from '../../src/formats/presets-yaml.ts';

test('name, version and a known layer are enough', () => {
  expect(readPackJson('{"name": "a", "version": "1.5", "layer": "addon"}')).toEqual({
    name: 'a',
    displayName: 'a',
    version: '1.5',
    layer: 'addon',
    cloudTypes: ['all'],
    addonType: '',
    group: '',
    state: 'active',
    charts: [],
    kubeManifests: [],
    dependencies: [],
  });
});

test.each([
  ['a trailing comma', '{\n  "name": "a",\n}', /line 2/],
  ['no name', '{"version": "1.0.0", "layer": "os"}', /no name/],
  ['no version', '{"name": "a", "layer": "os"}', /no version/],
  ['an unknown layer', '{"name": "a", "version": "1", "layer": "gpu"}', /"gpu".*known are os/],
  ['a list', '[]', /not an object/],
])('%s is said', (_what, text, message) => {
  expect(() => readPackJson(text)).toThrow(message);
});

test('annotations tell the lifecycle, in strings', () => {
  const state = (annotations: object) =>
    readPackJson(JSON.stringify({name: 'a', version: '1', layer: 'os', annotations})).state;
  expect(state({system_state: 'deprecated'})).toBe('deprecated');
  expect(state({system_state: 'deleted'})).toBe('deleted');
  expect(state({disabled: 'true'})).toBe('disabled');
});

test('an empty presets.yaml has no presets', () => {
  expect(readPresets('')).toEqual({presets: [], troubles: []});
  expect(readPresets('# none yet\n')).toEqual({presets: [], troubles: []});
  expect(readPresets('presets:\n')).toEqual({presets: [], troubles: []});
});

test('a preset that cannot be used does not hide the others', () => {
  const {presets, troubles} = readPresets(
    'presets:\n  - displayName: x\n  - name: a\n    group: g\n    remove: []\n    add: |\n      charts: 1\n',
  );
  expect(presets).toEqual([{name: 'a', displayName: 'a', group: 'g', remove: [], add: 'charts: 1\n'}]);
  expect(troubles[0]).toContain('line 2');
});

test('a presets.yaml that does not parse is said with its line', () => {
  expect(readPresets('presets:\n\t- name: a\n').troubles[0]).toContain('line 2');
});
