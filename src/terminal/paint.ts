import {type Brush} from './brush.ts';
import {PLAIN} from './pen.ts';
import {blankRow, type Row} from './row.ts';
import {findScroll} from './scroll.ts';

/** The rows of one frame, as many as the screen has. */
export type Frame = readonly Row[];

/** Draws a frame on a screen of which nothing is known. */
export function paintAll(brush: Brush, frame: Frame, columns: number): void {
  brush.clearScreen();
  const blank = blankRow(columns);
  for (const [at, row] of frame.entries()) paintRow(brush, at, blank, row);
}

/** Draws what differs between the frame on the screen and the next: first by scrolling, then cell by cell. */
export function paintChanges(brush: Brush, from: Frame, to: Frame, columns: number): void {
  const scroll = findScroll(from, to, columns);
  if (scroll !== undefined) brush.scroll(scroll.top, scroll.bottom, scroll.by);
  const shown = scroll?.after ?? from;
  for (const [at, row] of to.entries()) {
    const old = shown[at];
    if (old !== undefined && old.source !== row.source) paintRow(brush, at, old, row);
  }
}

/** As many unchanged cells as it takes to move over them: writing them again is no longer. */
const BRIDGE = 4;
/** Emptying the rest of a row costs this many bytes. */
const CLEAR = 3;

function paintRow(brush: Brush, at: number, old: Row, row: Row): void {
  // Where terminals disagree on a width, only a row that is drawn from its beginning looks the same every time.
  if (!old.isPlain || (!row.isPlain && old.end > 0)) {
    brush.moveTo(at, 0);
    brush.clearToEnd();
    paintCells(brush, at, blankRow(row.text.length), row);
  } else paintCells(brush, at, old, row);
}

function paintCells(brush: Brush, at: number, old: Row, row: Row): void {
  const end = Math.max(old.end, row.end);
  let column = 0;
  while (column < end) {
    if (isSame(old, row, column)) {
      column += 1;
      continue;
    }
    if (column >= row.end && end - column > CLEAR) {
      brush.moveTo(at, column);
      brush.clearToEnd();
      return;
    }
    brush.moveTo(at, column);
    column = paintRun(brush, old, row, column, end);
  }
}

/** Writes from the column on, over short gaps too, and gives the column after the last one written. */
function paintRun(brush: Brush, old: Row, row: Row, start: number, end: number): number {
  let column = start;
  for (;;) {
    const character = row.text[column] ?? ' ';
    const pen = row.pens[column] ?? PLAIN;
    const isSure = row.isPlain || /^[ -~]$/.test(character);
    if (character !== '') brush.put(character, pen, isSure);
    column += 1;
    if (!isSure || column >= end || (column >= row.end && end - column > CLEAR)) return column;
    if (isSame(old, row, column)) {
      let gap = 1;
      while (gap <= BRIDGE && column + gap < end && isSame(old, row, column + gap)) gap += 1;
      if (gap > BRIDGE || column + gap >= end || !isOnePen(row, column, gap, pen)) return column;
    }
  }
}

function isSame(old: Row, row: Row, column: number): boolean {
  return old.text[column] === row.text[column] && old.pens[column] === row.pens[column];
}

function isOnePen(row: Row, start: number, length: number, pen: string): boolean {
  for (let column = start; column < start + length; column += 1) if (row.pens[column] !== pen) return false;
  return true;
}
