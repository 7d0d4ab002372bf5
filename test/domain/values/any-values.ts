import fc from 'fast-check';
import {stringify} from 'yaml';
import {parseValues} from '../../../src/domain/values/parse-values.ts';

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    '',
    'two\nlines\n',
    'a\n\n b\nc',
    'a: b',
    '# x',
    'x # y',
    '{{ .x }}',
    'yes',
    '0644',
    '1.10',
    '- a',
    '[',
    "it's",
    '"',
    '~',
    '\n\n',
  ),
);
const key = fc.constantFrom(
  'a',
  'b',
  'c',
  'd.e',
  'f g',
  '8080',
  'yes',
  '{{ .k }}',
  'nvidia.com/gpu',
  '"q"',
  '-',
  'name',
);

/** Values as maps, lists and scalars, of all the sorts that give a printer trouble. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    {depthSize: 'small', maxDepth: 3},
    scalar,
    fc.array(tie('value'), {maxLength: 3}),
    fc.dictionary(key, tie('value'), {maxKeys: 4}),
  ),
})).value;

const style = fc.record({
  indent: fc.integer({min: 1, max: 4}),
  indentSeq: fc.boolean(),
  collectionStyle: fc.constantFrom('any' as const, 'any' as const, 'block' as const, 'flow' as const),
  blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  lineWidth: fc.constantFrom(0, 25, 80),
});

const printed = fc
  .tuple(
    fc.dictionary(key, anyValue, {maxKeys: 5}),
    style,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '# c', '  # d'))),
  )
  .map(([map, style, between]) => {
    const lines = stringify(map, {...style, aliasDuplicateObjects: false}).split('\n');
    // Comments and blank lines where they change nothing; where they would, the filter below drops the text.
    for (const [at, line] of between) lines.splice(at % lines.length, 0, line);
    return lines.join('\n');
  });

const fragments = [
  'a:',
  'b: 1',
  '"c": x',
  "'d' : y",
  'e: |',
  'e: >-',
  'f: |+',
  'h: &h',
  'j: !t',
  'k: [1, {l: "]"}]',
  'm: {n: 1,',
  'o: 2}',
  'p: "q',
  'r"',
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
  '',
  '   ',
  'text',
  '{{ .x }}: 1',
  'y: {{ .y }}',
  '- "g": h',
  '- [a, b]',
  '- {c: d}',
  'z: {}',
  'zz: []',
  'zzz: # c',
  'yy: {a, b: }',
  'xx: [ ]',
  'ww: [a: 1, b]',
  'vv: { "a":1, "b":[2] }',
  'uu: {a: 1,}',
];

/** Lines of all sorts of YAML, put together at random. */
const soup = fc
  .array(fc.tuple(fc.nat(2), fc.constantFrom(...fragments)), {minLength: 1, maxLength: 10})
  .map(lines => lines.map(([indent, line]) => '  '.repeat(indent) + line).join('\n'));

/** Values texts that are YAML without a problem and hold a map: printed in any style, or odd lines; any line breaks. */
export const anyValuesText: fc.Arbitrary<string> = fc
  .tuple(fc.oneof(printed, soup), fc.boolean(), fc.boolean())
  .map(([text, isCrlf, hasFinalBreak]) => {
    const ended = hasFinalBreak ? text : text.replace(/\n$/, '');
    return isCrlf ? ended.replaceAll('\n', '\r\n') : ended;
  })
  .filter(text => {
    // What a kept text (`|+`) makes of blanks after the last line break is for nobody to say.
    if (/\n[ \t]+$/.test(text)) return false;
    const {value, problems} = parseValues(text);
    return problems.length === 0 && typeof value === 'object' && value !== null && !Array.isArray(value);
  });
