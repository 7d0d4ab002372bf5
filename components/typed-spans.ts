import {widthOf} from '../src/domain/text/fit.ts';
import {printable} from '../src/domain/text/printable.ts';
import {type TextLine, graphemesOf} from '../state/text-line.ts';
import type {Span} from './Line.tsx';

/**
 * What stands in a line of text that is being typed, within `room` cells: scrolled so that the cursor is in sight, and whole characters
 * only, however wide they are. A masked text shows as asterisks.
 */
export function typedSpans({text, cursor}: TextLine, room: number, isMasked = false): readonly Span[] {
  const shown = isMasked ? () => '*' : printable;
  // A pasted text may have megabytes: no more of it is looked at than could stand beside the cursor.
  const before = graphemesOf(text.slice(Math.max(0, cursor - room * LONGEST), cursor)).map(shown);
  const [under = ' ', ...after] = graphemesOf(text.slice(cursor, cursor + room * LONGEST)).map(shown);
  let left = room - widthOf(under);
  let from = before.length;
  for (; from > 0; from -= 1) {
    left -= widthOf(before[from - 1] ?? '');
    if (left < 0) break;
  }
  return [{text: before.slice(from).join('')}, {text: under, isInverse: true}, {text: after.join('')}];
}

/** UTF-16 units of characters that take one cell, at most: a letter with more marks than that shows fewer of them. */
const LONGEST = 8;
