import {describe, expect, test} from 'vitest';
import {parseSchema} from '../../../src/domain/schema-constraint/parse-schema.ts';
import {parseDocuments, TOO_MUCH} from '../../../src/domain/values/parse-documents.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {readDocument} from '../../../src/formats/document.ts';
import {readPresets} from '../../../src/formats/presets-yaml.ts';
import {costOf} from '../../cost.ts';

const lines = (count: number, line: (n: number) => string) => Array.from({length: count}, (_, n) => line(n)).join('');

/** Nine times nine times nine...: the ninth has 387 million nodes. */
const BOMB = Array.from('abcdefghi')
  .map(
    (name, at) =>
      `${name}: &${name} [${Array(9)
        .fill(at === 0 ? '"x"' : `*${'abcdefghi'[at - 1]}`)
        .join(',')}]\n`,
  )
  .join('');

/** Each keeps the parser, or what comes after it, for seconds or for ever, unless it is stopped. */
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['an alias bomb', BOMB],
  ['an alias bomb as a key', `${BOMB}? *i\n: 1\n`],
  ['a bomb of merge keys', `a: &a {${lines(3000, n => `k${n}: 1,`)}}\n${lines(3000, n => `b${n}:\n  <<: *a\n`)}`],
  ['a chain of merge keys', `a0: &a0 {x: 1}\n${lines(5000, n => `a${n + 1}: &a${n + 1} {<<: *a${n}, y${n}: 1}\n`)}`],
  ['aliases without end', `a: &a [1, 2, 3]\nb:\n${'  - *a\n'.repeat(1_500_000)}`],
  ['brackets that are never closed', `a: ${'['.repeat(9_000_000)}`],
  ['maps that are never closed', `a: ${'{a: '.repeat(3_000_000)}`],
  ['lists in lists on one line', `${'- '.repeat(2_000_000)}x`],
  ['half a million keys', lines(500_000, n => `key${n}: 1\n`)],
  ['twenty thousand keys of one map', lines(20_000, n => `key${n}: 1\n`)],
  ['a list of a million numbers', `a: [${'1,'.repeat(1_000_000)}1]`],
  ['templates in every line', 'a: {{ x }}\n'.repeat(300_000)],
  ['templates that are never closed', `${'{{\n'.repeat(3_000_000)}}}`],
];

describe.each(HOSTILE)('%s', (_, text) => {
  test.each([
    ['as values', () => parseValues(text)],
    ['as presets', () => readPresets(text)],
    ['as a schema', () => parseSchema(text)],
    ['as a document', () => readDocument(text, 'f.yaml', {isText: path => path.length > 9})],
  ])('is read or refused within a second %s', (_name, read) => {
    // A second, and another for what collects garbage beside it and counts too.
    expect(costOf(read)).toBeLessThan(2);
  });
});

test('what holds too much says so and what to do', () => {
  const text = lines(500_000, n => `key${n}: 1\n`);
  expect(parseValues(text).problems).toMatchObject([{code: 'values.too-large', line: 1}]);
  expect(() => readDocument(text, 'big.yaml')).toThrow(expect.objectContaining({code: 'document.too-large'}));
});

test('a long text of few tokens is read: a block scalar is one, however long, up to five times the lines of the largest file', () => {
  const errorsOf = (lines: number) => parseDocuments(`a: |\n${'  some text\n'.repeat(lines)}`, {})[0]?.errors ?? [];
  expect(errorsOf(199_000)).toEqual([]);
  expect(errorsOf(201_000)).toMatchObject([{message: TOO_MUCH}]);
});

test('a key that stands twice is refused where it stands the second time', () => {
  expect(() => readDocument('a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n', 'f.yaml')).toThrow(
    'f.yaml line 5, column 3: Map keys must be unique',
  );
});
