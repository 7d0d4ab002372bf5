import {expect, test} from 'vitest';
import {applyPreset} from '../../../src/domain/preset/apply-preset.ts';
import {enabledPresets} from '../../../src/domain/preset/enabled-presets.ts';
import {presetGroups} from '../../../src/domain/preset/preset-groups.ts';
import type {PresetSource} from '../../../src/domain/preset/preset-selection.ts';
import {pathsOfPreset} from '../../../src/domain/preset/preset-text.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {listLeaves} from '../../../src/domain/values/data.ts';
import {formatKeyPath, type KeyPath, startsWithPath, valueAt} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {setValue} from '../../../src/domain/values/set-value.ts';
import {readPresets} from '../../../src/formats/presets-yaml.ts';
import {hasRealData, readPackFiles} from '../values/real-values.ts';

const preset = (group: string, name: string, add: string, remove: readonly string[] = []): Preset => ({
  group,
  name,
  displayName: name,
  add,
  remove,
});

const off = preset('Backend', 'api-off', 'web:\n  api: false\n  port: 80\n');
const on = preset(
  'Backend',
  'api-on',
  'web:\n  api: true\n  # for the api\n  db:\n    user: admin\n    # which\n    hosts: [a, b]\n',
  ['web.port', 'web.never.there'],
);
const both = preset('Backend', 'api-both', 'web:\n  db:\n    user: other\n  mode: both\n');
const small = preset('Size', 'small', 'web:\n  replicas: 1\n');

const defaults = `# spectrocloud.com/enabled-presets: Backend:api-off
# the web
web:
  api: false # or true
  port: 80

  # how many
  replicas: 2
`;
const source: PresetSource = {defaults, presets: [off, on, both, small]};
const apply = (text: string, chosen: Preset | undefined, group = 'Backend') => applyPreset(text, source, group, chosen);

test('a preset sets, adds and removes, with its comments, and the header says so', () => {
  expect(apply(defaults, on).text).toBe(`# spectrocloud.com/enabled-presets: Backend:api-on
# the web
web:
  api: true # or true
  # for the api
  db:
    user: admin
    # which
    hosts: [a, b]

  # how many
  replicas: 2
`);
});

test('switching leaves nothing of the preset before, and going back gives what was shipped', () => {
  const there = apply(defaults, on).text;
  expect(apply(apply(there, both).text, on).text).toBe(there);
  expect(apply(apply(there, both).text, off).text).toBe(defaults);
  expect(parseValues(apply(there, both).text).value).toEqual({
    web: {api: false, port: 80, replicas: 2, db: {user: 'other'}, mode: 'both'},
  });
});

test('presets of two groups stand beside each other, and none of a group is a choice', () => {
  const two = apply(apply(defaults, on).text, small, 'Size').text;
  expect(enabledPresets(two).map(({name}) => name)).toEqual(['api-on', 'small']);
  expect(parseValues(two).value).toMatchObject({web: {api: true, replicas: 1}});
  const none = apply(two, undefined, 'Size').text;
  expect(none).toBe(apply(defaults, on).text);
  expect(apply(defaults, undefined).text).toBe(defaults.replace(' Backend:api-off', ''));
});

const mine = defaults
  .replace('replicas: 2', 'replicas: 7 # mine')
  .replace('web:\n', 'web:\n  # my own\n  extra: {a: 1}\n')
  .replaceAll('\n', '\r\n');

test("the user's own changes and comments stay through any switching", () => {
  const there = apply(mine, on);
  expect(there.kept).toEqual([]);
  expect(parseValues(there.text).value).toMatchObject({web: {api: true, replicas: 7, extra: {a: 1}}});
  expect(there.text).toContain('  # my own\r\n  extra: {a: 1}\r\n');
  expect(apply(there.text, off).text).toBe(mine);
  expect(apply(apply(there.text, both).text, off).text).toBe(mine);
});

test('what a preset sets takes the place of an own value, and says so', () => {
  const applied = apply(defaults.replace('replicas: 2', 'replicas: 7'), small, 'Size');
  expect(parseValues(applied.text).value).toMatchObject({web: {replicas: 1}});
  expect(applied.overwritten.map(({edit, own}) => [formatKeyPath(edit.path), own])).toEqual([['web.replicas', 7]]);
});

