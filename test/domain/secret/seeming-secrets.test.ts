import {expect, test} from 'vitest';
import {seemingSecrets} from '../../../src/domain/secret/seeming-secrets.ts';

test('what is called like a secret is found, wherever it stands', () => {
  const values =
    'db:\n  adminPassword: hunter2\nusers:\n- name: a\n  token: "abc"\ntls: {privateKey: xyz}\nkey:\n  private_key: |\n    -----\n    secret\n';
  expect(seemingSecrets(values)).toEqual(['db.adminPassword', 'users.$[].token', 'tls.privateKey', 'key.private_key']);
});

test.each([
  'existingSecret: name\n',
  'password:\n',
  "password: ''\n",
  'password: "{{ .spectro.var.pw }}"\n',
  'tokenTTL: 5m\n',
  'automountToken: true\n',
  '# password: hunter2\n',
  '',
])('what gives nothing away is none: %j', values => {
  expect(seemingSecrets(values)).toEqual([]);
});
