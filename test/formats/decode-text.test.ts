import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {decodeText} from '../../src/formats/decode-text.ts';

const TEXT = '{"a": "日本 ä"}\r\n';
const bytes = (...numbers: readonly number[]) => Uint8Array.from(numbers);

test('UTF-8 is read as it is, its mark too, and UTF-16 by its mark', () => {
  expect(decodeText(Buffer.from(TEXT), 'x')).toBe(TEXT);
  expect(decodeText(Buffer.from(`\uFEFF${TEXT}`), 'x')).toBe(`\uFEFF${TEXT}`);
  const little = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
  expect(decodeText(little, 'x')).toBe(TEXT);
  expect(decodeText(Buffer.from(little).swap16(), 'x')).toBe(TEXT);
});

test.each([
  ['compressed (gzip)', gzipSync('{}')],
  ['a ZIP archive', bytes(0x50, 0x4b, 3, 4)],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47)],
  ['not UTF-8 text', bytes(0x7b, 0xe9, 0x7d)],
  ['not UTF-8 text', bytes(0xff)],
])('what is no text is named: %s', (what, given) => {
  expect(() => decodeText(given, '/mnt/x')).toThrow(`cannot read /mnt/x: it is ${what}`);
});
