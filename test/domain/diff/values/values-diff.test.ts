import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringify} from 'yaml';
import {linesOf} from '../../../../src/domain/diff/lines/line-edit.ts';
import {diffTexts, diffValuesTexts} from '../../../../src/domain/diff/text-diff.ts';
import {readOneLineScalar, treeOf} from '../../../../src/domain/diff/values/value-tree.ts';
import {diffValues} from '../../../../src/domain/diff/values/values-diff.ts';
import {parseValues} from '../../../../src/domain/values/parse-values.ts';
import {readYaml} from '../../../../src/domain/values/read-yaml.ts';
import {anyValuesText} from '../../values/any-values.ts';

/** What differs, one line each: `path change before -> after`. */
function pathsOf(before: string, after: string): string[] {
  return (diffValuesTexts(before, after)?.paths ?? []).map(({path, change, before, after}) =>
    [path, change, ...[before, after].map(side => JSON.stringify(side) ?? '-')].join(' '),
  );
}

const diffTwo = (a: string, b: string) => diffValues({text: a, lines: linesOf(a)}, {text: b, lines: linesOf(b)});

const extentOf = (before: string, after: string) => diffValuesTexts(before, after)?.extent;

test('a changed scalar stands at its key path, with its lines on both sides', () => {
  const diff = diffValuesTexts(
    'charts:\n  grafana:\n    replicas: 2\n',
    '# new\ncharts:\n  grafana:\n    replicas: 3\n',
  );
  expect(diff?.paths).toEqual([
    {path: 'charts.grafana.replicas', change: 'changed', before: 2, after: 3, beforeLine: 3, afterLine: 4},
  ]);
});

test('a map that came is one change with its whole value', () => {
  expect(pathsOf('a: 1\n', 'a: 1\nb:\n  c: [1, 2]\n')).toEqual(['b added - {"c":[1,2]}']);
});

test('keys with dots are quoted', () => {
  expect(pathsOf('options:\n  system.uri: x\n', 'options:\n  system.uri: y\n')).toEqual([
    'options."system.uri" changed "x" "y"',
  ]);
});

test('list items match by a key that is unique in both lists, and say which', () => {
  const before = 'env:\n- name: A\n  value: 1\n- name: B\n  value: 2\n';
  const after = 'env:\n- name: B\n  value: 3\n- name: A\n  value: 1\n- name: C\n  value: 4\n';
  expect(diffValuesTexts(before, after)?.paths.map(({path, change, matchedBy}) => [path, change, matchedBy])).toEqual([
    ['env[name=B]', 'moved', 'name'],
    ['env[name=B].value', 'changed', 'name'],
    ['env[name=C]', 'added', 'name'],
  ]);
});

test('where names repeat, items match by the next key or by index', () => {
  const byId = diffValuesTexts(
    'l:\n- {name: x, id: 1, v: 1}\n- {name: x, id: 2}\n',
    'l:\n- {name: x, id: 2}\n- {name: x, id: 1, v: 2}\n',
  );
  expect(byId?.paths.map(({path, matchedBy}) => [path, matchedBy])).toContainEqual(['l[id=1].v', 'id']);
  expect(
    diffValuesTexts('l:\n- {name: x}\n- {name: x, v: 1}\n', 'l:\n- {name: x}\n- {name: x, v: 2}\n')?.paths,
  ).toMatchObject([{path: 'l[1].v', matchedBy: 'index'}]);
});

test('an item put at the head of a list without names is one addition', () => {
  expect(pathsOf('args: [a, b, c]\n', 'args: [x, a, b, c]\n')).toEqual(['args[0] added - "x"']);
});

test('a text of several lines is diffed inside', () => {
  const [change] = diffValuesTexts('config: |\n  a\n  b\n  c\n', 'config: |\n  a\n  B\n  c\n')?.paths ?? [];
  expect(change?.lines).toEqual([{aStart: 1, aEnd: 2, bStart: 1, bEnd: 2}]);
});

test('comments only and formatting only are told from changes of meaning', () => {
  expect(extentOf('# a\nx: 1\n', '# b\nx: 1\n')).toBe('comments');
  expect(extentOf('x: 1 # a\n', 'x: 1 # b\n')).toBe('comments');
  expect(extentOf('x: "1"\ny: [1,2]\n', "y: [ 1, 2 ]\nx: '1'\n")).toBe('formatting');
  expect(extentOf('x: 1\n', '\nx: 1\n\n')).toBe('formatting');
  expect(extentOf('x: 1\r\ny: 2\r\n', 'x: 1\ny: 2\n')).toBe('formatting');
  expect(extentOf('x: 1\n', 'x: 2\n')).toBe('meaning');
});

