import {expect, test} from 'vitest';
import {parseSchema, passwordPaths} from '../../../src/domain/schema-constraint/parse-schema.ts';

test.each([
  ['{{ required }}', {isRequired: true, isReadonly: false}],
  ['{{required}}', {isRequired: true}],
  ['{{ readonly }}', {isReadonly: true}],
  ['{{ required | format "${string}" }}', {isRequired: true, format: {text: '${string}'}}],
  ['{{ format "${list:[a,b]}"  | hints "One." "Two."}}', {hints: ['One.', 'Two.'], format: {text: '${list:[a,b]}'}}],
  ['{{ hints "a | b" | hints "c" }}', {hints: ['a | b', 'c']}],
  ['{{ format "${string:/^\\d+$/}" }}', {format: {parts: [{type: 'string', regex: '^\\d+$'}]}}],
  ['{{ format "${string:/\\"/}" }}', {format: {parts: [{type: 'string', regex: '"'}]}}],
])('%s is read', (template, expected) => {
  const {constraints, troubles} = parseSchema(`a.b:\n  schema: '${template}'`);
  expect(troubles).toEqual([]);
  expect(constraints).toMatchObject([{path: 'a.b', line: 2, ...expected}]);
});

test('comments, blanks after keys, a thin indent and a missing final newline change nothing', () => {
  const {constraints} = parseSchema(
    "# head\nawsAccountNumber: \n # why\n schema: '{{ required }}'\n\na.b.$[]:\n  schema: '{{ format \"${ipv4}\"}}'",
  );
  expect(constraints.map(({path, line}) => [path, line])).toEqual([
    ['awsAccountNumber', 4],
    ['a.b.$[]', 7],
  ]);
});

test('keys that are nested instead of dotted give the same path', () => {
  expect(parseSchema("a:\n  b:\n    schema: '{{ required }}'").constraints).toMatchObject([{path: 'a.b'}]);
});

test.each([
  ['an empty file', ''],
  ['comments only', '# nothing\n'],
  ['a list', '- a\n- b\n'],
])('%s has no constraints and no troubles', (_, text) => {
  expect(parseSchema(text)).toEqual({constraints: [], troubles: []});
});

test('what cannot be read is told with its line, and the rest is used', () => {
  const {constraints, troubles} = parseSchema(
    "a:\n  schema: '{{ requird }}'\nb:\n  schema: 'required'\nc:\n  schema: '{{ required }}'",
  );
  expect(troubles.map(({line}) => line)).toEqual([2, 4]);
  expect(constraints.at(-1)).toMatchObject({path: 'c', isRequired: true});
  expect(parseSchema('a: [').troubles.length).toBeGreaterThan(0);
  expect(parseSchema('['.repeat(20_000)).constraints).toEqual([]);
});

test('passwords are found wherever they stand in the form', () => {
  const schema = parseSchema(
    'a:\n  schema: \'{{ required | format "${password}" }}\'\nb:\n  schema: \'{{ format "${string}" }}\'\nc:\n  schema: \'{{ format "x${password:/a/}" }}\'',
  );
  expect(passwordPaths(schema)).toEqual(['a', 'c']);
});
