import {createContext, useContext} from 'react';

/** Are lists read line by line, with numbers to choose rows by, instead of drawn? */
export const ReadingContext = createContext(false);

export function useIsRead(): boolean {
  return useContext(ReadingContext);
}

/** Columns as they are read out: the blanks that align them say nothing. */
export function squeezed(text: string): string {
  return text.replaceAll(/(?<=\S) {2,}/g, '  ').trimEnd();
}

/** The mark in front of a row as a word; the others stand in the row's text too. */
export function spokenGlyph(glyph: string): string {
  return GLYPHS[glyph] ?? '';
}

/** What a row's state mark says. */
export function spokenState(mark: string): string {
  return STATES[mark.trim()] ?? mark;
}

const GLYPHS: Readonly<Record<string, string>> = {x: 'marked: ', '»': 'moving: ', '*': 'enabled: ', '!': 'attention: '};

const STATES: Readonly<Record<string, string>> = {
  '~': 'changed',
  '+': 'new',
  '-': 'removed',
  '^': 'newer version in a registry ',
  '~ draft': 'draft',
};
