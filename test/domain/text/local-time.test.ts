import {expect, test} from 'vitest';
import {localTime} from '../../../src/domain/text/local-time.ts';

test('a time is read in the time zone of the machine', () => {
  const noon = new Date(2026, 10, 21, 12, 5);
  expect(localTime(noon.toISOString())).toBe('2026-11-21 12:05');
});

test('what is no time stays as it is', () => {
  expect(localTime('soon')).toBe('soon');
});
