import {expect, test} from 'vitest';
import {maskSecretLine} from '../../../src/domain/secret/secret-line.ts';

test.each([
  ['  adminPassword: "hunter2"', '  adminPassword: ********'],
  ['- token: abc # for CI', '- token: ********'],
  ['api_key: 1a2b', 'api_key: ********'],
])('%s is masked', (line, masked) => {
  expect(maskSecretLine(line)).toBe(masked);
});

test.each([
  '  password: ""',
  '  password: {{ .spectro.var.password }}',
  '  password: "{{.spectro.macro.pw}}"',
  '  secretName: tls',
  '  existingSecret: db',
  '  automountServiceAccountToken: true',
  '  # password: x',
  '  token:',
  '  passwordLength: 12',
])('%s stays', line => {
  expect(maskSecretLine(line)).toBe(line);
});
