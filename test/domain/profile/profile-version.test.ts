import fc from 'fast-check';
import semver from 'semver';
import {describe, expect, test} from 'vitest';
import {
  compareProfileVersions,
  nextVersions,
  whyNotNewVersion,
  whyNotVersion,
} from '../../../src/domain/profile/profile-version.ts';

describe('a version of a profile', () => {
  test.each(['1.0.0', '0.0.1', '1.2.3-rc.1', '1.2.3-alpha', '10.20.30', '1.0.0+build.7', '1.0.0-rc.1+build'])(
    '%s is strict semver',
    version => expect(whyNotVersion(version)).toBeUndefined(),
  );

  test.each([
    ['', 'a version is needed'],
    ['v1.2.3', 'write it as 1.2.3'],
    ['V0.0.1', 'begins with "V"; write it as 0.0.1'],
    ['1.2', 'three parts; write it as 1.2.0'],
    ['v1.2', 'write it as 1.2.0'],
    ['1.2.3.4', 'three parts'],
    ['1.02.3', 'leading zero; write it as 1.2.3'],
    ['2.2.2.develop', 'write it as 2.2.2-develop'],
    ['1.2.3-rc_1', '"-rc_1" is no pre-release'],
    ['1.2.3-01', 'numbers without leading zeros'],
    ['1.2.3 ', 'blanks; write it as 1.2.3'],
    ['b0.0.1', 'begins with no number'],
    ['99999999999999999999.0.0', 'too large'],
  ])('%j is none, and the message says why', (version, why) => expect(whyNotVersion(version)).toContain(why));

  test('one that is proposed instead of a malformed one is right', () => {
    const malformed = fc.stringMatching(/^[vV]?[0-9.]{1,8}[-.]?[a-z0-9]{0,4}$/);
    fc.assert(
      fc.property(malformed, version => {
        const proposed = /write it as (\S+)$/.exec(whyNotVersion(version) ?? '')?.[1] ?? '1.2.3';
        expect(whyNotVersion(proposed)).toBeUndefined();
      }),
    );
  });

  test('it cannot be new when it is there already, and one that is free is named', () => {
    expect(whyNotNewVersion('1.0.0', ['1.0.0', '1.0.1'])).toBe('1.0.0 exists already; 1.1.0 is free');
    expect(whyNotNewVersion('1.0.2', ['1.0.0', '1.0.1'])).toBeUndefined();
    expect(whyNotNewVersion('v1.0.2', [])).toContain('write it as 1.0.2');
  });
});

describe('the next versions', () => {
  test.each([
    ['1.2.3', ['1.2.4', '1.3.0', '2.0.0']],
    ['1.2.3-rc.1', ['1.2.3', '1.3.0', '2.0.0']],
    ['v1.2', ['1.2.1', '1.3.0', '2.0.0']],
    ['latest', []],
  ])('after %s are %j', (version, next) => expect(nextVersions(version)).toEqual(next));
});

describe('the order of versions of a profile', () => {
  test('is that of semver, malformed ones first', () => {
    const inOrder = ['b0.0.1', 'v1.2', '0.9.0', '1.2.3-rc.1', '1.2.3', '1.10.0'];
    expect(inOrder.toReversed().toSorted(compareProfileVersions)).toEqual(inOrder);
  });

  test('plain versions are ordered as semver orders them', () => {
    const part = fc.oneof(fc.nat(12), fc.nat(Number.MAX_SAFE_INTEGER)).map(String);
    const plain = fc.tuple(part, part, part).map(parts => parts.join('.'));
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(Math.sign(compareProfileVersions(a, b))).toBe(semver.compare(a, b));
      }),
    );
  });

  test('is total', () => {
    const part = fc.nat({max: 3}).map(String);
    const version = fc.oneof(
      fc.string({maxLength: 4}),
      fc
        .tuple(fc.constantFrom('', 'v'), part, part, part, fc.constantFrom('', '-rc.1', '-rc.2', '+a', '.4'))
        .map(([v, a, b, c, end]) => `${v}${a}.${b}.${c}${end}`),
    );
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareProfileVersions(a, b)) + Math.sign(compareProfileVersions(b, a))).toBe(0);
        expect(compareProfileVersions(a, b) === 0).toBe(a === b);
        const [x = '', y = '', z = ''] = [a, b, c].toSorted(compareProfileVersions);
        expect(compareProfileVersions(x, y)).toBeLessThanOrEqual(0);
        expect(compareProfileVersions(y, z)).toBeLessThanOrEqual(0);
        expect(compareProfileVersions(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
