import {parseAllDocuments} from 'yaml';
import {expect, test} from 'vitest';
import {maskValuesAt} from '../../src/domain/secret-values.ts';

const M = "'********'";

test.each([
  ['a:\n  token: s3cret # mine\n  b:   [1,2]\n', 'a.token', `a:\n  token: ${M} # mine\n  b:   [1,2]\n`],
  ['a: {token: "s3,cret", b: 1}\n', 'a.token', `a: {token: ${M}, b: 1}\n`],
  ['token: |\n  s3\n  cret\nb: 1\n', 'token', `token: ${M}\nb: 1\n`],
  ['system.uri: x\n', 'system.uri', `system.uri: ${M}\n`],
  [
    'users:\n  - name: a\n    pass: x\n  - name: b\n    pass: y\n',
    'users.$[].pass',
    `users:\n  - name: a\n    pass: ${M}\n  - name: b\n    pass: ${M}\n`,
  ],
  ['auth:\n  user: a\n  keys: [b, c]\n', 'auth', `auth:\n  user: ${M}\n  keys: [${M}, ${M}]\n`],
  ['one: &p s3cret\ntwo: *p\n', 'two', `one: &p ${M}\ntwo: ${M}\n`],
  ['one: &p s3cret\ntwo: *p\n', 'one', `one: &p ${M}\ntwo: *p\n`],
  ['pin: !!int 1234\n', 'pin', `pin: ${M}\n`],
  ['token: s3cret', 'token', `token: ${M}`],
  ['a: {{ .x }}\ntoken: s3cret\n', 'token', `a: {{ .x }}\ntoken: ${M}\n`],
])('a password is masked and every other byte stays: %j', (values, path, expected) => {
  expect(maskValuesAt(values, [path])).toEqual({values: expected, paths: [path]});
  const isTemplate = values.includes('{{');
  expect(isTemplate || parseAllDocuments(expected).every(({errors}) => errors.length === 0)).toBe(true);
});

test.each([
  'token:\n',
  "token: ''\n",
  'token: ~\n',
  "token: '{{.spectro.var.TOKEN}}'\n",
  `token: ${M}\n`,
  'other: x\n',
  '',
])('what gives nothing away stays: %j', values => {
  expect(maskValuesAt(values, ['token'])).toEqual({values, paths: []});
});
