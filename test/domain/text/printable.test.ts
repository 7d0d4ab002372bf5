import fc from 'fast-check';
import {expect, test} from 'vitest';
import {printable} from '../../../src/domain/text/printable.ts';

test('control characters are written out', () => {
  expect(printable('a\u{1B}[2Jb\tc\u{7F}d\u{9B}e\n')).toBe('a^[[2Jb^Ic^?d<U+009B>e^J');
});

test('each control character is written out, alone in plain text too', () => {
  const codes = Array.from({length: 0xa0}, (_, code) => code).filter(code => code < 0x20 || code >= 0x7f);
  const left = codes.filter(code => printable(`a${String.fromCodePoint(code)}b`).includes(String.fromCodePoint(code)));
  expect(left).toEqual([]);
});

test('what reorders or hides text is written out', () => {
  expect(printable('admin\u{202E}nimda')).toBe('admin<U+202E>nimda');
  expect(printable('pay\u{200B}pal\u{2066}\u{FEFF}\u{AD}\u{E0041}')).toBe(
    'pay<U+200B>pal<U+2066><U+FEFF><U+00AD><U+E0041>',
  );
});

test('other text is the same text', () => {
  for (const text of ['plain: 1', 'Größe', '日本語', 'é e\u{301}', '❤\u{FE0F}', '─│┌ … »'])
    expect(printable(text)).toBe(text);
});

test('nothing is left that a terminal could take as a command', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), text => {
      expect(printable(text)).not.toMatch(
        /[\0-\u{1F}\u{7F}-\u{9F}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{D800}-\u{DFFF}]/u,
      );
    }),
  );
});
