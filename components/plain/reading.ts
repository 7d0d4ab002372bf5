import {createContext, useContext} from 'react';

/** Is the app shown line by line, with numbers to choose rows by, instead of drawn? */
export const ReadingContext = createContext(false);

export function useIsRead(): boolean {
  return useContext(ReadingContext);
}

/** Columns as they are read out, without the blanks that align them. */
export function squeezed(text: string): string {
  return text.replaceAll(/(?<=\S) {2,}/g, '  ').trimEnd();
}

/** The mark in front of a row, as a word; other marks are in the row's text too. */
export function spokenGlyph(glyph: string): string {
  return GLYPHS[glyph] ?? '';
}

/** What a row's state mark means. */
export function spokenState(mark: string): string {
  return STATES[mark.trim()] ?? mark;
}

const GLYPHS: Readonly<Record<string, string>> = {x: 'marked: ', '»': 'moving: ', '*': 'in use: ', '!': 'attention: '};

const STATES: Readonly<Record<string, string>> = {
  '~': 'changed',
  '+': 'new',
  '-': 'removed',
  '^': 'newer version in a registry ',
  '~ draft': 'draft',
};
