import {expect, test} from 'vitest';
import {upgradeValues} from '../../../src/domain/merge/upgrade-values.ts';
import {applyPreset} from '../../../src/domain/preset/apply-preset.ts';
import type {PresetSource} from '../../../src/domain/preset/preset-selection.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';

const preset = (group: string, name: string, add: string): Preset => ({
  group,
  name,
  displayName: name,
  add,
  remove: [],
});
const off = preset('Api', 'off', 'web:\n  api: false\n');
const on = (port: number) => preset('Api', 'on', `web:\n  api: true\n  port: ${port}\n`);
const old = preset('Size', 'old', 'web:\n  replicas: 9\n');

const before: PresetSource = {
  defaults: '# spectrocloud.com/enabled-presets: Api:off\nweb:\n  api: false\n  image: web:1\n',
  presets: [off, on(80), old],
};
const after: PresetSource = {
  defaults: '# spectrocloud.com/enabled-presets: New:x,Api:off\n# since 2\nweb:\n  api: false\n  image: web:2\n',
  presets: [off, on(8080), preset('New', 'x', 'a: 1\n')],
};

test('values without changes become the new defaults, and values that are empty stay so', () => {
  expect(upgradeValues(before.defaults, before, after).text).toBe(after.defaults);
  expect(upgradeValues('', before, after).text).toBe('');
});

test('a preset that is on is put on as the new version has it', () => {
  const mine = applyPreset(before.defaults, before, 'Api', on(80)).text.replace('web:1', 'mine:1');
  const {text, paths, droppedPresets} = upgradeValues(mine, before, after);
  expect(text).toBe(
    '# spectrocloud.com/enabled-presets: New:x,Api:on\n# since 2\nweb:\n  api: true\n  port: 8080\n  image: mine:1\n',
  );
  expect(paths.map(path => [formatKeyPath(path.path), path.class])).toEqual([
    ['web.port', 'theirs'],
    ['web.image', 'conflict'],
  ]);
  expect(droppedPresets).toEqual([]);
});

test('a preset that the new version does not have is said, and leaves the header; what it set stays as mine', () => {
  const mine = applyPreset(before.defaults, before, 'Size', old).text;
  const {text, droppedPresets, paths} = upgradeValues(mine, before, after);
  expect(droppedPresets).toMatchObject([{group: 'Size', name: 'old'}]);
  expect(text).toBe(after.defaults.replace('web:\n', 'web:\n  replicas: 9\n'));
  expect(paths).toContainEqual(expect.objectContaining({path: ['web', 'replicas'], class: 'mine', mine: 9}));
});

test('presets that go on, and those that the new version ships switched on, are said', () => {
  const {keptPresets, addedPresets} = upgradeValues(before.defaults, before, after);
  expect(keptPresets).toMatchObject([{group: 'Api', name: 'off'}]);
  expect(addedPresets).toMatchObject([{group: 'New', name: 'x'}]);
});

test('a group that was turned off stays off', () => {
  const mine = applyPreset(before.defaults, before, 'Api', undefined).text;
  expect(upgradeValues(mine, before, after).text).toContain('enabled-presets: New:x\n');
});

test('without the old defaults every difference is a conflict, left as mine', () => {
  const mine = before.defaults.replace('web:1', 'mine:1 # why').replace('  api', '  # my own\n  extra: 1\n  api');
  const {paths, text, comparedWith} = upgradeValues(mine, undefined, after);
  expect(comparedWith).toBe('new defaults only');
  expect(paths.map(path => [formatKeyPath(path.path), path.class])).toEqual([
    ['web.api', 'same'],
    ['web.image', 'conflict'],
    ['web.extra', 'mine'],
  ]);
  expect(text).toContain('  image: mine:1 # why\n');
  expect(text.match(/enabled-presets/g)).toHaveLength(1);
  expect(text).toContain('  # my own\n  extra: 1\n');
});
