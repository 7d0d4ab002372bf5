import stringWidth from 'string-width';
import {printable} from './printable.ts';

/**
 * The cells that a text takes. Nearly all text has one cell for each character, and is not measured character by
 * character.
 */
export function widthOf(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}

/**
 * Cuts a text to so many cells, with an ellipsis where something is missing. All text on screen and in tables passes
 * through here, so that control characters from strangers are shown, not sent, wherever they come from.
 */
export function cut(source: string, width: number, ellipsis = '…'): string {
  if (width <= 0) return '';
  const text = printable(source);
  if (widthOf(text) <= width) return text;
  return (startOf(text, Math.max(0, width - ellipsis.length)) + ellipsis).slice(0, width);
}

/** As much of the beginning of a text as fits into so many cells. */
function startOf(text: string, width: number): string {
  if (isNarrow(text)) return text.slice(0, width);
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** Cuts a text to so many cells and keeps its end: the last keys of a path say more than the first. */
export function cutStart(source: string, width: number): string {
  if (width <= 0) return '';
  const text = printable(source);
  if (widthOf(text) <= width) return text;
  let from = 0;
  let left = widthOf(text);
  for (const character of text) {
    if (left <= width - 1) break;
    left -= widthOf(character);
    from += character.length;
  }
  return `…${text.slice(from)}`;
}

/** A printable text without the characters of its first so many cells. */
export function dropStart(text: string, width: number): string {
  return text.slice(startOf(text, width).length);
}

/** Cuts the middle out of a text: names that begin alike end differently. */
export function cutMiddle(source: string, width: number): string {
  const text = printable(source);
  if (widthOf(text) <= width) return text;
  const start = startOf(text, Math.max(0, Math.ceil((width - 1) * 0.6)));
  return start + cutStart(text, width - widthOf(start));
}

/**
 * Where to break a printable text so that each piece takes at most so many cells: the starts of the pieces, in UTF-16
 * units. There is always one, even for an empty text.
 */
export function breaksOf(text: string, width: number): readonly number[] {
  const room = Math.max(1, width);
  if (widthOf(text) <= room) return [0];
  const breaks = [0];
  let [at, used] = [0, 0];
  for (const character of text) {
    const cells = widthOf(character);
    if (used + cells > room && used > 0) {
      breaks.push(at);
      used = 0;
    }
    used += cells;
    at += character.length;
  }
  return breaks;
}

/** Cuts or fills a text to exactly so many cells. */
export function fit(text: string, width: number, ellipsis?: string): string {
  const short = cut(text, width, ellipsis);
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}

/**
 * Splits a text into lines of at most so many cells, at blanks; words longer than a line, such as paths, are broken
 * where it ends. Control characters are made visible and have their room.
 */
export function wrap(source: string, room: number): readonly string[] {
  // A terminal may be narrower than what stands beside the text, and the widest character takes two cells.
  const width = Math.max(2, room);
  const text = printable(source);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) line = longer;
    else if (widthOf(word) <= width) {
      lines.push(line);
      line = word;
    } else line = splitLong(longer, width, lines);
  }
  lines.push(line);
  return lines.map(one => cut(one, width));
}

/**
 * Wraps a line whose writer laid it out: continuations are indented like its beginning, past blanks and a list's mark.
 */
export function wrapLine(line: string, room: number): readonly string[] {
  if (widthOf(line) <= room) return [line];
  const lead = /^\s*(?:(?:[-*+>]|\d{1,3}[.)])\s+)?/.exec(line)?.[0] ?? '';
  const indent = widthOf(lead) > room / 2 ? 0 : widthOf(lead);
  const [first = '', ...rest] = wrap(line.slice(lead.length), room - indent);
  return [(indent === 0 ? '' : lead) + first, ...rest.map(one => ' '.repeat(indent) + one)];
}

/** Adds full lines of a text without regard to blanks, and returns what is left. */
function splitLong(text: string, width: number, lines: string[]): string {
  let rest = text;
  while (widthOf(rest) > width) {
    // At least one character on each line, however narrow it is.
    const line = startOf(rest, width) || rest.slice(0, 1);
    lines.push(line);
    rest = rest.slice(line.length);
  }
  return rest;
}

/**
 * Is each character one UTF-16 unit, one cell wide, and separate from its neighbours? ASCII, Latin letters, dashes, the
 * ellipsis, arrows, box drawing.
 */
function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 32 && code <= 126) continue;
    if (code < 0xa1 || code === 0xad) return false;
    if (code > 0x2ff && !(code >= 0x2010 && code <= 0x2027) && !(code >= 0x2190 && code <= 0x2193)) {
      if (code < 0x2500 || code > 0x257f) return false;
    }
  }
  return true;
}
