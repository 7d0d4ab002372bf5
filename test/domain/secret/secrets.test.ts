import {expect, test} from 'vitest';
import {layersOf, type Profile, type Variable, variablesOf} from '../../../src/domain/profile/profile.ts';
import {isMask, MASK, maskedVariables, maskSecrets} from '../../../src/domain/secret/secrets.ts';

const aProfile = (variables: readonly Variable[]): Profile => ({
  metadata: {name: 'p'},
  spec: {template: {packs: [{'x-strata-id': 'vault', name: 'vault', values: 'token: s3cret'}]}, variables},
});

test('the default of a sensitive variable is masked and named', () => {
  const {profile, masked} = maskSecrets(
    aProfile([
      {name: 'open', defaultValue: 'a'},
      {name: 'token', defaultValue: 's3cret', isSensitive: true},
    ]),
  );
  expect(variablesOf(profile).map(({defaultValue}) => defaultValue)).toEqual(['a', MASK]);
  expect(masked).toEqual([{kind: 'variable', variable: 'token'}]);
});

test('an empty default and one that is masked already hold no secret', () => {
  const profile = aProfile([
    {name: 'a', defaultValue: '', isSensitive: true},
    {name: 'b', isSensitive: true},
    {name: 'c', defaultValue: '*****', isSensitive: true},
  ]);
  expect(maskSecrets(profile)).toEqual({profile, masked: []});
  expect(maskSecrets(profile).profile).toBe(profile);
  expect(maskedVariables(profile).map(({name}) => name)).toEqual(['c']);
});

test('values are masked by whoever knows their schema', () => {
  const {profile, masked} = maskSecrets(aProfile([]), () => ({values: `token: '${MASK}'`, paths: ['token']}));
  expect(layersOf(profile)[0]?.values).toBe("token: '********'");
  expect(masked).toEqual([{kind: 'value', layer: 'vault', path: 'token'}]);
});

test('three stars or more are a mask', () => {
  expect(['***', MASK].every(isMask)).toBe(true);
  expect(['', '**', '*.*', '****a'].some(isMask)).toBe(false);
});
