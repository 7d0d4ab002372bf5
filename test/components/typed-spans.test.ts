import fc from 'fast-check';
import {expect, test} from 'vitest';
import {typedSpans} from '../../components/typed-spans.ts';
import {widthOf} from '../../src/domain/text/fit.ts';
import {insertText, textLine} from '../../state/text-line.ts';

/** The line with its cursor in brackets. */
function shown(text: string, cursor: number, room: number, isMasked = false): string {
  return typedSpans({text, cursor}, room, isMasked)
    .map(span => (span.isInverse === true ? `[${span.text}]` : span.text))
    .join('');
}

test('a text longer than its room is scrolled to the cursor', () => {
  expect(shown('0123456789', 10, 5)).toBe('6789[ ]');
  expect(shown('0123456789', 4, 5)).toBe('0123[4]56789');
  expect(shown('0123456789', 8, 5)).toBe('4567[8]9');
});

test('a wide character under the cursor is whole, and so is a letter with its accents', () => {
  expect(shown('a🙂b', 1, 10)).toBe('a[🙂]b');
  expect(shown('日本語', 3, 5)).toBe('本語[ ]');
  expect(shown('e\u{301}x', 0, 5)).toBe('[e\u{301}]x');
});

test('what would control the terminal is written out, and a masked text shows none of its characters', () => {
  expect(shown('a\u{202E}b', 3, 20)).toBe('a<U+202E>b[ ]');
  expect(shown('p🙂s', 4, 20, true)).toBe('***[ ]');
});

test('the cursor is in sight wherever it stands, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 12, max: 40}), (text, room) => {
      const [before, under] = typedSpans(insertText(textLine(), text), room);
      expect(widthOf(`${before?.text}${under?.text}`)).toBeLessThanOrEqual(room);
      expect(before?.text.isWellFormed()).toBe(true);
    }),
  );
});
