import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseChallenges} from '../../../src/registry/oci/challenge.ts';

function read(header: string): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  return parseChallenges(header).map(({scheme, parameters}) => [scheme, Object.fromEntries(parameters)]);
}

test.each([
  ['Basic realm="lab"', [['basic', {realm: 'lab'}]]],
  ['BASIC realm=lab', [['basic', {realm: 'lab'}]]],
  [
    'Bearer realm="https://auth.lab/token",service="registry.lab",scope="repository:a/b:pull,push"',
    [['bearer', {realm: 'https://auth.lab/token', service: 'registry.lab', scope: 'repository:a/b:pull,push'}]],
  ],
  [
    'Basic realm="a, b", Bearer realm = "c" , service="d"',
    [
      ['basic', {realm: 'a, b'}],
      ['bearer', {realm: 'c', service: 'd'}],
    ],
  ],
  [
    'Negotiate, Basic realm="say \\"please\\""',
    [
      ['negotiate', {}],
      ['basic', {realm: 'say "please"'}],
    ],
  ],
  ['Bearer realm="a",realm="b",error="invalid_token"', [['bearer', {realm: 'a', error: 'invalid_token'}]]],
  [', , Basic realm="a",', [['basic', {realm: 'a'}]]],
  ['Bearer realm="not closed', [['bearer', {}]]],
  ['', []],
  ['=', []],
])('%s', (header, expected) => {
  expect(read(header)).toEqual(expected);
});

test('any header is read, in no more time than its length asks for', () => {
  fc.assert(
    fc.property(fc.string({maxLength: 400}), text => {
      expect(parseChallenges(text).length).toBeLessThanOrEqual(text.length);
    }),
  );
  const began = performance.now();
  parseChallenges(`Basic realm="${'\\"'.repeat(100_000)}`);
  parseChallenges(','.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(500);
});
