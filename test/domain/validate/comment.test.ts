import {expect, test} from 'vitest';
import {isInComment} from '../../../src/domain/validate/comment.ts';

const at = (text: string) => isInComment(text, text.indexOf('HERE'));

test.each([
  ['a line of its own', '  # HERE', true],
  ['after a value', 'a: 1 # HERE', true],
  ['a hash in quotes', 'a: "x # HERE"', false],
  ['a hash in a word', 'a: x#HERE', false],
  ['an apostrophe in a word before it', "a: don't # HERE", true],
  ['a line of a block scalar', 'a: |\n  # HERE', false],
  ['a deeper line of a block scalar', 'a:\n  - run: >-\n      if\n        # HERE', false],
  ['below a block scalar', 'a: |\n  x\n# HERE', true],
  ['a commented block scalar', '# a: |\n  # HERE', true],
  ['a plain value', 'a: HERE', false],
])('%s: %j', (_, text, expected) => {
  expect(at(text)).toBe(expected);
});
