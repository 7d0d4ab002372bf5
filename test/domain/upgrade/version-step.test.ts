import {expect, test} from 'vitest';
import {describeStep, stepBetween} from '../../../src/domain/upgrade/version-step.ts';

test.each([
  ['1.32.3', '1.32.9', 'patch'],
  ['1.32.3', '1.32.3-rev1', 'patch'],
  ['1.32.3', '1.33.0', 'next minor'],
  ['1.32.3', '1.35.0', '3 minors on'],
  ['1.5', '2.0', 'next major'],
  ['22.04', '24.04', '2 majors on'],
  ['1.17.880', '1.22.1287', '5 minors on'],
  ['20.09.0', '2026.1.0', 'later major'],
  ['1.33.0', '1.32.0', 'downgrade'],
  ['1.33.0', '1.34.0-rc.1', 'pre-release, next minor'],
  ['1.5', '1.5.0', 'the same version'],
  ['v1.12.0', '1.12.1', 'patch'],
])('from %s to %s: %s', (from, to, words) => {
  expect(describeStep(stepBetween(from, to, 'addon'), to)).toBe(words);
});

test.each([
  ['1.32.3', '1.33.0', []],
  ['1.32.3', '1.35.0', ['1.33', '1.34']],
  ['1.35.0', '1.32.3', []],
  ['', '1.33.0', []],
])('minors of Kubernetes between %s and %s: %j', (from, to, skipped) => {
  expect(stepBetween(from, to, 'k8s').skipped).toEqual(skipped);
});
