import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringify} from 'yaml';
import {valueAt} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {hasRealData, readRealFile, readRealValues} from './real-values.ts';

const first = (text: string) => parseValues(text).problems[0];

test('an empty text and one of comments only mean nothing', () => {
  for (const text of ['', '\n', '# only a comment', '# a\n\n# b\n', '---\n', '---\n# a\n...\n']) {
    expect(parseValues(text)).toEqual({value: null, documents: [], problems: []});
  }
});

test('what was printed as YAML is read as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({maxDepth: 3})), value => {
      const plain: unknown = JSON.parse(JSON.stringify(value).replaceAll('-0', '0'));
      // `merge` tells the printer that a bare << is no plain key to us.
      expect(parseValues(stringify(plain, {aliasDuplicateObjects: false, merge: true})).value).toEqual(plain);
    }),
  );
});

test.each([
  ['port: {{ .spectro.var.port }}', {port: '{{ .spectro.var.port }}'}],
  ['port: {{.x}} # why\nb: 1', {port: '{{.x}}', b: 1}],
  ['host: a-{{ .x | default "b: c # d" }}.local', {host: 'a-{{ .x | default "b: c # d" }}.local'}],
  ['list: [{{ .a }}, {{ .b }}]', {list: ['{{ .a }}', '{{ .b }}']}],
  ['map: {a: {{ .a }}}', {map: {a: '{{ .a }}'}}],
  ['- {{ .a }}\n- {{ .b }}{{ .c }}', ['{{ .a }}', '{{ .b }}{{ .c }}']],
  ['{{ .key }}: 1', {'{{ .key }}': 1}],
  ['a: "{{ .x | default \\"1\\" }}"', {a: '{{ .x | default "1" }}'}],
  ["a: '{{ .x | default ''1'' }}'", {a: "{{ .x | default '1' }}"}],
  ['a: |\n  {{ if .x }}\n  # {{ .y }}\n  {{ end }}\n', {a: '{{ if .x }}\n# {{ .y }}\n{{ end }}\n'}],
  ['a: 1\n{{- if .x }}\nb: 2\n{{- end }}\n', {a: 1, b: 2}],
  ['a:\n  {{ .x }}\n', {a: '{{ .x }}'}],
  ['a: \uf000{{ .x }}\uf001 \ue000', {a: '\uf000{{ .x }}\uf001 \ue000'}],
])('%j is read with its templates in place', (text, value) => {
  expect(parseValues(text)).toEqual({value, documents: [value], problems: []});
});

test('bare quotes around a template that holds the same quotes are an error', () => {
  expect(first('a: 1\nb: "{{ .x | default "1" }}"')).toMatchObject({code: 'values.syntax', line: 2, path: 'b'});
});

test('a duplicate key is an error that names both lines', () => {
  expect(first('a:\n  b: 1\n  c: 2\n  b: 3\n')).toMatchObject({
    severity: 'error',
    code: 'values.duplicate-key',
    message: '"b" stands twice in one map: in line 2 and in line 4',
    path: 'a.b',
    line: 4,
    column: 3,
  });
});

test.each([
  ['a: "foo\nb: 1\nc: 2\n', 'values.syntax', 1],
  ["x: 1\na: 'foo\nb: 1\n", 'values.syntax', 2],
  ['x: 1\na: [1, 2\nb: 1\nc: 2\n', 'values.syntax', 2],
  ['a:\n\tb: 1\n', 'values.tab', 2],
  ['a:\n  b: 1\n \tc: 2\n', 'values.tab', 3],
  ['a: 1\n  b: 2\n', 'values.syntax', 2],
  ['a: b: c\n', 'values.syntax', 1],
  ['a:\n  b: 1\n c: 2\n', 'values.syntax', 3],
  ['a: 1\nb\nc: 2\n', 'values.syntax', 2],
  ['x: 1\nkey:value\nb: 1\n', 'values.syntax', 2],
  ['a: @foo\n', 'values.syntax', 1],
  ['a: ]\n', 'values.syntax', 1],
  ['a: *none\n', 'values.alias', 1],
  ['a: 1\nb: &b [*b]\n', 'values.alias', 2],
])('%j has %s in line %i', (text, code, line) => {
  expect(first(text)).toMatchObject({severity: 'error', code, line});
});

test('what is no YAML has no value, and a second document that is none leaves the first', () => {
  expect(parseValues('a: ]').value).toBeUndefined();
  expect(parseValues('a: 1\n---\nb: ]').value).toEqual({a: 1});
});

test('of several documents the first with content counts', () => {
  expect(parseValues('# header\n---\n---\na: 1\n---\nb: 2\n')).toMatchObject({
    value: {a: 1},
    documents: [{a: 1}, {b: 2}],
  });
});

test('aliases and merge keys are followed', () => {
  expect(parseValues('a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\nd:\n  <<: [{y: 4}, *a]\n').value).toEqual({
    a: {x: 1, y: 2},
    b: {x: 1, y: 2},
    c: {x: 1, y: 3},
    d: {x: 1, y: 4},
  });
});

