import {expect, test} from 'vitest';
import {withOwnNames} from '../../../src/domain/pack/registry-names.ts';
import {BUILT_IN} from '../../../src/registry/registries.ts';

const named = (...names: readonly string[]) => names.map((name, at) => ({name, path: `/packs/${at}`}));
const namesOf = (...names: readonly string[]) => withOwnNames(named(...names)).map(({name}) => name);

test('registries of one name are numbered', () => {
  expect(namesOf('lab', 'lab', 'lab-2', 'lab')).toEqual(['lab', 'lab-2', 'lab-2-2', 'lab-3']);
});

test('the name of the built-in registry is taken', () => {
  expect(namesOf(BUILT_IN)).toEqual([`${BUILT_IN}-2`]);
});

test('names of their own stay as they are', () => {
  const registries = named('a', 'b');
  expect(withOwnNames(registries)).toBe(registries);
});
