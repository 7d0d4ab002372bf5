import {createContext} from 'react';
import type {ThemeName} from '../state/surroundings.ts';

/** What a piece of text means; never said by colour alone, a glyph or a word stands beside it. */
export type Tone = 'plain' | 'dim' | 'title' | 'accent' | 'ok' | 'warning' | 'error' | 'added' | 'removed' | 'changed';

/** How the tones look: names for the terminal's own 16 colours, which its user has chosen, and attributes. */
type Pens = Readonly<Record<Tone, string>>;

/** Parameters of SGR (ECMA-48, 8.3.117). */
const [BOLD, FAINT, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN] = ['1', '2', '31', '32', '33', '34', '35', '36'];

const dark: Pens = {
  plain: '',
  dim: FAINT,
  title: BOLD,
  accent: CYAN,
  ok: GREEN,
  warning: YELLOW,
  error: `${BOLD};${RED}`,
  added: GREEN,
  removed: RED,
  changed: YELLOW,
};

/** Yellow and cyan are hard to see on white. */
const light: Pens = {...dark, accent: BLUE, warning: MAGENTA, changed: MAGENTA};

/** Attributes alone. */
const plain: Pens = {
  ...dark,
  accent: '',
  ok: '',
  warning: BOLD,
  error: BOLD,
  added: '',
  removed: '',
  changed: '',
};

const THEMES: Readonly<Record<ThemeName, Pens>> = {dark, light, plain};

/** The theme in force. */
export const ThemeContext = createContext<ThemeName>('dark');

const INVERSE = '7';
/** With its zero: what Ink reads styles with does not know the short form. */
const RESET = '\u{1B}[0m';

/** A text as it looks in its tone, for the screen. Blanks at its end look the same in all of them, and cost nothing when they are plain. */
export function painted(text: string, tone: Tone, isInverse: boolean, theme: ThemeName): string {
  const pen = THEMES[theme][tone];
  if (isInverse) return `\u{1B}[${pen === '' ? INVERSE : `${pen};${INVERSE}`}m${text}${RESET}`;
  const seen = text.trimEnd();
  return pen === '' || seen === '' ? text : `\u{1B}[${pen}m${seen}${RESET}${text.slice(seen.length)}`;
}