test('what a preset would take back stays where it was changed since, and says so', () => {
  const changed = apply(defaults, on).text.replace('user: admin', 'user: me').replace('[a, b]', '[a, b]\n    more: 1');
  const back = apply(changed, off);
  expect(parseValues(back.text).value).toEqual({
    web: {api: false, port: 80, replicas: 2, db: {user: 'me', more: 1}},
  });
  expect(back.kept.map(({edit, own}) => [formatKeyPath(edit.path), own])).toEqual([['web.db.user', 'me']]);
});

test('a preset that is on already is put on again', () => {
  const again = apply(defaults.replace('api: false', 'api: true'), off);
  expect(again.text).toBe(defaults);
  expect(again.changed.map(path => formatKeyPath(path))).toEqual(['web.api']);
});

test("entries of other packs stay in the header as they are, and so does the header's place", () => {
  const odd = defaults
    .replace('# spectro', '# first line\n# spectro')
    .replace('Backend:api-off', 'X - Y:z, Backend:api-off, A:b');
  const switched = applyPreset(odd, {...source, defaults: odd}, 'Backend', on).text;
  expect(switched.split('\n')[1]).toBe('# spectrocloud.com/enabled-presets: X - Y:z, Backend:api-on, A:b');
});

test('a preset that the shipped header names but the values contradict is made true when it is chosen', () => {
  const untrue = defaults.replace('api: false', 'api: maybe');
  const shipped: PresetSource = {...source, defaults: untrue};
  const put = applyPreset(untrue, shipped, 'Backend', off).text;
  expect(put).toBe(defaults);
  const other = applyPreset(untrue, shipped, 'Backend', on).text;
  expect(applyPreset(put, shipped, 'Backend', on).text).toBe(other);
  expect(applyPreset(other, shipped, 'Backend', off).text).toBe(put);
  expect(applyPreset(untrue, shipped, 'Size', small).text).toContain('api: maybe');
});

test('a group that is turned off and on again stands in the header where it was shipped', () => {
  const two = defaults.replace('Backend:api-off', 'Backend:api-off,Size:small');
  const shipped: PresetSource = {...source, defaults: two};
  const without = applyPreset(two, shipped, 'Backend', undefined).text;
  expect(without).toBe(two.replace('Backend:api-off,', ''));
  expect(applyPreset(without, shipped, 'Backend', off).text).toBe(two);
});

test('a comment that has no place beside what the preset sets is said', () => {
  const listed = preset('Size', 'list', 'web:\n  hosts: [c]\n');
  const hosts = defaults.replace('  port: 80', '  port: 80\n  hosts:\n    - a\n    - b');
  const own = hosts.replace('    - b', '    # my own\n    - b');
  const applied = applyPreset(own, {defaults: hosts, presets: [off, listed]}, 'Size', listed);
  expect(applied.leftOut).toEqual([{line: 8, text: '    # my own'}]);
});

test('values of a pack that ships no header get one, and lose it again', () => {
  const plain = defaults.slice(defaults.indexOf('\n') + 1);
  const bare: PresetSource = {...source, defaults: plain};
  const there = applyPreset(plain, bare, 'Size', small).text;
  expect(there).toBe(`# spectrocloud.com/enabled-presets: Size:small\n${plain.replace('replicas: 2', 'replicas: 1')}`);
  expect(applyPreset(there, bare, 'Size', undefined).text).toBe(plain);
  const own = there.replace('port: 80', 'port: 81');
  expect(applyPreset(own, bare, 'Size', undefined).text).toBe(plain.replace('port: 80', 'port: 81'));
});

test('values that are empty are the defaults', () => {
  expect(apply('', on).text).toBe(apply(defaults, on).text);
});

test.each([
  ['a duplicate key', 'web:\n  a: 1\n  a: 2\n', 'line 3'],
  ['a tab', 'web:\n\ta: 1\n', 'line 2'],
  ['no map', '- a\n', 'no map of keys'],
])('a preset with %s is refused, by its name and with the line', (_name, add, where) => {
  expect(() => apply(defaults, preset('Backend', 'broken', add))).toThrow(where);
  expect(() => apply(defaults, preset('Backend', 'broken', add))).toThrow('"broken" of Backend');
});

