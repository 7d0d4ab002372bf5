import {describe, expect, test} from 'vitest';
import {whyNotProfileName} from '../../../src/domain/profile/profile-name.ts';

describe('a new profile', () => {
  test.each([
    'web-prod',
    'ML Ops',
    'Trailblazer System Profile(Pfsense+Vault) NC_test',
    'edge-infra2/ed',
    '../web',
    'a@1.0.0',
    'é',
  ])('may be named %s', name => {
    expect(whyNotProfileName(name)).toBeUndefined();
  });

  test.each(['', '  '])('needs a name, which "%s" is not', name => {
    expect(whyNotProfileName(name)).toBe('a name is needed');
  });

  test('is not given a name that no file could have', () => {
    expect(whyNotProfileName('a'.repeat(200))).toBeUndefined();
    expect(whyNotProfileName('a'.repeat(201))).toContain('200 plain letters are possible');
  });
});
