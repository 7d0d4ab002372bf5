import fc from 'fast-check';
import {expect, test} from 'vitest';
import {editLine, graphemesOf, insertText, textLine} from '../../state/text-line.ts';

const KEYS = ['left', 'right', 'home', 'end', 'backspace', 'delete', 'ctrl+w', 'ctrl+u'];

test('the cursor stays in the text and never splits a character', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.array(fc.constantFrom(...KEYS)), (text, keys) => {
      let line = insertText(textLine(), text);
      for (const key of keys) line = editLine(line, key) ?? line;
      expect(line.cursor).toBeGreaterThanOrEqual(0);
      expect(line.cursor).toBeLessThanOrEqual(line.text.length);
      expect(line.text.isWellFormed()).toBe(true);
    }),
  );
});

test('characters are those of Unicode, with and without the shortcut for ASCII', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({unit: 'grapheme-ascii'}), fc.string({unit: 'grapheme'})), text => {
      expect(graphemesOf(text)).toEqual(Array.from(new Intl.Segmenter().segment(text), ({segment}) => segment));
    }),
  );
});

test('a pasted text is one line, without control characters', () => {
  expect(insertText(textLine('a'), 'b\r\nc\u001B[2J\u0007')).toEqual({text: 'ab c[2J', cursor: 7});
});

test('ctrl-w takes the word before the cursor', () => {
  expect(editLine(textLine('env:prod team:core '), 'ctrl+w')?.text).toBe('env:prod ');
});

test('ctrl-w takes no time to speak of in a long text', () => {
  const line = textLine(`${'x'.repeat(300_000)} y`);
  const begun = performance.now();
  expect(editLine(line, 'ctrl+w')?.text).toBe(line.text.slice(0, -1));
  expect(performance.now() - begun).toBeLessThan(500);
});

test('a letter with its accents, and a sign of several characters, are one step for the cursor', () => {
  expect(editLine(textLine('ae\u{301}'), 'left')?.cursor).toBe(1);
  expect(editLine(textLine('a👍🏽'), 'backspace')?.text).toBe('a');
});

test('a key that edits nothing is none of its business', () => {
  expect(editLine(textLine('a'), 'pagedown')).toBeUndefined();
});
