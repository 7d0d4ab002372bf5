import {expect, test} from 'vitest';
import {compileRegex} from '../../src/domain/regex.ts';

test('a pattern that RE2 does not take says why', () => {
  expect(compileRegex('*.*')).toMatchObject({isValid: false, why: expect.stringContaining('missing argument')});
  expect(compileRegex('(?=a)b')).toMatchObject({isValid: false});
  expect(compileRegex('x'.repeat(5000))).toMatchObject({isValid: false});
});

test('a pattern that would hang a backtracking engine is answered at once', () => {
  const regex = compileRegex('(a+)+$');
  const start = performance.now();
  expect(regex.isValid && regex.finds(`${'a'.repeat(5000)}b`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
