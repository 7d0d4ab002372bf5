import fc from 'fast-check';
import {expect, test} from 'vitest';
import {editLine, insertText, textLine} from '../../state/text-line.ts';

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

test('a pasted text is one line, without control characters', () => {
  expect(insertText(textLine('a'), 'b\r\nc\u001B[2J\u0007')).toEqual({text: 'ab c[2J', cursor: 7});
});

test('ctrl-w takes the word before the cursor', () => {
  expect(editLine(textLine('env:prod team:core '), 'ctrl+w')?.text).toBe('env:prod ');
});

test('a key that edits nothing is none of its business', () => {
  expect(editLine(textLine('a'), 'pagedown')).toBeUndefined();
});