test.each(['<<:', '<<: ~', '<<: 1', '<<: [1, {y: 2}]', '<<: *x'])('%j is no merge, and stays a key', text => {
  const {value, problems} = parseValues(`a: &x text\nb:\n  ${text}\n  z: 1\n`);
  expect(problems).toMatchObject([{severity: 'error', code: 'values.merge', path: 'b.<<', line: 3, column: 3}]);
  expect(Object.keys(valueAt(value, ['b']) ?? {})).toEqual(['<<', 'z']);
});

test('a quoted "<<" is a key like any other, and a template after << may be a map one day', () => {
  expect(parseValues('"<<": {a: 1}\nb: 2\n')).toMatchObject({value: {'<<': {a: 1}, b: 2}, problems: []});
  expect(parseValues('<<: {{ .x }}\nb: 2\n')).toMatchObject({value: {'<<': '{{ .x }}', b: 2}, problems: []});
});

test('a key that looks indented but holds an NBSP is warned about', () => {
  expect(first('a:\n  b: 1\n  \u00a0c: 2\n')).toMatchObject({severity: 'warning', code: 'values.nbsp', line: 3});
});

test('numbers that a double cannot hold keep all their digits', () => {
  expect(parseValues('a: 12345678901234567890').value).toEqual({a: '12345678901234567890'});
});

test('a key of any name is a key', () => {
  const {value} = parseValues('__proto__: {a: 1}\n8080: b\ntrue: c\nnull: d\n? [x, y]\n: e\n');
  expect(JSON.stringify(value)).toBe('{"8080":"b","__proto__":{"a":1},"true":"c","null":"d","[\\"x\\",\\"y\\"]":"e"}');
});

const levels = Array.from({length: 12}, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(10)}]`).join('\n');

test.each([
  ['a bomb of aliases', `l0: &l0 x\n${levels}\n`, 'values.alias'],
  ['a deep nesting', `a: ${'['.repeat(20_000)}`, 'values.depth'],
  ['a line of open braces', `a: ${'{{'.repeat(20_000)}`, 'values.depth'],
  ['a list in lists', '- '.repeat(20_000), 'values.depth'],
])('%s is a problem, and soon', (_name, text, code) => {
  const start = performance.now();
  expect(first(text)).toMatchObject({severity: 'error', code});
  expect(performance.now() - start).toBeLessThan(2000);
});

test('values are read down to 200 levels, whatever the stack would bear', () => {
  const nested = (levels: number) =>
    `a:\n${Array.from({length: levels - 1}, (_, at) => `${' '.repeat(at + 1)}a:\n`).join('')}`;
  expect(parseValues(nested(200)).problems).toEqual([]);
  expect(first(nested(202))).toMatchObject({code: 'values.depth', line: 202});
  expect(first(`a:\n  b: ${'[{c: '.repeat(120)}1${'}]'.repeat(120)}\n`)).toMatchObject({code: 'values.depth', line: 2});
});

test.skipIf(!hasRealData).each([
  ['values-duplicate-key-istio-1.27.0.yaml', ['cni in 466, first in 68']],
  [
    'values-duplicate-keys-cilium-1.14.0.yaml',
    ['preScript in 2536, first in 2532', 'postScript in 2537, first in 2533'],
  ],
  [
    'values-duplicate-keys-nvidia-ovn-kubernetes-v1.0.0.yaml',
    ['enablePersistentIPs in 111, first in 94', 'nodeMgmtPortNetdev in 157, first in 36'],
  ],
])('duplicate keys of %s are found (needs ../shared/data)', (name, duplicates) => {
  const {problems} = parseValues(readRealFile(`hostile/${name}`));
  const found = problems.map(({message}) => /"(.+)" .* in line (\d+) and in line (\d+)/.exec(message) ?? []);
  expect(found.map(([, key, first, line]) => `${key} in ${line}, first in ${first}`)).toEqual(duplicates);
});

test.skipIf(!hasRealData)('all real values are read without a problem (needs ../shared/data)', () => {
  const troubled = [...readRealValues()].filter(([, text]) => parseValues(text).problems.length > 0);
  expect(troubled.map(([name]) => name)).toEqual([]);
});

test.each([
  ['a: "\u001b[31m"', 1, 'U+001B'],
  ['a: 1\nb: \u0000', 2, 'U+0000'],
  ['a: 1\n\ufeffb: 2', 2, 'U+FEFF'],
])('%j holds a character that YAML does not allow', (text, line, says) => {
  expect(parseValues(text).problems[0]).toMatchObject({
    code: 'values.syntax',
    line,
    message: expect.stringContaining(says),
  });
});

test('a byte order mark before the text, and characters of any language, are allowed', () => {
  expect(parseValues('\ufeffa: "ü\u00a0\u0085\t🚀"\r\n').problems).toEqual([]);
});

test.each(['a: 1\rb: 2\r', 'x: 0\na: |\r  b\r', '# c\ra: 1\n'])(
  'a carriage return that ends a line alone is named, not what seems to follow from it: %j',
  text => {
    const [first, ...others] = parseValues(text).problems;
    expect(first).toMatchObject({code: 'values.syntax', message: expect.stringContaining('A carriage return alone')});
    expect(others).toEqual([]);
  },
);
