import {expect, test} from 'vitest';
import {compileHelmSchema} from '../../../src/domain/validate/helm-schema.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';

function check(schema: object, values: unknown): readonly string[] {
  const compiled = compileHelmSchema(JSON.stringify(schema));
  if (!compiled.isValid) return [compiled.why];
  const result = compiled.check(values);
  return result.isDone
    ? result.findings.map(({path, message}) => `${formatKeyPath(path)} ${message}`)
    : [`given up: ${result.why}`];
}

test.each([
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft-07/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
  undefined,
])('a schema of the draft %s is read', $schema => {
  const schema = {$schema, properties: {list: {items: {type: 'string'}}}};
  expect(check(schema, {list: ['a', 1]})).toEqual(['list[1] must be string']);
});

test('what is missing is not told, since the chart has values of its own', () => {
  expect(check({required: ['a'], anyOf: [{required: ['b']}, {required: ['c']}]}, {})).toEqual([]);
});

test('of branches none of which fits, the branch is told once', () => {
  const schema = {properties: {port: {anyOf: [{type: 'integer'}, {type: 'null'}]}}};
  expect(check(schema, {port: 'http'})).toEqual(['port must match a schema in anyOf']);
});

test('a null takes a key away before the chart sees it', () => {
  expect(check({properties: {a: {type: 'string'}}}, {a: null})).toEqual([]);
});

test('a key with a slash is found again', () => {
  expect(check({properties: {'a/b': {type: 'string'}}}, {'a/b': 1})).toEqual(['a/b must be string']);
});

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['a reference to elsewhere', '{"$ref": "https://example.com/s.json"}'],
  ['a type that there is not', '{"type": "strin"}'],
])('%s makes a schema that is not used', (_, text) => {
  expect(compileHelmSchema(text).isValid).toBe(false);
});

test('a pattern that would hang a backtracking engine is answered at once', () => {
  const start = performance.now();
  expect(check({properties: {a: {pattern: '^(a+)+$'}}}, {a: `${'a'.repeat(2000)}b`})).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('an example, a default and a choice among maps are left as they are written', () => {
  const schema = {properties: {a: {enum: [{b: 1}, 'x'], default: {b: 1}}, enum: {type: 'integer'}}};
  expect(check(schema, {a: {b: 1}, enum: 1})).toEqual([]);
  expect(check(schema, {enum: 'x'})).toEqual(['enum must be integer']);
});

test('items that must differ are compared by what they mean', () => {
  const schema = {properties: {list: {uniqueItems: true}}};
  expect(check(schema, {list: [{a: 1, b: 2}, {a: 1}]})).toEqual([]);
  expect(
    check(schema, {
      list: [
        {a: 1, b: 2},
        {b: 2, a: 1},
      ],
    }),
  ).toHaveLength(1);
  expect(check(schema, {list: Array.from({length: 20_000}, (_, at) => ({at}))})).toEqual([]);
});

test('a schema that refers to itself on the way down is used', () => {
  const schema = {properties: {child: {$ref: '#'}, name: {type: 'string'}}};
  expect(check(schema, {child: {child: {name: 1}}})).toEqual(['child.child.name must be string']);
});

/** Each of the definitions asks twice for the next one: 2 to the power of 40 looks at the last. */
const doubling = (under: string) => {
  const twice = (at: number) => [{$ref: `#/${under}/d${at + 1}`}, {$ref: `#/${under}/d${at + 1}`}];
  const definitions = Object.fromEntries(Array.from({length: 40}, (_, at) => [`d${at}`, {allOf: twice(at)}]));
  return {[under]: {...definitions, d40: {type: 'string'}}, $ref: `#/${under}/d0`};
};
const nested = (depth: number) => Array.from({length: depth}).reduce<object>(inner => ({not: inner}), {});
const wide = {additionalProperties: {allOf: Array.from({length: 5000}, () => ({type: 'string'}))}};
const patterns = Object.fromEntries(Array.from({length: 2000}, (_, at) => [`(a|b)*c${at}$`, {type: 'string'}]));
const manyKeys = Object.fromEntries(Array.from({length: 5000}, (_, at) => [`${'ab'.repeat(20)}${at}`, at]));

test.each([
  ['references that double', doubling('definitions'), {a: 1}],
  ['the same in examples, where no schema should be', doubling('default'), {a: 1}],
  ['a reference to itself', {$ref: '#'}, {a: 1}],
  [
    'two that refer to each other',
    {definitions: {a: {$ref: '#/definitions/b'}, b: {$ref: '#/definitions/a'}}, $ref: '#/definitions/a'},
    {},
  ],
  ['a nesting of 2,000', nested(2000), {}],
  ['thousands of schemas for thousands of values', wide, manyKeys],
  ['thousands of patterns for thousands of keys', {patternProperties: patterns}, manyKeys],
])('%s: given up soon, and never thrown', (_, schema, values) => {
  const start = performance.now();
  expect(check(schema, values)).toHaveLength(1);
  // For ever otherwise; other tests run beside this one.
  expect(performance.now() - start).toBeLessThan(15_000);
});
