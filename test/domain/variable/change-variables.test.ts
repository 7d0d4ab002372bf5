import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {variablesOf} from '../../../src/domain/profile/profile.ts';
import {
  addVariable,
  moveVariable,
  removeVariable,
  replaceVariable,
} from '../../../src/domain/variable/change-variables.ts';
import {aProfile} from '../validate/build.ts';

const [A, B, C] = [{name: 'a'}, {name: 'b'}, {name: 'c'}];
const ABC = aProfile({variables: [A, B, C]});

test('a variable is added last', () => {
  expect(variablesOf(addVariable(ABC, {name: 'd'})).map(({name}) => name)).toEqual(['a', 'b', 'c', 'd']);
});

test('a profile without a list of variables gets one', () => {
  const {variables: _, ...spec} = ABC.spec;
  expect(variablesOf(addVariable({...ABC, spec}, A))).toEqual([A]);
});

test('another one takes its place', () => {
  expect(variablesOf(replaceVariable(ABC, 1, {name: 'x'}))).toEqual([A, {name: 'x'}, C]);
  expect(replaceVariable(ABC, 1, B)).toBe(ABC);
});

test('a removed one leaves the others', () => {
  expect(variablesOf(removeVariable(ABC, 1))).toEqual([A, C]);
});

test('at an end it moves no further', () => {
  expect(moveVariable(ABC, 0, -1)).toBe(ABC);
  expect(moveVariable(ABC, 2, 1)).toBe(ABC);
});

test('however variables are moved, each stays the object that it is', () => {
  const moves = fc.array(fc.tuple(fc.nat(5), fc.integer({min: -6, max: 6})));
  fc.assert(
    fc.property(fc.nat(5), moves, (count, steps) => {
      const variables = Array.from({length: count}, (_, at) => ({name: `v${at}`, extra: {at}}));
      let profile = aProfile({variables});
      for (const [at, by] of steps) profile = moveVariable(profile, at, by);
      expect(new Set(variablesOf(profile))).toEqual(new Set(variables));
      for (const variable of variablesOf(profile)) expect(variables).toContain(variable);
      expect(variablesOf(profile)).toHaveLength(count);
    }),
  );
});

test('a move back undoes a move', () => {
  const moved = moveVariable(ABC, 0, 2);
  expect(variablesOf(moved)).toEqual([B, C, A]);
  expect(variablesOf(moveVariable(moved, 2, -2))).toEqual([A, B, C]);
});
