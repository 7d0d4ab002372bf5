import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Variable, VariableOption} from '../../../src/domain/profile/profile.ts';
import {resolveValues} from '../../../src/domain/variable/resolve.ts';
import {INPUT_TYPES, VARIABLE_FORMATS} from '../../../src/domain/variable/variable-format.ts';
import {aProfile, type Draft, problemsOf} from './build.ts';

const SECRET = 'hunter2';

const sensitive = fc
  .record({
    format: fc.constantFrom(...VARIABLE_FORMATS),
    inputType: fc.constantFrom(...INPUT_TYPES),
    regex: fc.constantFrom('', '^[a-f]+$'),
    options: fc.constantFrom<readonly VariableOption[]>(
      [],
      [{value: SECRET}],
      [{value: SECRET}, {value: SECRET}],
      [{value: `other-${SECRET}`, label: SECRET}],
    ),
    required: fc.boolean(),
    hidden: fc.boolean(),
    immutable: fc.boolean(),
  })
  .map((over): Variable => ({name: 'v', displayName: 'V', isSensitive: true, defaultValue: SECRET, ...over}));

const draftOf = (variable: Variable): Draft => ({
  variables: [variable],
  layers: [
    {
      values:
        'pack:\n  namespace: "{{.spectro.var.v}}"\na: "{{.spectro.var.v}}"\nb: "{{.spectro.var.v | upper}}"\nimage: "r.io/{{.spectro.var.v}}:1"\n',
    },
  ],
  packs: [{schema: 'a:\n  schema: \'{{ format "${number}" }}\'\n'}],
});

test('no finding quotes what a sensitive variable holds', () => {
  fc.assert(
    fc.property(sensitive, variable => {
      expect(JSON.stringify(problemsOf(draftOf(variable)))).not.toContain(SECRET);
    }),
  );
});

test('nor does the reason why a value cannot be given to it', () => {
  fc.assert(
    fc.property(sensitive, variable => {
      const {problems} = resolveValues(aProfile(draftOf(variable)), {v: `not-${SECRET}`});
      expect(JSON.stringify(problems)).not.toContain(SECRET);
    }),
  );
});

test('a value whose key names a secret is not quoted where the schema refuses it', () => {
  const problem = problemsOf({
    layers: [{values: `a:\n  adminPassword: ${SECRET}\n`}],
    packs: [{schema: 'a.adminPassword:\n  schema: \'{{ format "${number}" }}\'\n'}],
  }).find(({code}) => code === 'schema.format');
  expect(problem?.message).toBe('a.adminPassword is not a number');
});