test('one final newline is no difference', () => {
  expect(diffValuesTexts('x: 1', 'x: 1\n')).toBeUndefined();
});

test('words that Helm reads as something else are not the same as their quoted form', () => {
  expect(diffValuesTexts('x: yes\n', 'x: "yes"\n')?.paths).toMatchObject([
    {before: 'yes', after: 'yes', quoted: 'after'},
  ]);
  expect(pathsOf('x: 0644\n', 'x: 644\n')).toEqual(['x changed "0644" 644']);
  expect(pathsOf('x: 12345678901234567890\n', 'x: 12345678901234567891\n')).toHaveLength(1);
  expect(pathsOf("x: 'plain'\n", 'x: plain\n')).toEqual([]);
});

test('values with templates are compared by key path, with the templates as they stand', () => {
  expect(pathsOf('port: 80\n', 'port: {{ .spectro.var.port }}\n')).toEqual([
    'port changed 80 "{{ .spectro.var.port }}"',
  ]);
});

test('a template on a line of its own that differs is compared as text', () => {
  const diff = diffValuesTexts('{{ if .a }}\nx: 1\n{{ end }}\n', '{{ if .b }}\nx: 1\n{{ end }}\n');
  expect(diff).toMatchObject({comparedAs: 'text', extent: 'meaning', added: 1, removed: 1});
});

test('what is no YAML is compared as text, and says where it stopped to be YAML', () => {
  const diff = diffValuesTexts('x: 1\ny: [1\n', 'x: 2\ny: [1\n');
  expect(diff).toMatchObject({comparedAs: 'text', paths: [], added: 1, removed: 1});
  expect(diffValuesTexts('y: 1\n', 'x: 2\ny: [1\n')?.note).toContain('not YAML: line 2');
});

test('anchors and merge keys are followed', () => {
  const text = (n: number) => `base: &base\n  cpu: ${n}\nweb:\n  <<: *base\n  memory: 1\n`;
  expect(pathsOf(text(1), text(2))).toEqual(['base.cpu changed 1 2', 'web.cpu changed 1 2']);
});

