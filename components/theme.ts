/** What a piece of text means; never said by colour alone, a glyph or a word stands beside it. */
export type Tone = 'plain' | 'dim' | 'title' | 'accent' | 'ok' | 'warning' | 'error' | 'added' | 'removed' | 'changed';

/** Tones in the terminal's own 16 colours, so that they fit dark and light grounds alike: as parameters of SGR (ECMA-48, 8.3.117). */
const PENS: Readonly<Record<Tone, string>> = {
  plain: '',
  dim: '2',
  title: '1',
  accent: '36',
  ok: '32',
  warning: '33',
  error: '1;31',
  added: '32',
  removed: '31',
  changed: '33',
};

const INVERSE = '7';

/** A text as it looks in its tone, for the screen. Blanks at its end look the same in all of them, and cost nothing when they are plain. */
export function painted(text: string, tone: Tone, isInverse: boolean): string {
  const pen = PENS[tone];
  if (isInverse) return `\u{1B}[${pen === '' ? INVERSE : `${pen};${INVERSE}`}m${text}\u{1B}[m`;
  const seen = text.trimEnd();
  return pen === '' || seen === '' ? text : `\u{1B}[${pen}m${seen}\u{1B}[m${text.slice(seen.length)}`;
}
