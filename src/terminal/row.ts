import stringWidth from 'string-width';
import {applySgr, hasPart, type Pen, PLAIN, withoutColour, withoutPart} from './pen.ts';

/** One row of a frame as cells, exactly as wide as the screen. */
export interface Row {
  /** The row as Ink wrote it: rows with the same source are the same. */
  readonly source: string;
  /** What stands in each column; '' in the second column of a wide character. */
  readonly text: readonly string[];
  readonly pens: readonly Pen[];
  /** No character in it whose width terminals disagree on: its cells can be written one by one. */
  readonly isPlain: boolean;
  /** The column from which on the row is empty. */
  readonly end: number;
  /** The column of the first blinking cell, which is where the app wants the cursor; it is not drawn blinking. */
  readonly caret: number | undefined;
}

/** What this terminal cannot or should not show. */
export interface Look {
  /** NO_COLOR: colours are left out, bold and inverse stay. */
  readonly hasColour: boolean;
  /** A locale that is not UTF-8, or `--ascii`: lines and ellipses are drawn in ASCII. */
  readonly isAscii: boolean;
  /** There may be no alternate screen: what the shell has shown is scrolled away before anything is drawn, and can be scrolled back to. */
  readonly hasOneScreen?: boolean;
}

/** The attribute (blink) that marks the cell in which the app wants the terminal's cursor. */
const CARET = 5;

export function blankRow(columns: number): Row {
  return {
    source: '',
    text: Array.from({length: columns}, () => ' '),
    pens: Array.from({length: columns}, () => PLAIN),
    isPlain: true,
    end: 0,
    caret: undefined,
  };
}

/**
 * Reads a row that Ink wrote: text and SGR sequences. Other sequences are dropped and control characters are shown as one sign each,
 * so whatever went wrong further up, nothing but text reaches the terminal. Cut or filled to `columns`.
 */
export function readRow(source: string, columns: number, look: Look): Row {
  const text: string[] = [];
  const pens: Pen[] = [];
  let pen = PLAIN;
  let isPlain = true;
  let caret: number | undefined;
  const put = (character: string, width: number) => {
    if (width === 0 || text.length + width > columns) return;
    if (hasPart(pen, CARET)) {
      caret ??= text.length;
      pen = withoutPart(pen, CARET);
    }
    for (let column = 0; column < width; column += 1) {
      text.push(column === 0 ? character : '');
      pens.push(pen);
    }
  };
  for (const [, escape, sgr, run] of source.matchAll(PIECES)) {
    if (escape !== undefined) {
      if (sgr === undefined) continue;
      pen = applySgr(pen, sgr);
      if (!look.hasColour) pen = withoutColour(pen);
    } else if (run !== undefined) {
      const shown = look.isAscii ? inAscii(run) : run.replaceAll(UNSAFE, '\u{FFFD}');
      if (NARROW.test(shown)) for (const character of shown) put(character, 1);
      else {
        isPlain = false;
        for (const {segment} of new Intl.Segmenter().segment(shown)) put(segment, stringWidth(segment));
      }
    }
  }
  while (text.length < columns) {
    text.push(' ');
    pens.push(PLAIN);
  }
  let end = columns;
  while (end > 0 && text[end - 1] === ' ' && pens[end - 1] === PLAIN) end -= 1;
  return {source, text, pens, isPlain, end, caret};
}

/** A sequence (an SGR's parameters apart), or a run of text. */
const PIECES =
  /(\u{1B}(?:\[(?:([\d;]*)m|[^@-~]*[@-~]?)|[\]P_^X][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)?|[^[\]P_^X]?))|([^\u{1B}]+)/gu;

/** Control characters, bidi controls, and what takes no room of its own or hides. The joiner stays: emoji are made with it. */
const UNSAFE =
  /[\0-\u{1F}\u{7F}-\u{9F}\u{AD}\u{61C}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;

/** Letters, punctuation, arrows, lines and boxes that are one column wide in every terminal. */
const NARROW =
  /^[ -~\u{A0}-\u{AC}\u{AE}-\u{2FF}\u{370}-\u{482}\u{48A}-\u{52F}\u{2010}-\u{2027}\u{2030}-\u{205E}\u{20A0}-\u{20BF}\u{2190}-\u{2199}\u{2200}-\u{22FF}\u{2500}-\u{25FC}\u{FFFD}]*$/u;

const ASCII = new Map([
  ['\u{2026}', '~'],
  ['\u{BB}', '>'],
  ['\u{AB}', '<'],
  ['\u{B7}', '.'],
  ['\u{2022}', '*'],
  ['\u{2190}', '<'],
  ['\u{2191}', '^'],
  ['\u{2192}', '>'],
  ['\u{2193}', 'v'],
  ['\u{2500}', '-'],
  ['\u{2501}', '='],
  ['\u{2550}', '='],
  ['\u{2502}', '|'],
  ['\u{2503}', '|'],
  ['\u{2551}', '|'],
  ['\u{2013}', '-'],
  ['\u{2014}', '-'],
  ['\u{2018}', "'"],
  ['\u{2019}', "'"],
  ['\u{201C}', '"'],
  ['\u{201D}', '"'],
]);

/** The same width in ASCII, so that a layout made for the other signs still holds. */
function inAscii(run: string): string {
  if (/^[ -~]*$/.test(run)) return run;
  return Array.from(new Intl.Segmenter().segment(run), ({segment}) => {
    const known = ASCII.get(segment) ?? (/^[\u{2500}-\u{257F}]$/u.test(segment) ? '+' : undefined);
    return /^[ -~]$/.test(segment) ? segment : (known ?? '?'.repeat(Math.max(1, stringWidth(segment))));
  }).join('');
}
