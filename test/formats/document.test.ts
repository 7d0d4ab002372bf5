import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {MAX_DOCUMENT, readDocument, toJson, toYaml} from '../../src/formats/document.ts';
import {oddText} from './odd-text.ts';

const read = (text: string) => readDocument(text, 'x.yaml');
const isText = (path: readonly (string | number)[]) => path.join('.') === 'list.1.version';

test.each([
  ['{"a": 1,}', 'line 1, column 8: a comma too many before "}"'],
  ['{\n  "a": x\n}', 'line 2, column 8: a value is expected, not "x"'],
  ['{"a": 1', 'line 1, column 8: "," or "}" is expected, not the end of the file'],
  ['{"a": "x\ny"}', 'line 1, column 9: a line break'],
  ['{"a": "x', 'line 1, column 7: text that is never closed'],
  ['{"a": "\\x"}', 'column 8: "\\x" is no escape'],
  ['{"a": 01}', '"," or "}" is expected, not "1"'],
  ['{"a" 1}', '":" is expected after the key "a"'],
  ['{"a": 1, "a": 2}', 'line 1, column 10: the key "a" is there twice'],
  ['{"a": 1}\n{"b": 2}', 'line 2, column 1: "{" after the end'],
  ['// exported today\n{"a": 1}', 'begins with a comment, which JSON does not have'],
  ['# mine\nlocals {\n  a = 1\n}\nresource "x" "y" {\n  b = <<-EOT\n  c: 1\nEOT\n}', 'is Terraform configuration'],
  ['a: 1\nb: [1\nc: 2', 'line 3'],
  ['a: 1\na: 2', 'line 2'],
  ['x:\n  b:\n  a:\n  b:\n', 'line 4, column 3'],
  ['a: [1', 'line 1'],
  ['a: 1\n---\nb: 2', 'line 2: a second YAML document'],
  ['a: *b', 'Unresolved alias'],
])('a syntax error says where it is: %j', (text, where) => {
  expect(() => read(text)).toThrow(expect.objectContaining({code: 'document.syntax'}));
  expect(() => read(text)).toThrow(where);
});

test('JSON and YAML are told apart by what they begin with', () => {
  expect(read('\ufeff {"a": [1, true, null, -1.5, "\\u003c\\n"]}')).toEqual({a: [1, true, null, -1.5, '<\n']});
  expect(read('{a: 1}')).toEqual({a: 1});
  expect(read('# mine\na: 1\r\nb: |\r\n  x\r\n')).toEqual({a: 1, b: 'x\n'});
});

test('what holds no document is named', () => {
  expect(() => read('')).toThrow('x.yaml is empty');
  expect(() => read('# only this')).toThrow('nothing but comments');
  expect(() => read('\u001f\u008b\0')).toThrow('binary');
});

test('documents that are made to hang a reader are refused at once', () => {
  const bomb = `a: &a [x]\n${Array.from({length: 20}, (_, n) => `b${n}: &b${n} [${`*${n === 0 ? 'a' : `b${n - 1}`}, `.repeat(9)}]`).join('\n')}`;
  const started = performance.now();
  expect(() => read('x'.repeat(MAX_DOCUMENT + 1))).toThrow(expect.objectContaining({code: 'document.too-large'}));
  expect(() => read(bomb)).toThrow('alias');
  expect(() => read('['.repeat(100_000))).toThrow(expect.objectContaining({code: 'document.too-deep'}));
  expect(() => read('- '.repeat(5000))).toThrow(expect.objectContaining({code: 'document.too-deep'}));
  expect(() => read(`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`)).toThrow('nested more than');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('a document of more entries than any profile has is refused before it is parsed', () => {
  const most = {maxEntries: 1000};
  const refused = expect.objectContaining({code: 'document.too-large'});
  const started = performance.now();
  for (const text of ['- {a: [1, 2, 3]}\n'.repeat(500_000), 'a:\n'.repeat(1001), `[${'1,'.repeat(2000)}1]`]) {
    expect(() => readDocument(text, 'x', most)).toThrow(refused);
  }
  expect(performance.now() - started).toBeLessThan(1500);
});

test('lines of block texts, and what stands in quotes, are no entries', () => {
  const block = `a: |\n${'  - {x: [1, 2]}\n'.repeat(2000)}b: 1\n`;
  expect(readDocument(block, 'x', {maxEntries: 1000})).toMatchObject({b: 1});
  const quoted = `a: "{${'x, '.repeat(2000)}}"\nb: '[${'y, '.repeat(2000)}]'\n`;
  expect(Object.keys(Object(readDocument(quoted, 'x', {maxEntries: 1000})))).toEqual(['a', 'b']);
  expect(readDocument(JSON.stringify({a: 'x, '.repeat(2000)}), 'x', {maxEntries: 1000})).toHaveProperty('a');
});

test('a text field in YAML is read as it is written', () => {
  expect(readDocument('list: [a, {version: 1.10, n: 1.10}]', 'x', {isText})).toEqual({
    list: ['a', {version: '1.10', n: 1.1}],
  });
});

test('JSON leaves <, > and & as they are and ends with a line break', () => {
  expect(toJson({a: '<&>'})).toBe('{\n  "a": "<&>"\n}\n');
});

test('values are a block scalar, also when they are one line', () => {
  expect(toYaml({packs: [{name: 'a', values: 'x: 1'}], variables: []})).toBe(
    'packs:\n  - name: a\n    values: |-\n      x: 1\nvariables: []\n',
  );
});

test('what a block scalar cannot hold is quoted with a line of the text on each line', () => {
  expect(toYaml({values: 'a: 1\r\n  b: 2\r\n'})).toBe('values: "\\\n  a: 1\\r\\n\\\n  \\  b: 2\\r\\n"\n');
});

test.each([
  '1.10',
  '22.04',
  '1',
  '0644',
  '1_000',
  '0x1f',
  '1e3',
  'yes',
  'Off',
  'null',
  '~',
  '',
  ' ',
  '2026-01-01',
  '12:30:45',
  '-',
  '- a',
  '? a',
  '*.*',
  '&a',
  '!b',
  '%c',
  '@d',
  '`e',
  '# f',
  'a #b',
  'a: b',
  'a:',
  '[x',
  '{y',
  "it's",
  '"q"',
  '.5',
  '+1',
  '=',
  '<<',
])('text that looks like something else stays text: %j', text => {
  expect(parse(toYaml({a: text}), {version: '1.1'})).toEqual({a: text});
  expect(parse(toYaml({a: text}))).toEqual({a: text});
});

test('any tree of odd text reads back as it was written, as YAML and as JSON', () => {
  const tree = fc.letrec(tie => ({
    node: fc.oneof(
      {maxDepth: 3, withCrossShrink: true},
      oddText,
      fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21),
      fc.array(tie('node'), {maxLength: 4}),
      fc.dictionary(fc.oneof(oddText, fc.constantFrom('values', 'content')), tie('node'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, value => {
      const document = {document: value};
      expect(read(toYaml(document))).toEqual(document);
      expect(read(toJson(document))).toEqual(document);
    }),
    {numRuns: 500},
  );
});
