import fc from 'fast-check';
import {expect, test} from 'vitest';
import {findMoved, matchItems, stepThrough} from '../../../src/domain/diff/match.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {maxLength: 8});

test('no item is matched twice, and only equal ones match', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const matches = matchItems(a, b, [item => item]);
      expect(new Set(matches.map(match => match.a)).size).toBe(matches.length);
      expect(new Set(matches.map(match => match.b)).size).toBe(matches.length);
      expect(matches.every(match => a[match.a] === b[match.b])).toBe(true);
    }),
  );
});

test('an earlier key wins over a later one', () => {
  const [a, b] = [
    [
      {id: '1', name: 'x'},
      {id: '2', name: 'y'},
    ],
    [
      {id: '2', name: 'x'},
      {id: '3', name: 'y'},
      {id: '4', name: 'x'},
    ],
  ];
  expect(matchItems(a, b, [({id}) => id, ({name}) => name])).toEqual([
    {a: 1, b: 0},
    {a: 0, b: 2},
  ]);
});

test('moves are the fewest that explain the order', () => {
  const orders = fc
    .integer({min: 0, max: 6})
    .chain(size => fc.shuffledSubarray([...Array(size).keys()], {minLength: size}));
  fc.assert(
    fc.property(orders, order => {
      const moved = findMoved(order);
      const kept = order.filter((_, at) => !moved.has(at));
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
      expect(moved.size).toBe(order.length - longestInOrder(order));
    }),
  );
});

/** By trying every subset: the most items that can stay where they are. */
function longestInOrder(order: readonly number[]): number {
  let longest = 0;
  for (let set = 0; set < 2 ** order.length; set += 1) {
    const kept = order.filter((_, at) => ((set >> at) & 1) === 1);
    if (kept.every((place, at) => at === 0 || place > (kept[at - 1] ?? 0))) longest = Math.max(longest, kept.length);
  }
  return longest;
}

test('every item of both lists is stepped on once, b in its order', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const steps = stepThrough(a.length, b.length, matchItems(a, b, [item => item]));
      expect(steps.map(step => step.b).filter(at => at >= 0)).toEqual([...b.keys()]);
      expect(
        steps
          .map(step => step.a)
          .filter(at => at >= 0)
          .toSorted((a, b) => a - b),
      ).toEqual([...a.keys()]);
    }),
  );
});

test('what was removed stands where it stood, above what came there', () => {
  const [a, b] = [
    ['x', 'old', 'y'],
    ['x', 'new', 'y'],
  ];
  const steps = stepThrough(3, 3, matchItems(a, b, [item => item]));
  expect(steps.map(step => b[step.b] ?? a[step.a])).toEqual(['x', 'old', 'new', 'y']);
});
