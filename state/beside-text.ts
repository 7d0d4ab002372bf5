import {wrapLine} from '../src/domain/text/fit.ts';
import {printable} from '../src/domain/text/printable.ts';
import {kept} from './screens/kept.ts';

/** A text in the pane beside a list, and the room for it there, in cells and rows. */
export interface BesideText {
  /** Lines of values are cut at the edge of the pane, prose is wrapped. */
  readonly kind: 'values' | 'prose';
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The lines in sight when `top` lines are above them. Only those are prepared: a text may have thousands of lines, and
 * a line millions of letters.
 */
export function besideLines({kind, text, width, height}: BesideText, top: number): readonly string[] {
  if (kind === 'values')
    return withoutEnd(text)
      .split('\n', top + height)
      .slice(top)
      .map(shown);
  // At its beginning, where it is looked at most, no more is wrapped than can be seen.
  const lines = top === 0 ? wrapped(text.split('\n', height), width) : allWrapped(text, width);
  return lines.slice(top, top + height);
}

/** How many lines are above when the last one is at the bottom of the pane. */
export function lastTop({kind, text, width, height}: BesideText): number {
  const count = kind === 'values' ? withoutEnd(text).split('\n').length : allWrapped(text, width).length;
  return Math.max(0, count - height);
}

function allWrapped(text: string, width: number): readonly string[] {
  return kept(wraps, `${width}\0${text}`, () => wrapped(withoutEnd(text).split('\n'), width));
}

const wraps = new Map<string, readonly string[]>();

function wrapped(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap(line => wrapLine(shown(line), width));
}

/** Line breaks at its end are no lines to scroll to. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function shown(line: string): string {
  return printable(line.slice(0, MOST_LETTERS).replace(/\r$/, '').replaceAll('\t', '    '));
}

const MOST_LETTERS = 2000;
