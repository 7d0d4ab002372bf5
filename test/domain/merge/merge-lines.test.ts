import fc from 'fast-check';
import {expect, test} from 'vitest';
import {mergeLines} from '../../../src/domain/merge/merge-lines.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), {maxLength: 8}).map(lines => lines.join('\n'));

test('what only one side changed is taken, whichever side it is', () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeLines(base, base, other)).toBe(other);
      expect(mergeLines(base, other, base)).toBe(other);
      expect(mergeLines(base, other, other)).toBe(other);
    }),
  );
});

test('changes of different lines come together, whichever side they are on', () => {
  const base = 'one\ntwo\nthree\nfour\n';
  const mine = 'one\n2\nthree\nfour\n';
  const theirs = 'zero\none\ntwo\nthree\nfour\nfive';
  expect(mergeLines(base, mine, theirs)).toBe('zero\none\n2\nthree\nfour\nfive');
  expect(mergeLines(base, theirs, mine)).toBe('zero\none\n2\nthree\nfour\nfive');
});

test('the same change on both sides is made once', () => {
  expect(mergeLines('a\nb\nc', 'a\nx\nc\nd', 'a\nx\nc')).toBe('a\nx\nc\nd');
});

test('changes of the same lines are no merge', () => {
  expect(mergeLines('a\nb\nc', 'a\nx\nc', 'a\ny\nc')).toBeUndefined();
  expect(mergeLines('a\nb', 'a\nx\nb', 'a\ny\nb')).toBeUndefined();
  expect(mergeLines('a\nb\nc', 'a\nc', 'a\nx\nc')).toBeUndefined();
});

test('a merge does not depend on which side is mine', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      expect(mergeLines(base, mine, theirs)).toBe(mergeLines(base, theirs, mine));
    }),
    {numRuns: 500},
  );
});
