import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isMap, isScalar, isSeq, parseDocument} from 'yaml';
import {insertKey} from '../../../src/domain/values/insert-key.ts';
import {formatKeyPath, type KeyPath, valueAt} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {removePath} from '../../../src/domain/values/remove-path.ts';
import {setValue} from '../../../src/domain/values/set-value.ts';
import {formatSource} from '../../../src/domain/values/yaml-source.ts';
import {anyValue, anyValuesText} from './any-values.ts';
import {hasRealData, readRealValues} from './real-values.ts';

/** All paths of a value, the root's first. */
function listPaths(value: unknown, path: KeyPath = []): readonly KeyPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  const segments = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...segments.flatMap(segment => listPaths(valueAt(value, [segment]), [...path, segment]))];
}

/** The value with another at a path, by plain means: what splicing must come to. */
function withValueAt(value: unknown, path: KeyPath, change: (old: unknown) => unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return change(value);
  const child = withValueAt(valueAt(value, [segment]), rest, change);
  if (Array.isArray(value) && typeof segment === 'number') {
    return child === undefined ? value.toSpliced(segment, 1) : Object.assign([...value], {[segment]: child});
  }
  const key = formatKeyPath([segment]);
  const entries = Object.entries(value ?? {}).filter(([other]) => other !== segment);
  return Object.fromEntries(
    child === undefined ? entries : [...entries, [typeof segment === 'string' ? segment : key, child]],
  );
}

const cases = fc.tuple(anyValuesText, fc.nat(), anyValue);

test('a value set in the text is set in what it means, and nothing else is', () => {
  fc.assert(
    fc.property(cases, ([text, at, value]) => {
      const before = parseValues(text).value;
      const paths = listPaths(before).slice(1);
      fc.pre(paths.length > 0);
      const path = paths[at % paths.length] ?? [];
      const after = setValue(text, path, formatSource(value));
      expect(parseValues(after)).toMatchObject({problems: []});
      expect(parseValues(after).value).toEqual(withValueAt(before, path, () => value));
    }),
    {numRuns: 100},
  );
});

test('a key added to any map is there with its comment, and nothing else has changed', () => {
  fc.assert(
    fc.property(cases, fc.boolean(), ([text, at, value], isFirst) => {
      const before = parseValues(text).value;
      const maps = listPaths(before).filter(path => isPlainMap(valueAt(before, path)));
      fc.pre(maps.length > 0);
      const path = [...(maps[at % maps.length] ?? []), 'added.key'];
      const siblings = Object.keys(valueAt(before, path.slice(0, -1)) ?? {});
      const after = insertKey(text, path, formatSource(value), {
        comments: ['# why'],
        ...(isFirst && siblings[0] !== undefined ? {after: siblings[0]} : {}),
      });
      expect(parseValues(after)).toMatchObject({problems: []});
      expect(parseValues(after).value).toEqual(withValueAt(before, path, () => value));
    }),
    {numRuns: 100},
  );
});

test('what is removed from the text is removed from what it means, and nothing else is', () => {
  fc.assert(
    fc.property(cases, ([text, at]) => {
      const before = parseValues(text).value;
      const paths = listPaths(before).slice(1);
      fc.pre(paths.length > 0);
      const path = paths[at % paths.length] ?? [];
      const after = removePath(text, path);
      expect(parseValues(after)).toMatchObject({problems: []});
      expect(parseValues(after).value ?? {}).toEqual(withValueAt(before, path, () => undefined) ?? {});
    }),
    {numRuns: 100},
  );
});

test('what stays last keeps the blank line that it holds, where the text has no final newline', () => {
  expect(parseValues(removePath('  f: |+\n  \n  a:', ['a'])).value).toEqual({f: '\n'});
});

const text = `# head
pack:
  namespace: "a" # ns

  # about b
  b: 1

  c:
    - name: x # first
      v: 1
    - name: y
  # d: 3
flow: {a: 1, b: [1, 2]} # f
none: {} # n
script: | # s
  one
  two
last: 1`;

