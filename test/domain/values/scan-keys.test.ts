import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringify} from 'yaml';
import type {Entry, Outline} from '../../../src/domain/values/outline.ts';
import {parseOutline} from '../../../src/domain/values/parse-outline.ts';
import {scanKeys} from '../../../src/domain/values/scan-keys.ts';
import {hasRealData, readRealValues} from './real-values.ts';

/** All that is known of the entries, outside of flow collections. */
function listEntries(outline: Outline | undefined): readonly string[] {
  const rows: string[] = [];
  const list = (entry: Entry, path: string): void => {
    const {segment, line, column, start, shape, mark, valueStart, valueEnd, end} = entry;
    const here = `${path}/${segment}`;
    if (entry.parent !== undefined) {
      rows.push(`${here} at ${line}:${column} ${start} ${shape} ${mark} ${valueStart}-${valueEnd} to ${end}`);
    }
    if (!shape.startsWith('flow')) for (const child of entry.children) list(child, here);
  };
  for (const root of outline?.roots ?? []) list(root, '');
  return rows;
}

const key = fc.oneof(
  fc.constantFrom('a', 'b.c', 'd e', '8080', '"', 'true', '<<', '{{ .x }}', '- x', '#', "it's"),
  fc.string(),
);
const {value} = fc.letrec(tie => ({
  value: fc.oneof(
    {depthSize: 'small', maxDepth: 4},
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('two\nlines\n', 'a: b', '# x', '\n\nx\n\n\n', ' x\n  y\n', '{{ .x }}'),
    ),
    fc.array(tie('value'), {maxLength: 3}),
    fc.dictionary(key, tie('value'), {maxKeys: 4}),
  ),
}));
const style = fc.record({
  indent: fc.integer({min: 1, max: 4}),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  lineWidth: fc.constantFrom(0, 25, 80),
});

test('the scan agrees with the parser on all that is printed as YAML', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value, {maxKeys: 5}), style, fc.boolean(), (map, style, isCrlf) => {
      const printed = stringify(map, {...style, aliasDuplicateObjects: false});
      const text = isCrlf ? printed.replaceAll('\n', '\r\n') : printed;
      const scan = scanKeys(text);
      fc.pre(scan.isSure);
      expect(listEntries(scan)).toEqual(listEntries(parseOutline(text)));
    }),
    {numRuns: 500},
  );
});

const fragments = [
  'a:',
  'b: 1',
  '"c": x',
  "'d' : y",
  'e: |',
  'e: >-',
  'f: |+',
  'g: |2',
  'h: &h',
  'i: *h',
  'j: !t',
  'k: [1, {l: "]"}]',
  'm: {n: 1,',
  'o: 2}',
  'p: "q',
  'r"',
  "s: 't''u",
  "v'",
  'w: x # c',
  '- a',
  '- b: 1',
  '- - c',
  '-',
  '- |',
  '- # c',
  '# c',
  '#',
  '',
  '   ',
  'text',
  'more text: x',
  'x y z',
  '---',
  '...',
  '? k',
  ': v',
  '{{ .x }}: 1',
  '{{- if .x }}',
  'y: {{ .y }}',
  '&a z: 1',
  '<<: *h',
  '\t',
  '\t# c',
  'aa:\t1',
  'bb: -1',
  'cc: ?d',
  'dd: http://x',
  'ee:ff',
  '- "g": h',
  '- [a, b]',
  '- {c: d}',
  '- !t',
  '- &i e',
  '"',
];
const soup = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...fragments)), {maxLength: 9});

test('the scan agrees with the parser on any lines that are YAML, or says that it is unsure', () => {
  fc.assert(
    fc.property(soup, fc.constantFrom('\n', '\r\n'), fc.boolean(), (lines, lineBreak, hasFinal) => {
      const text =
        lines.map(([indent, line]) => ' '.repeat(indent) + line).join(lineBreak) + (hasFinal ? lineBreak : '');
      const scan = scanKeys(text);
      const outline = parseOutline(text);
      fc.pre(scan.isSure && outline !== undefined);
      expect(listEntries(scan)).toEqual(listEntries(outline));
    }),
    {numRuns: 3_000, maxSkipsPerRun: 1000},
  );
});

test.skipIf(!hasRealData)(
  'the scan is sure of all real values, and agrees with the parser (needs ../shared/data)',
  () => {
    const wrong = [...readRealValues()].filter(([, text]) => {
      const scan = scanKeys(text);
      return !scan.isSure || listEntries(scan).join('\n') !== listEntries(parseOutline(text)).join('\n');
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  },
);

test.each([
  ['open brackets', '[\n'.repeat(50_000)],
  ['open quotes', 'a: "\n'.repeat(50_000)],
  ['open braces', '{{\n'.repeat(50_000)],
  ['dashes', '- '.repeat(50_000)],
  ['one long line', `a: ${'x '.repeat(100_000)}`],
  ['deep maps', Array.from({length: 600}, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
])('a hostile text of %s is scanned in no time', (_name, text) => {
  const start = performance.now();
  scanKeys(text);
  expect(performance.now() - start).toBeLessThan(500);
});
