import type {TextProps} from 'ink';

/** What a piece of text means; never said by colour alone, a glyph or a word stands beside it. */
export type Tone = 'plain' | 'dim' | 'title' | 'accent' | 'ok' | 'warning' | 'error' | 'added' | 'removed' | 'changed';

/** Tones in the terminal's own 16 colours, so that they fit dark and light grounds alike. */
export const TONES: Readonly<Record<Tone, Pick<TextProps, 'color' | 'bold' | 'dimColor'>>> = {
  plain: {},
  dim: {dimColor: true},
  title: {bold: true},
  accent: {color: 'cyan'},
  ok: {color: 'green'},
  warning: {color: 'yellow'},
  error: {color: 'red', bold: true},
  added: {color: 'green'},
  removed: {color: 'red'},
  changed: {color: 'yellow'},
};
