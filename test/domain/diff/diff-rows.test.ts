import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sideBySideRows, unifiedRows} from '../../../src/domain/diff/diff-rows.ts';
import {diffLines} from '../../../src/domain/diff/lines/line-diff.ts';
import {linesOf} from '../../../src/domain/diff/lines/line-edit.ts';

function compared(before: string, after: string) {
  return {before, after, edits: diffLines(linesOf(before), linesOf(after))};
}

const numbers = (from: number, to: number) => Array.from({length: to - from + 1}, (_, at) => `${from + at}\n`).join('');
const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), {maxLength: 40})
  .map(lines => lines.map(line => `${line}\n`).join(''));

test('unchanged runs fold, three lines around an edit stay', () => {
  const rows = unifiedRows(compared(numbers(1, 20), numbers(1, 9) + numbers(11, 20)));
  expect(rows.map(row => (row.kind === 'fold' ? `fold ${row.a} +${row.count}` : `${row.kind} ${row.text}`))).toEqual([
    'fold 1 +6',
    'same 7',
    'same 8',
    'same 9',
    'removed 10',
    'same 11',
    'same 12',
    'same 13',
    'fold 14 +7',
  ]);
});

test('an open fold shows its lines', () => {
  const rows = unifiedRows(compared(numbers(1, 20), numbers(1, 9) + numbers(11, 20)), {open: new Set([14])});
  expect(rows.filter(row => row.kind === 'fold')).toEqual([{kind: 'fold', a: 1, b: 1, count: 6}]);
  expect(rows.at(-1)).toEqual({kind: 'same', text: '20', a: 20, b: 19});
});

test('unfolded, the unified rows hold both texts', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const rows = unifiedRows(compared(before, after), {context: Infinity}).filter(row => row.kind !== 'fold');
      expect(rows.filter(row => row.kind !== 'added').map(row => row.text)).toEqual(linesOf(before));
      expect(rows.filter(row => row.kind !== 'removed').map(row => row.text)).toEqual(linesOf(after));
    }),
  );
});

test('folded or not, every line of both texts is accounted for', () => {
  fc.assert(
    fc.property(texts, texts, fc.integer({min: 0, max: 4}), (before, after, context) => {
      let [left, right] = [0, 0];
      for (const row of sideBySideRows(compared(before, after), {context})) {
        const isFold = row.kind === 'fold';
        const [a, b] = isFold ? [row.a, row.b] : [row.left?.line, row.right?.line];
        expect([a ?? left + 1, b ?? right + 1]).toEqual([left + 1, right + 1]);
        left += isFold ? row.count : Number(a !== undefined);
        right += isFold ? row.count : Number(b !== undefined);
      }
      expect([left, right]).toEqual([linesOf(before).length, linesOf(after).length]);
    }),
  );
});

test('side by side, changed lines stand beside each other', () => {
  expect(sideBySideRows(compared('a\nold\nb\n', 'a\nnew\nmore\nb\n'))).toEqual([
    {kind: 'same', left: {line: 1, text: 'a'}, right: {line: 1, text: 'a'}},
    {kind: 'changed', left: {line: 2, text: 'old'}, right: {line: 2, text: 'new'}, edit: 0},
    {kind: 'changed', right: {line: 3, text: 'more'}, edit: 0},
    {kind: 'same', left: {line: 3, text: 'b'}, right: {line: 4, text: 'b'}},
  ]);
});
