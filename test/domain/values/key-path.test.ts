import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  formatKeyPath,
  parseKeyPath,
  resolveDotted,
  startsWithPath,
  valueAt,
} from '../../../src/domain/values/key-path.ts';

const segment = fc.oneof(
  fc.string(),
  fc.nat(),
  fc.record({by: fc.constantFrom('name', 'key', 'id'), name: fc.string()}),
);

test('every key path reads back as it was written', () => {
  fc.assert(
    fc.property(fc.array(segment), path => {
      expect(parseKeyPath(formatKeyPath(path))).toEqual(path);
    }),
  );
});

test.each([
  [['charts', 'grafana', 'replicas'], 'charts.grafana.replicas'],
  [['options', 'system.uri'], 'options."system.uri"'],
  [['nvidia.com/gpu'], '"nvidia.com/gpu"'],
  [['args', 2, 0], 'args[2][0]'],
  [['containers', {by: 'name', name: 'web'}, 'image'], 'containers[name=web].image'],
  [['', ' '], '""." "'],
  [[], ''],
])('%j is written %s', (path, text) => {
  expect(formatKeyPath(path)).toBe(text);
});

test.each(['a..b', '.a', 'a.', 'a[', 'a[x]', 'a"b"', 'a.[0]', '"\\x"', 'a b'])('%s is no key path', text => {
  expect(parseKeyPath(text)).toBeUndefined();
});

test('single quotes are understood', () => {
  expect(parseKeyPath("options.'system.uri'.'it''s'")).toEqual(['options', 'system.uri', "it's"]);
});

test('a path in dotted words finds keys with dots in them', () => {
  const values = {options: {'system.uri': 'NA', system: {other: 1}}, list: [{a: 1}]};
  expect(resolveDotted(values, 'options.system.uri')).toEqual(['options', 'system.uri']);
  expect(resolveDotted(values, 'options.system.other')).toEqual(['options', 'system', 'other']);
  expect(resolveDotted(values, 'list.0.a')).toEqual(['list', 0, 'a']);
  expect(resolveDotted(values, 'options.none')).toBeUndefined();
});

test('a value is found by index and by the name of a list item, and what every object has is not', () => {
  const values = {
    env: [
      {name: 'A', value: 1},
      {name: 'B', value: null},
    ],
  };
  expect(valueAt(values, ['env', {by: 'name', name: 'A'}, 'value'])).toBe(1);
  expect(valueAt(values, ['env', 1, 'value'])).toBeNull();
  expect(valueAt(values, ['env', 2])).toBeUndefined();
  expect(valueAt(values, ['constructor'])).toBeUndefined();
});

test('a path starts with the paths above it', () => {
  expect(startsWithPath(['a', 0, 'b'], ['a', 0])).toBe(true);
  expect(startsWithPath(['a', 0], ['a', 0, 'b'])).toBe(false);
});
