import {expect, test} from 'vitest';
import {parseAllDocuments} from 'yaml';
import {diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import {maskValuesAt} from '../../../src/domain/secret/secret-values.ts';

const M = "'********'";

test.each([
  ['a:\n  token: s3cret # mine\n  b:   [1,2]\n', 'a.token', `a:\n  token: ${M} # mine\n  b:   [1,2]\n`, ['a.token']],
  ['a: {token: "s3,cret", b: 1}\n', 'a.token', `a: {token: ${M}, b: 1}\n`, ['a.token']],
  ['token: |\n  s3\n  cret\nb: 1\n', 'token', `token: ${M}\nb: 1\n`, ['token']],
  ['system.uri: x\n', 'system.uri', `system.uri: ${M}\n`, ['"system.uri"']],
  [
    'users:\n  - name: a\n    pass: x\n  - name: b\n    pass: y\n',
    'users.$[].pass',
    `users:\n  - name: a\n    pass: ${M}\n  - name: b\n    pass: ${M}\n`,
    ['users[0].pass', 'users[1].pass'],
  ],
  [
    'auth:\n  user: a\n  keys: [b, c]\n',
    'auth',
    `auth:\n  user: ${M}\n  keys: [${M}, ${M}]\n`,
    ['auth.user', 'auth.keys[0]', 'auth.keys[1]'],
  ],
  ['one: &p s3cret\ntwo: *p\n', 'two', `one: &p ${M}\ntwo: ${M}\n`, ['one', 'two']],
  ['one: &p s3cret\ntwo: *p\n', 'one', `one: &p ${M}\ntwo: *p\n`, ['one']],
  ['base: &b\n  token: x\nuse:\n  <<: *b\n', 'use.token', `base: &b\n  token: ${M}\nuse:\n  <<: *b\n`, ['base.token']],
  [
    'a: &a {token: x}\nb: &b {pin: 1}\nuse: {<<: [*a, *b]}\n',
    'use.token',
    `a: &a {token: ${M}}\nb: &b {pin: 1}\nuse: {<<: [*a, *b]}\n`,
    ['a.token'],
  ],
  ['base: &b\n  token: x\nuse: *b\n', 'use.token', `base: &b\n  token: ${M}\nuse: *b\n`, ['base.token']],
  ['token: x\ntoken: y\n', 'token', `token: ${M}\ntoken: ${M}\n`, ['token', 'token']],
  ['a.b: x\na:\n  b: y\n', 'a.b', `a.b: ${M}\na:\n  b: ${M}\n`, ['"a.b"', 'a.b']],
  ['a: 1\n---\ntoken: x\n', 'token', `a: 1\n---\ntoken: ${M}\n`, ['[1].token']],
  ['pin: !!int 1234\n', 'pin', `pin: ${M}\n`, ['pin']],
  ['pin: !!int &p 1234\n', 'pin', `pin: &p ${M}\n`, ['pin']],
  ['token: s3cret', 'token', `token: ${M}`, ['token']],
  ['a: {{ .x }}\ntoken: s3cret\n', 'token', `a: {{ .x }}\ntoken: ${M}\n`, ['token']],
])('a password is masked and every other byte stays: %j', (values, path, expected, places) => {
  expect(maskValuesAt(values, [path])).toEqual({values: expected, paths: places});
  const isTemplate = values.includes('{{');
  const documents = parseAllDocuments(expected, {uniqueKeys: false});
  expect(isTemplate || documents.every(({errors}) => errors.length === 0)).toBe(true);
});

test('a password is masked in a text that is no YAML, too', () => {
  expect(maskValuesAt('token: s3cret\na: [1\n', ['token']).values).not.toContain('s3cret');
});

test('what merges itself ends', () => {
  const values = 'a: &a\n  <<: *a\n  b: *a\n';
  expect(maskValuesAt(values, ['a.token', 'a']).paths).toEqual([]);
});

test('a password that differs is masked in the words of a comparison', () => {
  const layerOf = (token: string) => ({'x-strata-id': 'a', name: 'a', values: `users:\n  - system.pass: ${token}\n`});
  const profileOf = (token: string) => ({
    metadata: {name: 'p'},
    spec: {template: {packs: [layerOf(token)]}},
  });
  const diff = diffProfiles(profileOf('first'), profileOf('second'), {secretsOf: () => ['users.$[].system.pass']});
  expect(diff.same).toBe(false);
  expect(JSON.stringify(diff)).not.toMatch(/first|second/);
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
