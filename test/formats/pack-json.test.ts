import {expect, test} from 'vitest';
import {findJsonTrouble, readPackJson} from '../../src/formats/pack-json.ts';
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

test.each([
  ['a list', {cloudTypes: ['aws', 'maas']}, ['aws', 'maas']],
  ['one text', {cloudTypes: 'aws'}, ['aws']],
  ['the singular', {cloudType: 'vsphere'}, ['vsphere']],
  ['an empty list', {cloudTypes: []}, ['all']],
])('clouds may be %s', (_what, given, expected) => {
  expect(readPackJson(JSON.stringify({name: 'a', version: '1', layer: 'os', ...given})).cloudTypes).toEqual(expected);
});

test('a byte order mark is no mistake, and does not move the place of one', () => {
  expect(readPackJson('\uFEFF{"name": "a", "version": "1", "layer": "os"}').name).toBe('a');
  expect(() => readPackJson('\uFEFF{\n"name": "a",\n}')).toThrow('line 2');
});

test('a key that stands twice is said, and the last one counts', () => {
  const text = '{"name": "a", "version": "1",\n"version": "2", "layer": "os"}';
  expect(readPackJson(text).version).toBe('2');
  expect(findJsonTrouble(text)).toContain('line 2');
});

test.each([
  ['is no text', '    add: {a: 1}', /line 2: "add" of x must be text/],
  ['is no list', '    remove: {a: 1}', /line 2: "remove" of x must be a list/],
])('a preset whose part %s is left out whole', (_what, part, message) => {
  const {presets, troubles} = readPresets(`presets:\n  - name: x\n${part}\n  - name: y\n`);
  expect(presets.map(one => one.name)).toEqual(['y']);
  expect(troubles[0]).toMatch(message);
});

test('of two presets of one name in a group the first stays', () => {
  const item = (group: string, add: string) => `  - {name: x, group: ${group}, add: "${add}"}\n`;
  const {presets, troubles} = readPresets(`presets:\n${item('a', '1')}${item('b', '2')}${item('a', '3')}`);
  expect(presets.map(one => one.add)).toEqual(['1', '2']);
  expect(troubles).toEqual(['presets.yaml line 4: the group a has a preset x already; this one is left out']);
});

test('presets are not blown up by aliases of aliases', () => {
  const bomb = Array.from({length: 30}, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n');
  const {presets, troubles} = readPresets(`a0: &a0 x\n${bomb}\npresets: *a30\n`);
  expect(presets).toEqual([]);
  expect(troubles[0]).toContain('blow');
});

test('templates in a preset stay as they are written', () => {
  const add = 'a: {{ .spectro.var.x }}\nb: "{{ 1 }}"\n';
  const {presets} = readPresets(
    `presets:\n  - name: x\n    add: |\n      ${add.trimEnd().replace('\n', '\n      ')}\n`,
  );
  expect(presets[0]?.add).toBe(add);
});