/** The lines that differ, as `-old` and `+new`. */
function describeChange(after: string): readonly string[] {
  const [old, now] = [text.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [gone, come] = [old, now].map(lines => lines.slice(start, lines.length - end));
  return [...(gone ?? []).map(line => `-${line}`), ...(come ?? []).map(line => `+${line}`)];
}

test.each<[KeyPath, string, readonly string[]]>([
  [['pack', 'namespace'], 'zz', ['-  namespace: "a" # ns', '+  namespace: zz # ns']],
  [['pack', 'namespace'], '|\n  l1\n  l2', ['-  namespace: "a" # ns', '+  namespace: | # ns', '+    l1', '+    l2']],
  [['pack', 'b'], '# why\nx: 1', ['-  b: 1', '+  b:', '+    # why', '+    x: 1']],
  [['pack', 'b', 'x', 0], '1', ['-  b: 1', '+  b:', '+    x:', '+      - 1']],
  [['pack', 'c'], '5', ['-  c:', '-    - name: x # first', '-      v: 1', '-    - name: y', '+  c: 5']],
  [['pack', 'c', 0], '7', ['-    - name: x # first', '-      v: 1', '+    - 7']],
  [['pack', 'c', 9], 'name: z\nv: 2', ['+    - name: z', '+      v: 2']],
  [['flow', 'a'], 'x: 1', ['-flow: {a: 1, b: [1, 2]} # f', '+flow: {a: {"x":1}, b: [1, 2]} # f']],
  [['flow', 'b', 2], '3', ['-flow: {a: 1, b: [1, 2]} # f', '+flow: {a: 1, b: [1, 2, 3]} # f']],
  [['none', 'a.b'], '3', ['-none: {} # n', '+none: # n', '+  a.b: 3']],
  [['script'], 'x', ['-script: | # s', '-  one', '-  two', '+script: x # s']],
  [['new', 'key'], '2', ['+new:', '+  key: 2']],
])('setting %j to %j changes its own lines only', (path, source, change) => {
  expect(describeChange(setValue(text, path, source))).toEqual(change);
});

test.each<[KeyPath, readonly string[]]>([
  [
    ['pack', 'b'],
    ['-  # about b', '-  b: 1', '-'],
  ],
  [
    ['pack', 'namespace'],
    ['-  namespace: "a" # ns', '-'],
  ],
  [
    ['pack', 'c', 0, 'name'],
    ['-    - name: x # first', '-      v: 1', '+    - v: 1'],
  ],
  [
    ['flow', 'a'],
    ['-flow: {a: 1, b: [1, 2]} # f', '+flow: {b: [1, 2]} # f'],
  ],
  [['last'], ['-last: 1']],
  [['nothing', 'here'], []],
])('removing %j takes its own lines, the comment above and one gap', (path, change) => {
  expect(describeChange(removePath(text, path))).toEqual(change);
});

test('a key is added after its sibling, with its comments and the indentation of the map', () => {
  const after = insertKey(text, ['pack', 'new'], 'k: 1', {comments: ['# why'], after: 'namespace'});
  expect(describeChange(after)).toEqual(['+  # why', '+  new:', '+    k: 1']);
});

test('a text without values takes its first key after its comments', () => {
  expect(setValue('', ['a', 'b'], '1')).toBe('a:\n  b: 1\n');
  expect(setValue('# only this\r\n', ['a'], '1')).toBe('# only this\r\na: 1\r\n');
  expect(setValue('# only this', ['a'], '1')).toBe('# only this\na: 1');
  expect(setValue('a:\r\n  b: 1\r\n', ['a', 'c', 'd'], '2')).toBe('a:\r\n  b: 1\r\n  c:\r\n    d: 2\r\n');
});

test('a value that others repeat keeps its anchor', () => {
  expect(setValue('a: &x 1\nb: *x\n', ['a'], '2')).toBe('a: &x 2\nb: *x\n');
  expect(setValue('a: &x\n  k: 1\nb: *x\n', ['a', 'k'], '2')).toBe('a: &x\n  k: 2\nb: *x\n');
});

test('a value that becomes a repetition itself has no anchor more: YAML knows none before an alias', () => {
  expect(setValue('a: &x 1\nb: &y 2\n', ['b'], '*x')).toBe('a: &x 1\nb: *x\n');
});

test('a path that asks a list for a key is refused', () => {
  expect(() => setValue(text, ['pack', 'c', 'name'], '1')).toThrow('pack.c is a list: it has no key name');
  expect(() => insertKey(text, ['pack', 'b'], '1')).toThrow('pack.b is there already');
});

/** Every scalar outside of flow collections, with where the parser says that it stands. */
function listScalars(source: string): readonly {path: KeyPath; start: number; end: number}[] {
  const scalars: {path: KeyPath; start: number; end: number}[] = [];
  const list = (node: unknown, path: KeyPath): void => {
    if (isMap(node) && node.flow !== true) {
      for (const {key, value} of node.items) list(value, [...path, isScalar(key) ? String(key.source) : '']);
    } else if (isSeq(node) && node.flow !== true) {
      for (const [at, item] of node.items.entries()) list(item, [...path, at]);
    } else if (isScalar(node) && node.range && node.anchor === undefined && !node.type?.startsWith('BLOCK')) {
      const [start, end] = node.range;
      if (end > start) scalars.push({path, start, end});
    }
  };
  list(parseDocument(source).contents, []);
  return scalars;
}

test.skipIf(!hasRealData)('one scalar set in any real values changes its own bytes only (needs ../shared/data)', () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [name, source] of readRealValues()) {
    const scalars = listScalars(source);
    const step = Math.max(1, Math.floor(scalars.length / 5));
    for (const {path, start, end} of scalars.filter((_, at) => at % step === 0)) {
      count += 1;
      const expected = `${source.slice(0, start)}changed${source.slice(end)}`;
      if (setValue(source, path, 'changed') !== expected) wrong.push(`${name}: ${formatKeyPath(path)}`);
    }
  }
  expect(count).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});

function isPlainMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
