import {expect, test} from 'vitest';
import {maskMerge} from '../../../src/domain/merge/mask-merge.ts';
import {merge3} from '../../../src/domain/merge/merge3.ts';

const base = 'db:\n  user: a\n  pass: one\n  hosts:\n    - name: x\n      key: k1\n';
const mine = base.replace('one', 'hunter2').replace('k1', 'k-mine');
const theirs = base.replace('one', 'swordfish').replace('k1', 'k-theirs');

function shown(secrets: readonly string[], own = mine, other = theirs): string {
  return JSON.stringify(maskMerge(merge3(base, own, other), own, secrets));
}

test('passwords of the packs are masked in all three values, also in items of lists', () => {
  const text = shown(['db.pass', 'db.hosts.$[].key']);
  for (const secret of ['hunter2', 'swordfish', '"one"', 'k-mine', 'k-theirs']) expect(text).not.toContain(secret);
});

test('what is not called a password is shown', () => {
  expect(shown(['db.user'])).toContain('hunter2');
});

test('a password in a map that came or went as a whole is masked', () => {
  expect(shown(['db.pass'], mine, 'other: 1\n')).not.toContain('hunter2');
});

test('what its key gives away is masked without a schema', () => {
  const own = base.replace('pass: one', 'adminPassword: hunter2');
  expect(shown([], own)).not.toContain('hunter2');
});

test('lines that were left out are masked too', () => {
  const {leftOut} = maskMerge(merge3(base, mine, 'other: 1\n'), mine, ['db.pass']);
  expect(leftOut.map(line => line.text)).toContain('  pass: ********');
});

test('whole texts, of a merge by lines, are not shown as values', () => {
  const many = 'a: 1\n---\nb: 1\n';
  const more = `${many.replace('1', 'y')}---\nc: 1\n`;
  const {paths} = maskMerge(merge3(many, many.replace('1', 'x'), more), many, []);
  expect(paths).toMatchObject([{mine: 'a text of 4 lines', theirs: 'a text of 6 lines'}]);
});
