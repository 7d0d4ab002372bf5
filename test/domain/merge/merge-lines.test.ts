import fc from 'fast-check';
import {expect, test} from 'vitest';
import {mergeLines as merge} from '../../../src/domain/merge/merge-lines.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), {maxLength: 8}).map(lines => lines.join('\n'));

/** The text, where nothing collides. */
function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  const {text: merged, isClean} = merge(base, mine, theirs);
  return isClean ? merged : undefined;
}

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

test('of changes of the same lines theirs is taken, and that is said', () => {
  expect(merge('a\nb\nc\nd\ne', 'a\nx\nc\nd\nE', 'a\ny\nc\nd\ne')).toEqual({text: 'a\ny\nc\nd\nE', isClean: false});
  expect(merge('a\nb', 'a\nx\nb', 'a\ny\nb')).toEqual({text: 'a\ny\nb', isClean: false});
  expect(merge('a\nb\nc', 'a\nc', 'a\nx\nc')).toEqual({text: 'a\nx\nc', isClean: false});
});

test('a merge does not depend on which side is mine', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      expect(mergeLines(base, mine, theirs)).toBe(mergeLines(base, theirs, mine));
    }),
    {numRuns: 500},
  );
});