test('a bomb of aliases and endless nesting are compared as text, soon', () => {
  const levels = Array.from({length: 9}, (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(',')}]`);
  const bomb = ['l0: &l0 [x]', ...levels].join('\n');
  expect(diffValuesTexts(bomb, `${bomb}\nx: 1`)?.comparedAs).toBe('text');
  expect(diffValuesTexts('a: &a [*a]', 'a: &a [*a, 1]')?.comparedAs).toBe('text');
  expect(diffValuesTexts('['.repeat(20_000), '['.repeat(20_001))?.comparedAs).toBe('text');
  const deep = Array.from({length: 1000}, (_, at) => `${' '.repeat(at)}a:`).join('\n');
  expect(diffValuesTexts(deep, `${deep} x`)?.extent).toBe('meaning');
});

test('the first of two equal keys is not overlooked', () => {
  expect(pathsOf('a: 1\na: 2\n', 'a: 3\na: 2\n')).toEqual(['a changed 1 3']);
});

test('keys that are names of JavaScript are keys', () => {
  expect(pathsOf('__proto__: {x: 1}\ntoString: 1\n', '__proto__: {x: 2}\ntoString: 2\n')).toEqual([
    '__proto__.x changed 1 2',
    'toString changed 1 2',
  ]);
});

test('masked paths are masked on both sides, in the paths and in the text, and still said to differ', () => {
  // Only the newer pack's schema calls it a password: the old value must not show either.
  const values = 'db:\n  password: ********\n';
  const diff = diffValuesTexts('db:\n  password: old\n', 'db:\n  password: new\n', {
    before: {values, paths: []},
    after: {values, paths: ['db.password']},
  });
  expect(diff?.paths).toMatchObject([
    {path: 'db.password', change: 'changed', before: '********', after: '********', secret: true},
  ]);
  expect(diff?.edits).toHaveLength(1);
  expect(JSON.stringify(diff)).not.toMatch(/old|new/);
});

test('a secret inside a map that came is masked', () => {
  const diff = diffValuesTexts('x: 1\n', 'x: 1\ndb:\n  user: u\n  password: hidden\n', {
    after: {values: 'x: 1\ndb:\n  user: u\n  password: ********\n', paths: ['db.password']},
  });
  expect(diff?.paths).toMatchObject([{after: {user: 'u', password: '********'}}]);
  expect(JSON.stringify(diff)).not.toContain('hidden');
});

test('a secret of several lines that was masked by one is still said to differ', () => {
  const mask = (text: string) => ({values: text.replace(/k: [^]*$/, 'k: ********\n'), paths: ['k']});
  const [before, after] = ['a: 1\nk: |\n  old\n  old\n', 'a: 1\nk: |\n  new\n  new\n'];
  const diff = diffValuesTexts(before, after, {before: mask(before), after: mask(after)});
  expect(diff?.edits).toEqual([{aStart: 1, aEnd: 2, bStart: 1, bEnd: 2}]);
});

/** Maps, lists and scalars with names that need quotes now and then. */
const {tree} = fc.letrec<{tree: unknown; leaf: unknown}>(tie => ({
  leaf: fc.oneof(
    fc.integer({min: 0, max: 3}),
    fc.constantFrom('a', 'yes', 'a: b', '', 'x\ny\n', '# no', ' '),
    fc.boolean(),
  ),
  tree: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    tie('leaf'),
    fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'name', 'e f'), tie('tree'), {maxKeys: 4}),
    fc.array(tie('tree'), {maxLength: 4}),
  ),
}));
const values = fc.dictionary(fc.constantFrom('pack', 'charts', 'x.y', 'z'), tree, {maxKeys: 4});

test('the blocks say what the whole text says', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      // The end of a document makes the text not of the plain shape, so that all of it is parsed.
      const whole = diffTwo(`${stringify(a)}...\n`, `${stringify(b)}...\n`);
      expect(withoutLines(diffTwo(stringify(a), stringify(b)))).toEqual(withoutLines(whole));
    }),
    {numRuns: 400},
  );
});

test('the blocks of odd texts say what the whole texts say', () => {
  // Two texts seldom have lines in common: the second is mostly the first with a line of another in it.
  const pair = fc.oneof(
    fc.tuple(anyValuesText, anyValuesText),
    fc.tuple(anyValuesText, anyValuesText, fc.nat(), fc.nat()).map(([a, other, at, from]) => {
      const [lines, others] = [linesOf(a), linesOf(other)];
      return [a, lines.with(at % lines.length, others[from % others.length] ?? '').join('\n')] as const;
    }),
  );
  fc.assert(
    fc.property(pair, ([a, b]) => {
      fc.pre(parseValues(b).problems.length === 0);
      const [before, after] = [a, b].map(text => `${text.replace(/\n$/, '')}\n...\n`);
      const whole = diffTwo(before ?? '', after ?? '');
      expect(withoutLines(diffTwo(a, b))).toEqual(withoutLines(whole));
    }),
    {numRuns: 250},
  );
});

function withoutLines(diff: ReturnType<typeof diffValues>): unknown {
  return 'trouble' in diff ? diff : diff.paths.map(path => ({...path, beforeLine: 0, afterLine: 0}));
}

test('where anchors tie some keys together, what differs is what the whole text says', () => {
  const tied = fc.constantFrom(
    '',
    'a0: &base {cpu: 1, x: 1}\n',
    'a0: &base {cpu: 2, x: 1}\n',
    'a0: &base\n  cpu: 1\n  y: 2\n',
  );
  const user = fc.constantFrom(
    '',
    'zz:\n  <<: *base\n  x: 1\n',
    'zz: *base\n',
    'zz:\n  deep:\n    <<: *base\n  x: 1\n',
    'z2: [*base]\n',
  );
  fc.assert(
    fc.property(values, values, tied, tied, user, user, (a, b, tieA, tieB, userA, userB) => {
      const text = (tie: string, of: object, use: string) =>
        `${tie}${Object.keys(of).length === 0 ? '' : stringify(of)}${tie === '' ? '' : use}`;
      const [before, after] = [text(tieA, a, userA), text(tieB, {...a, ...b}, userB)];
      const whole = diffTwo(`${before}...\n`, `${after}...\n`);
      expect(withoutLines(diffTwo(before, after))).toEqual(withoutLines(whole));
    }),
    {numRuns: 600},
  );
});

test('the lines of changes in a text with anchors are those of the whole text', () => {
  const text = (n: number) =>
    `# head\nsame:\n  a: 1\nbase: &base\n  cpu: ${n}\nother:\n  b: 2\nweb:\n  <<: *base\n  memory: ${n}\n`;
  expect(diffValuesTexts(text(1), text(2))?.paths.map(({path, afterLine}) => [path, afterLine])).toEqual([
    ['base.cpu', 5],
    ['web.memory', 10],
    ['web.cpu', 9],
  ]);
});

test('a mark before the first document is no difference in how values are compared', () => {
  expect(diffValuesTexts('# head\n---\na: 1\nb: 2\n', '# head\n---\na: 1\nb: 3\n')?.paths).toMatchObject([
    {path: 'b', afterLine: 4},
  ]);
  expect(diffValuesTexts('a: 1\n', '---\na: 1\n')?.extent).toBe('formatting');
});

const NOT_READ = 'left to the parser';

