import {expect, test} from 'vitest';
import {formatKeyPath} from '../../src/domain/values/key-path.ts';
import {compileHelmSchema} from '../../src/domain/helm-schema.ts';

function check(schema: object, values: unknown): readonly string[] {
  const compiled = compileHelmSchema(JSON.stringify(schema));
  return compiled.isValid
    ? compiled.check(values).map(({path, message}) => `${formatKeyPath(path)} ${message}`)
    : [compiled.why];
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
