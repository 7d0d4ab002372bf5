import {diffArrays} from 'diff';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diffLines} from '../../../../src/domain/diff/lines/line-diff.ts';
import {applyLineDiff, countLines, isSameText, linesOf} from '../../../../src/domain/diff/lines/line-edit.ts';

/** Lines of few kinds, so that they repeat, and long enough that anchors, histogram and Myers all have their turn. */
const texts = fc
  .record({kinds: fc.constantFrom(2, 5, 30, 1000), size: fc.constantFrom(10, 120, 400)})
  .chain(({kinds, size}) => {
    const line = fc.integer({min: 0, max: kinds}).map(n => (n % 7 === 0 ? '' : `${' '.repeat(n % 4)}line ${n}`));
    return fc.tuple(fc.array(line, {maxLength: size}), fc.array(line, {maxLength: size}));
  });

/** A text, and the same text after a few changes: what people compare. */
const revisions = fc
  .tuple(fc.array(fc.integer({min: 0, max: 60}), {minLength: 60, maxLength: 300}), fc.array(fc.nat(), {maxLength: 12}))
  .map(([numbers, changes]): [string[], string[]] => {
    const before = numbers.map(n => `key-${n}: ${n}`);
    const after = [...before];
    for (const change of changes) {
      const at = change % after.length;
      after.splice(at, change % 3, ...(change % 2 === 0 ? [`changed: ${change}`] : []));
      if (after.length === 0) after.push('left');
    }
    return [before, after];
  });

test('applied to a, the edits give b', () => {
  fc.assert(
    fc.property(fc.oneof(texts, revisions), ([a, b]) => {
      expect(applyLineDiff(a, diffLines(a, b), b)).toEqual(b);
    }),
    {numRuns: 300},
  );
});

test('what is not in an edit is the same on both sides, and no two edits touch', () => {
  fc.assert(
    fc.property(fc.oneof(texts, revisions), ([a, b]) => {
      let [aAt, bAt] = [0, 0];
      for (const [at, edit] of diffLines(a, b).entries()) {
        expect(a.slice(aAt, edit.aStart)).toEqual(b.slice(bAt, edit.bStart));
        expect(edit.aStart < edit.aEnd || edit.bStart < edit.bEnd).toBe(true);
        expect(at === 0 || edit.aStart > aAt).toBe(true);
        [aAt, bAt] = [edit.aEnd, edit.bEnd];
      }
      expect(a.slice(aAt)).toEqual(b.slice(bAt));
    }),
    {numRuns: 200},
  );
});

test('a text has no edits against itself', () => {
  fc.assert(
    fc.property(texts, ([a]) => {
      expect(diffLines(a, [...a])).toEqual([]);
    }),
  );
});

test('small texts take as few edits as the shortest script that npm diff finds', () => {
  const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {maxLength: 20});
  fc.assert(
    fc.property(few, few, (a, b) => {
      const {added, removed} = countLines(diffLines(a, b));
      const parts = diffArrays(a, b);
      expect([added, removed]).toEqual([sizeOf(parts, 'added'), sizeOf(parts, 'removed')]);
    }),
  );
});

test('revisions take at most a few lines more than the shortest script', () => {
  fc.assert(
    fc.property(revisions, ([a, b]) => {
      const {added, removed} = countLines(diffLines(a, b));
      const parts = diffArrays(a, b);
      const least = sizeOf(parts, 'added') + sizeOf(parts, 'removed');
      expect(added + removed).toBeLessThanOrEqual(least * 1.25 + 4);
    }),
    {numRuns: 100},
  );
});

function sizeOf(parts: ReturnType<typeof diffArrays<string>>, side: 'added' | 'removed'): number {
  return parts.filter(part => part[side]).reduce((sum, part) => sum + part.value.length, 0);
}

test('twenty thousand lines that repeat without end, in another order, end in time', () => {
  const size = 20_000;
  const a = Array.from({length: size}, (_, at) => `w${(at * 7919) % 97}`);
  const b = Array.from({length: size}, (_, at) => `w${(at * at + 31 * at) % 89}`);
  const started = performance.now();
  const edits = diffLines(a, b);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(applyLineDiff(a, edits, b)).toEqual(b);
});

test('a block that was added is shown with its own comment and blank line, not with its neighbour’s', () => {
  const a = linesOf('# one\none:\n  x: 1\n\n# three\nthree:\n  x: 1\n');
  const b = linesOf('# one\none:\n  x: 1\n\n# two\ntwo:\n  x: 1\n\n# three\nthree:\n  x: 1\n');
  const [edit] = diffLines(a, b);
  expect(b.slice(edit?.bStart, edit?.bEnd)).toEqual(['# two', 'two:', '  x: 1', '']);
});

test('an item added to a list of maps begins at its dash', () => {
  const a = linesOf('list:\n  - name: a\n    x: 1\n  - name: c\n    x: 1\n');
  const b = linesOf('list:\n  - name: a\n    x: 1\n  - name: b\n    x: 1\n  - name: c\n    x: 1\n');
  const [edit] = diffLines(a, b);
  expect(b.slice(edit?.bStart, edit?.bEnd)).toEqual(['  - name: b', '    x: 1']);
});

test('one final newline is no line and no difference; a second one is', () => {
  expect(linesOf('a\nb')).toEqual(linesOf('a\nb\n'));
  expect(linesOf('a\n\n')).toEqual(['a', '']);
  expect(linesOf('')).toEqual([]);
  expect(isSameText('a', 'a\n')).toBe(true);
  expect(isSameText('a\n', 'a\n\n')).toBe(false);
  expect(isSameText('a', 'a\n\n')).toBe(false);
  expect(isSameText('a', 'b')).toBe(false);
});