test('a word or a number that is read without the parser means what the parser says', () => {
  const scalar = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdefxoyntrueTRUE._-/eEmMGKihs')),
      minLength: 1,
      maxLength: 8,
    }),
    fc.constantFrom(
      'true',
      'Null',
      'NO',
      'on',
      '.inf',
      '0644',
      '1_000',
      '12e3',
      '0x1f',
      '0o7',
      '1.5',
      '1.25.3',
      '2024-01-02',
      'nan',
      '512Mi',
      '500m',
      '1E',
      '1E5',
      '0.50',
      '1.',
      '007s',
      'false',
    ),
  );
  fc.assert(
    fc.property(scalar, source => {
      const [document] = readYaml(source).documents;
      const read = readOneLineScalar(source);
      expect(read ?? NOT_READ).toEqual(read === undefined ? NOT_READ : document && treeOf(document, text => text));
    }),
    {numRuns: 2000},
  );
});

test('values mean the same when, and only when, no path differs', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const diff = diffTwo(stringify(a), stringify(b));
      const isSame = 'paths' in diff && diff.paths.length === 0;
      expect(isSame).toBe(sortedJson(a) === sortedJson(b));
    }),
    {numRuns: 300},
  );
});

test('values are the same as themselves, however they are printed', () => {
  fc.assert(
    fc.property(values, value => {
      // Quoted, since a bare `yes` is not the text "yes" to Helm.
      const block = stringify(value, {defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN'});
      const diff = diffTwo(block, JSON.stringify(value));
      expect(diff).toEqual({paths: []});
    }),
  );
});

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

test('a document that came is one more of a list', () => {
  expect(pathsOf('a: 1\n', 'a: 1\n---\nb: 3\n')).toEqual(['[1] added - {"b":3}']);
  expect(pathsOf('a: 1\n---\nb: 2\n', 'a: 1\n---\nb: 3\n')).toEqual(['[1].b changed 2 3']);
});

test('documents are compared one by one as if all of them were parsed', () => {
  // Printed alike where they mean the same: documents that only look different may be matched otherwise.
  const printed = values.map(value =>
    Object.keys(value).length === 0 ? 'z: 0\n' : stringify(JSON.parse(sortedJson(value))),
  );
  const odd = fc.constantFrom(
    '',
    '# nothing\n',
    'name: a\nv: 1\n',
    'name: b\nv: 2\n',
    'b: &b {x: 1}\nc: *b\n',
    '- 1\n',
    'text\n',
  );
  const documents = fc.array(fc.oneof({weight: 4, arbitrary: printed}, {weight: 1, arbitrary: odd}), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(documents, documents, fc.nat(), fc.constantFrom('', '---\n', '# head\n---\n'), (a, other, at, mark) => {
      const b = a.length > 1 && at % 3 > 0 ? a.with(at % a.length, other[0] ?? '') : other;
      const [before, after] = [a, b].map(texts => mark + texts.join('---\n'));
      const whole = diffTwo(`${before}...\n`, `${after}...\n`);
      expect(withoutLines(diffTwo(before ?? '', after ?? ''))).toEqual(withoutLines(whole));
    }),
    {numRuns: 300},
  );
});

test('a change in one of many documents stands at its lines', () => {
  const text = (n: number) => `a: 1\n---\n# two\nb: ${n}\n--- # three\nc: &c\n  d: ${n}\ne: *c\n`;
  expect(
    diffValuesTexts(text(1), text(2))?.paths.map(({path, beforeLine, afterLine}) => [path, beforeLine, afterLine]),
  ).toEqual([
    ['[1].b', 4, 4],
    ['[2].c.d', 7, 7],
    ['[2].e.d', 7, 7],
  ]);
});

test('line ends and a byte order mark are formatting, and said to be it', () => {
  expect(diffValuesTexts('a: 1\nb: |\n  x\n', 'a: 1\r\nb: |\r\n  x\r\n')).toMatchObject({
    extent: 'formatting',
    note: 'line ends',
  });
  expect(diffValuesTexts('a: 1\n', '\u{FEFF}a: 1\n')).toMatchObject({extent: 'formatting', note: 'byte order mark'});
  expect(diffValuesTexts('a: 1\nb: 2\n', '\u{FEFF}a: 1\nb: 3\n')?.paths).toMatchObject([
    {path: 'b', before: 2, after: 3},
  ]);
  expect(diffTexts('a\nb\n', 'a\r\nb\r\n')).toMatchObject({extent: 'formatting', note: 'line ends'});
  expect(diffTexts('a\nb\n', 'a\r\nc\r\n')).toMatchObject({extent: 'meaning'});
});

test('a tag says what a scalar means', () => {
  expect(extentOf('a: !!str 1\n', 'a: "1"\n')).toBe('formatting');
});