test('a preset may hold templates', () => {
  const templated = preset('Size', 'var', 'web:\n  replicas: {{ .spectro.var.n }}\n');
  expect(applyPreset(defaults, {...source, presets: [templated]}, 'Size', templated).text).toContain(
    'replicas: {{ .spectro.var.n }}\n',
  );
});

test('groups say what is on, and what the values agree with', () => {
  const [backend, size] = presetGroups(source.presets, defaults.replace('replicas: 2', 'replicas: 1'));
  expect(backend).toMatchObject({name: 'Backend', enabled: {name: 'api-off'}});
  expect(backend?.presets.map(state => [state.preset.name, state.isEnabled, state.agrees])).toEqual([
    ['api-off', true, true],
    ['api-on', false, false],
    ['api-both', false, false],
  ]);
  expect(size).toMatchObject({enabled: undefined, presets: [{isEnabled: false, agrees: true}]});
});

interface RealGroup {
  readonly pack: string;
  readonly name: string;
  readonly source: PresetSource;
  readonly presets: readonly Preset[];
  /** The one that the pack ships enabled. */
  readonly shipped: Preset | undefined;
}

function listRealGroups(): readonly RealGroup[] {
  const values = readPackFiles('values.yaml');
  return [...readPackFiles('presets.yaml')].flatMap(([pack, text]) => {
    const real = {defaults: values.get(pack) ?? '', presets: readPresets(text).presets};
    return presetGroups(real.presets, real.defaults).map(({name, presets, enabled}) => ({
      pack,
      name,
      source: real,
      presets: presets.map(state => state.preset),
      shipped: enabled,
    }));
  });
}

/** The defaults with a change at a path that no preset is about. */
function customise(source: PresetSource): string {
  const data = parseValues(source.defaults).value;
  const taken: readonly KeyPath[] = source.presets.flatMap(other => pathsOfPreset(other, data));
  const free = listLeaves(data).find(
    path => typeof valueAt(data, path) === 'string' && !taken.some(start => startsWithPath(path, start)),
  );
  return free === undefined ? source.defaults : setValue(source.defaults, free, '"my own"');
}

// Of the packs with the longest values, which take seconds each, one group stands for all.
const isQuick = ({pack, name, source: real}: RealGroup) =>
  real.defaults.length < 30_000 || (pack.includes('with-aws') && name === 'IPAM mode');
const groups = listRealGroups().filter(isQuick);
const switchTo = (text: string, {source: real}: RealGroup, chosen: Preset | undefined) =>
  applyPreset(text, real, chosen?.group ?? '', chosen).text;

/** What a switch from one preset to another, or back, leaves behind: none is right. */
function findResidue(group: RealGroup, text: string): readonly string[] {
  const {source: real, presets, shipped} = group;
  const alone = new Map(presets.map(chosen => [chosen, switchTo(text, group, chosen)]));
  const isContradicted = presetGroups(real.presets, real.defaults)
    .flatMap(found => found.presets)
    .some(state => state.preset === shipped && !state.agrees);
  return presets.flatMap((from, at) => {
    const to = presets[(at + 1) % presets.length] ?? from;
    const start = alone.get(from) ?? '';
    const isClean = to === from || switchTo(start, group, to) === alone.get(to);
    const isBack = isContradicted || from === shipped || applyPreset(start, real, from.group, shipped).text === text;
    return [isClean ? '' : `${from.name}, ${to.name}`, isBack ? '' : `${from.name}, back`].filter(
      found => found !== '',
    );
  });
}

test.skipIf(!hasRealData).each(groups)('no preset leaves residue: $pack $name (needs ../shared/data)', group => {
  expect(findResidue(group, group.source.defaults)).toEqual([]);
  expect(findResidue(group, customise(group.source))).toEqual([]);
});

test.skipIf(!hasRealData).each(groups)('what is put on is there: $pack $name (needs ../shared/data)', group => {
  const {source: real, presets} = group;
  const states = presets.map(chosen => {
    const text = switchTo(real.defaults, group, chosen);
    const found = presetGroups(real.presets, text).find(({name}) => name === group.name);
    const state = found?.presets.find(({preset: other}) => other === chosen);
    return [found?.enabled?.name, state?.agrees];
  });
  expect(states).toEqual(presets.map(({name}) => [name, true]));
});
