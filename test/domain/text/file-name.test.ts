import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decodeName, encodeName} from '../../../src/domain/text/file-name.ts';

const PIECES = [
  'a',
  'A',
  'ML Ops',
  '/',
  '\\',
  '..',
  '.',
  '%',
  '~',
  ' ',
  '-',
  'con',
  'NUL',
  'é',
  'É',
  'e\u0301',
  'ß',
  'ſ',
  '\u212a',
  '\u212b',
  'ς',
  '가',
  '\u1100\u1161',
  '\ud800',
  '\0',
  '\n',
  '\u200d',
  '😀',
  '2f',
  '%2f',
  '~1',
  ':',
  '日本',
];
const anyName = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), {maxLength: 6}).map(pieces => pieces.join('')),
  fc.string({unit: 'binary', maxLength: 12}),
  fc.string({maxLength: 12}),
);
/** What the most forgiving file systems take for the same name. */
const folded = (encoded: string) => encoded.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

test.each([
  ['web-prod', 'web-prod'],
  ['ML Ops', 'ML Ops~7'],
  ['Web Prod', 'Web Prod~9'],
  ['1.0.0-rc.1', '1.0.0-rc.1'],
  ['charts/app', 'charts%2fapp'],
  ['..', '%2e%2e'],
  ['.git', '%2egit'],
  ['a.', 'a%2e'],
  ['nul.txt', '%6eul.txt'],
  ['日本', '日本'],
  ['Über', '%c3%9cber'],
  ['über', 'über'],
  ['', '%'],
])('%j is stored as %j', (name, encoded) => {
  expect(encodeName(name)).toBe(encoded);
});

test('a name is found again in the name of its file', () => {
  fc.assert(
    fc.property(anyName, name => {
      expect(decodeName(encodeName(name))).toBe(name);
    }),
    {numRuns: 2000},
  );
});

test('the name of a file is one segment that leads nowhere', () => {
  fc.assert(
    fc.property(anyName, name => {
      expect(encodeName(name)).toMatch(/^[^/\\:*?"<>|\p{Cc}\p{Cs}.-][^/\\:*?"<>|\p{Cc}\p{Cs}]*$/u);
      expect(encodeName(name)).not.toMatch(/[. ]$|^(?:con|nul)(?:\.|$)/i);
    }),
    {numRuns: 2000},
  );
});

test('two names never meet, even where case and Unicode form are ignored', () => {
  fc.assert(
    fc.property(anyName, anyName, (one, other) => {
      expect(folded(encodeName(one)) === folded(encodeName(other))).toBe(one === other);
    }),
    {numRuns: 3000},
  );
});

test('a name in another case is another file', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z é]{1,8}$/), name => {
      const other = name.replaceAll(/./gu, char =>
        char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase(),
      );
      expect(folded(encodeName(other)) === folded(encodeName(name))).toBe(other === name);
    }),
  );
});

test.each(['Web', 'web~1', 'a%2Fb', 'a/b', '%zz', 'a%', '.x', 'é\u0301'])('%j is not of our making', encoded => {
  expect(decodeName(encoded)).toBeUndefined();
});

test('a name that is too long for a file says so', () => {
  expect(() => encodeName('x'.repeat(300))).toThrow(expect.objectContaining({code: 'name.too-long'}));
});
