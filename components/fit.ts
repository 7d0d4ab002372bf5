import stringWidth from 'string-width';
import {printable} from '../src/domain/printable.ts';

/** Cells that a text takes; text in plain ASCII, nearly all of it, is not measured character by character. */
export function widthOf(text: string): number {
  return isAscii(text) ? text.length : stringWidth(text);
}

/**
 * Cuts a text to so many cells, with an ellipsis where something is missing. All text of the screen comes through here, so that
 * control characters of strangers are shown, not sent, wherever it is from.
 */
export function cut(source: string, width: number): string {
  if (width <= 0) return '';
  const text = printable(source);
  if (widthOf(text) <= width) return text;
  if (isAscii(text)) return `${text.slice(0, width - 1)}…`;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Cuts a text to so many cells and keeps its end: the last keys of a path tell more than the first. */
export function cutStart(text: string, width: number): string {
  if (width <= 0) return '';
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

/** Cuts or fills a text to exactly so many cells. */
export function fit(text: string, width: number): string {
  const short = cut(text, width);
  return short + ' '.repeat(Math.max(0, width - widthOf(short)));
}

/** Splits a text into lines of at most so many cells, at blanks where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.map(one => cut(one, width));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}
