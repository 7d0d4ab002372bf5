import fc from 'fast-check';
import {expect, test} from 'vitest';
import {LIST_START, type ListMove, moveCursor, visibleRows} from '../../state/list.ts';

const move: fc.Arbitrary<ListMove> = fc.oneof(
  fc.integer({min: -30, max: 30}),
  fc.constantFrom<ListMove>('half-down', 'half-up', 'page-down', 'page-up', 'first', 'last'),
);

test('the cursor is always on a row, and that row is shown', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 200}),
      fc.integer({min: 1, max: 40}),
      fc.array(move),
      (count, height, moves) => {
        const rows = Array.from({length: count}, (_, at) => at);
        let list = LIST_START;
        for (const by of moves) {
          list = moveCursor(list, by, count, height);
          const shown = visibleRows(list, rows, height);
          expect(shown).toContain(list.cursor);
          expect(shown).toHaveLength(Math.min(count, height));
        }
      },
    ),
  );
});

test('at the edge the window jumps by half its height', () => {
  const atEdge = moveCursor(LIST_START, 9, 100, 10);
  expect(atEdge).toEqual({cursor: 9, top: 0});
  expect(moveCursor(atEdge, 1, 100, 10)).toEqual({cursor: 10, top: 5});
});

test('a move that goes nowhere gives the same list', () => {
  expect(moveCursor(LIST_START, -1, 10, 5)).toBe(LIST_START);
});

test('an empty list has its cursor at the start', () => {
  expect(moveCursor(LIST_START, 'last', 0, 5)).toBe(LIST_START);
});
