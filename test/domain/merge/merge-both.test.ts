import {expect, test} from 'vitest';
import {mergeBoth} from '../../../src/domain/merge/merge-both.ts';

test.each([
  [
    'items that I added, behind theirs that changed',
    ['a1', 'b1'],
    ['a1', 'b1', 'mine'],
    ['a2', 'b2'],
    ['a2', 'b2', 'mine'],
  ],
  ['different items', ['a', 'b', 'c'], ['A', 'b', 'c'], ['a', 'b', 'C'], ['A', 'b', 'C']],
  ['an item that I removed', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b', 'c', 'd'], ['b', 'c', 'd']],
  ['items that are maps', [{x: 1}, {x: 2}], [{x: 1}, {x: 2}, {x: 9}], [{x: 0}, {x: 2}], [{x: 0}, {x: 2}, {x: 9}]],
  ['all that is removed', ['a', 'b'], ['a'], ['b'], []],
])('of lists: %s', (_what, base, mine, theirs, both) => {
  expect(mergeBoth({base, mine, theirs})).toEqual(both);
});

test('of texts of several lines: different lines', () => {
  const base = 'one\ntwo\nthree\n';
  const mine = base.replace('one', '1');
  const theirs = base.replace('three', '3');
  expect(mergeBoth({base, mine, theirs})).toBe('1\ntwo\n3\n');
});

test.each([
  ['the same item differently', ['a'], ['b'], ['c']],
  ['something at the same place', [], ['mine'], ['theirs']],
  ['a text of one line', 'a', 'b', 'c'],
  ['a number', 1, 2, 3],
  ['a list, which is a text now', ['a'], ['b'], 'c'],
  ['what was not there before', undefined, ['mine'], ['theirs']],
  ['a list, where I have all that they changed', ['a', 'b'], ['A', 'b', 'mine'], ['A', 'b']],
])('there is none where both changed %s', (_what, base, mine, theirs) => {
  expect(mergeBoth({base, mine, theirs})).toBeUndefined();
});
