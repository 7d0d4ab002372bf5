import {blankRow, type Row} from './row.ts';

/** A part of the screen that moves as a whole from one frame to the next. */
export interface Scroll {
  readonly top: number;
  readonly bottom: number;
  /** Rows upwards; downwards when negative. */
  readonly by: number;
  /** What the screen shows after it. */
  readonly after: readonly Row[];
}

/** What margins, the scroll and the way back cost, in cells. */
const COST = 20;

/**
 * Finds the scroll that saves most. Rows that turn up elsewhere unchanged vote for a distance; then the range of rows with the greatest
 * saving at that distance is taken (rows that changed a little on the way, as when the list's mark moved on, cost their changed cells).
 */
export function findScroll(from: readonly Row[], to: readonly Row[], columns: number): Scroll | undefined {
  if (isNearlySame(from, to)) return undefined;
  const by = mostVotes(from, to);
  if (by === undefined) return undefined;
  const range = bestRange(from, to, by);
  if (range === undefined) return undefined;
  const [first, last] = range;
  const top = Math.min(first, first + by);
  const bottom = Math.max(last, last + by);
  const blank = blankRow(columns);
  const after = from.map((row, at) => {
    if (at < top || at > bottom) return row;
    const source = at + by;
    return source >= top && source <= bottom ? (from[source] ?? blank) : blank;
  });
  return total(after, to) + COST < total(from, to) ? {top, bottom, by, after} : undefined;
}

/** A cursor that moved changes two rows and the position below them: nothing that a scroll would save. */
function isNearlySame(from: readonly Row[], to: readonly Row[]): boolean {
  let changed = 0;
  for (let at = 0; at < to.length && changed <= MOST_CHANGED; at += 1)
    if (from[at]?.source !== to[at]?.source) changed += 1;
  return changed <= MOST_CHANGED;
}

const MOST_CHANGED = 3;

function mostVotes(from: readonly Row[], to: readonly Row[]): number | undefined {
  const places = new Map<string, number | undefined>();
  for (const [at, row] of from.entries()) {
    if (row.end > 0) places.set(row.source, places.has(row.source) ? undefined : at);
  }
  const votes = new Map<number, number>();
  for (const [at, row] of to.entries()) {
    const place = places.get(row.source);
    if (place === undefined || place === at || from[at]?.source === row.source) continue;
    votes.set(place - at, (votes.get(place - at) ?? 0) + 1);
  }
  return [...votes].reduce<[number | undefined, number]>(
    (best, vote) => (vote[1] > best[1] ? vote : best),
    [undefined, 0],
  )[0];
}

/** The rows of the new frame, first to last, that gain most when each is made from the row `by` further down. */
function bestRange(from: readonly Row[], to: readonly Row[], by: number): readonly [number, number] | undefined {
  let best: {readonly gain: number; readonly first: number; readonly last: number} | undefined;
  let gain = 0;
  let first = 0;
  for (const [at, row] of to.entries()) {
    const source = from[at + by];
    const old = from[at];
    if (source === undefined || old === undefined) {
      gain = 0;
      first = at + 1;
      continue;
    }
    gain += difference(old, row) - difference(source, row);
    if (gain <= 0) {
      gain = 0;
      first = at + 1;
    } else if (best === undefined || gain > best.gain) best = {gain, first, last: at};
  }
  return best === undefined ? undefined : [best.first, best.last];
}

function total(from: readonly Row[], to: readonly Row[]): number {
  return to.reduce((sum, row, at) => sum + (from[at] === undefined ? row.text.length : difference(from[at], row)), 0);
}

/** How many cells must be written to make one row of the other. */
function difference(from: Row, to: Row): number {
  if (from.source === to.source) return 0;
  if (!from.isPlain || !to.isPlain) return to.end;
  let cells = 0;
  const end = Math.max(from.end, to.end);
  for (let column = 0; column < end; column += 1) {
    if (from.text[column] !== to.text[column] || from.pens[column] !== to.pens[column]) cells += 1;
  }
  return cells;
}
