import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {isOfFormat, type VariableFormat} from '../../../src/domain/variable/variable-format.ts';

test.each<[VariableFormat, string[], string[]]>([
  ['string', ['', 'anything'], []],
  ['number', ['1', '-2', '0.5', '.5', '1e3', '+7'], ['', 'a', '1.2.3', '0x10', 'NaN', 'Infinity']],
  ['boolean', ['true', 'false'], ['1', '0', 'True', 'yes']],
  ['ipv4', ['10.0.0.1', '255.255.255.255'], ['256.0.0.1', '10.0.0', '10.0.0.01', '10.0.0.1/24']],
  ['ipv4cidr', ['10.0.0.0/16', '0.0.0.0/0'], ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08']],
  [
    'ipv6',
    ['::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:10.0.0.1'],
    ['1::2::3', '12345::', '1:2:3', ':1:2', '10.0.0.1'],
  ],
  ['version', ['1.2.3', 'v1.2.3', '1.2.3-rc.1+b'], ['1.2', '01.2.3', 'latest']],
  ['base64', ['aGVsbG8=', 'aGVs\nbG8='], ['', 'aGVsbG8', 'a b=', '====']],
])('%s takes %j and refuses %j', (format, good, bad) => {
  expect(good.filter(value => !isOfFormat(format, value))).toEqual([]);
  expect(bad.filter(value => isOfFormat(format, value))).toEqual([]);
});

test('every address that is written whole is taken', () => {
  fc.assert(
    fc.property(fc.ipV6(), address => {
      expect(isOfFormat('ipv6', address)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.ipV4(), address => {
      expect(isOfFormat('ipv4', address)).toBe(true);
    }),
  );
});

test('every encoded text is base64', () => {
  fc.assert(
    fc.property(fc.string({minLength: 1}), text => {
      expect(isOfFormat('base64', Buffer.from(text).toString('base64'))).toBe(true);
    }),
  );
});
