import {expect, test} from 'vitest';
import {diffTexts} from '../../../../src/domain/diff/text-diff.ts';
import {markRows, type RowMarks} from '../../../../state/screens/compare/compare-marks.ts';
import type {CompareRow} from '../../../../state/screens/compare/compare-row.ts';
import {textRows} from '../../../../state/screens/compare/compare-text-rows.ts';

const NEVER = () => false;
const ALWAYS = () => true;

test('the words that differ are marked, on either side', () => {
  const rows = rowsOf('image: nginx:1.25\n', 'image: nginx:1.27\n');
  expect(marked(rows, markRows(rows, NEVER))).toEqual(['-image: nginx:1.[25]', '+image: nginx:1.[27]']);
  const pairs = rowsOf('image: nginx:1.25\n', 'image: nginx:1.27\n', {isSideBySide: true});
  expect(marked(pairs, markRows(pairs, NEVER))).toEqual([' image: nginx:1.[25]', ' image: nginx:1.[27]']);
});

test('marks go on where a long line is broken', () => {
  const rows = rowsOf(`${'x'.repeat(30)} old end\n`, `${'x'.repeat(30)} new end\n`, {columns: 44});
  expect(marked(rows, markRows(rows, NEVER))).toEqual([
    `-${'x'.repeat(30)} [ol]`,
    '-[d] end',
    `+${'x'.repeat(30)} [ne]`,
    '+[w] end',
  ]);
});

test('what comes too late is marked coarsely, says so, and is marked by words the next time', () => {
  const rows = rowsOf('a one b two c\n', 'a 1 b 2 c\n');
  const late = markRows(rows, ALWAYS);
  expect(late.isCoarse).toBe(true);
  expect(marked(rows, late)).toEqual(['-a [one b two] c', '+a [1 b 2] c']);
  const inTime = markRows(rows, NEVER);
  expect(inTime.isCoarse).toBe(false);
  expect(marked(rows, inTime)).toEqual(['-a [one] b [two] c', '+a [1] b [2] c']);
});

test('lines too long for words are marked coarsely, whatever time there is', () => {
  const long = 'word '.repeat(5000);
  const rows = rowsOf(`${long}old\n`, `${long}new\n`);
  expect(markRows(rows, NEVER).isCoarse).toBe(true);
});

test('a line that came alone has nothing to mark, and misses nothing', () => {
  const rows = rowsOf('', 'all new\n');
  expect(markRows(rows, ALWAYS)).toMatchObject({isCoarse: false});
});

function rowsOf(
  before: string,
  after: string,
  {isSideBySide = false, columns = 80}: {readonly isSideBySide?: boolean; readonly columns?: number} = {},
): readonly CompareRow[] {
  const texts = diffTexts(before, after);
  if (texts === undefined) throw new Error('the same text twice');
  return textRows(texts, {isSideBySide, columns, key: 'k', open: new Set(), isNumbered: true, changeOf: edit => edit});
}

/** What the rows show, with the marks in brackets. */
function marked(rows: readonly CompareRow[], {marksOf}: RowMarks): readonly string[] {
  return rows.flatMap(row => {
    const pieces = row.kind === 'line' ? [row.piece] : row.kind === 'pair' ? [row.left, row.right] : [];
    return pieces.flatMap(piece => {
      if (piece === undefined) return [];
      let shown = '';
      for (let at = piece.from; at < piece.to; at += 1) {
        const opens = marksOf(piece).some(({start}) => Math.max(start, piece.from) === at && start < piece.to);
        const closes = marksOf(piece).some(({start, end}) => Math.min(end, piece.to) === at + 1 && start < piece.to);
        shown += `${opens && isMarked(at, piece, marksOf) ? '[' : ''}${piece.text[at]}${closes ? ']' : ''}`;
      }
      return [`${row.kind === 'line' ? row.sign : ' '}${shown}`];
    });
  });
}

function isMarked(at: number, piece: Parameters<RowMarks['marksOf']>[0], marksOf: RowMarks['marksOf']): boolean {
  return marksOf(piece).some(({start, end}) => start <= at && at < end);
}
