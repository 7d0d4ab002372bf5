import {describe, expect, test} from 'vitest';
import {RULES} from '../../../src/domain/validate/rules.ts';
import {problemsOf} from './build.ts';
import {DEPENDENCY_EXAMPLES} from './examples/dependency-examples.ts';
import {DUPLICATE_EXAMPLES} from './examples/duplicate-examples.ts';
import {HELM_EXAMPLES} from './examples/helm-examples.ts';
import {IMAGE_EXAMPLES} from './examples/image-examples.ts';
import {LAYER_EXAMPLES} from './examples/layer-examples.ts';
import {MACRO_EXAMPLES} from './examples/macro-examples.ts';
import {PACK_EXAMPLES} from './examples/pack-examples.ts';
import {PRESET_EXAMPLES} from './examples/preset-examples.ts';
import {PROFILE_EXAMPLES} from './examples/profile-examples.ts';
import {SCHEMA_EXAMPLES} from './examples/schema-examples.ts';
import {VALUES_EXAMPLES} from './examples/values-examples.ts';
import {VARIABLE_EXAMPLES} from './examples/variable-examples.ts';

const EXAMPLES = [
  ...HELM_EXAMPLES,
  ...DUPLICATE_EXAMPLES,
  ...IMAGE_EXAMPLES,
  ...PRESET_EXAMPLES,
  ...PROFILE_EXAMPLES,
  ...LAYER_EXAMPLES,
  ...PACK_EXAMPLES,
  ...VALUES_EXAMPLES,
  ...SCHEMA_EXAMPLES,
  ...DEPENDENCY_EXAMPLES,
  ...VARIABLE_EXAMPLES,
  ...MACRO_EXAMPLES,
];

describe.each(EXAMPLES)('%s', (code, bad, says, good) => {
  const title = RULES.find(rule => rule.code === code)?.title ?? '';
  test(`is told where it fails: ${title}`, () => {
    const found = problemsOf(bad).filter(problem => problem.code === code);
    expect(found.map(problem => problem.message)).toEqual([expect.stringContaining(says)]);
  });
  test(`passes: ${title}`, () => {
    expect(problemsOf(good).filter(problem => problem.code === code)).toEqual([]);
  });
});

test('every rule has an example', () => {
  const shown = new Set(EXAMPLES.map(([code]) => code));
  expect(RULES.map(({code}) => code).filter(code => !shown.has(code))).toEqual([]);
});

test('codes are unique, and every rule says what must be true and why', () => {
  expect(new Set(RULES.map(({code}) => code)).size).toBe(RULES.length);
  for (const {code, title, why} of RULES) {
    expect(code).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
    expect(title).toMatch(/^[A-Z`].*\.$/);
    expect(why).toMatch(/\.$/);
  }
});
