/** A list's position: the row under the cursor and the first row shown, both from 0. */
export interface ListState {
  readonly cursor: number;
  readonly top: number;
}

/** How the cursor moves: by rows, by half or whole pages, or to an end. */
export type ListMove = number | 'half-down' | 'half-up' | 'page-down' | 'page-up' | 'first' | 'last';

/** How long the cursor stays on a row before it rests there, ms. */
export const RESTED = 80;

export const LIST_START: ListState = {cursor: 0, top: 0};

/** Moves the cursor over `count` rows, `height` of which are shown. Returns the same object when nothing changes. */
export function moveCursor(list: ListState, move: ListMove, count: number, height: number): ListState {
  return putCursor(list, target(list.cursor, move, count, height), count, height);
}

/**
 * Puts the cursor on a row. At an edge the window jumps by half its height rather than scrolling row by row, which
 * sends an eighth of the bytes.
 */
export function putCursor(list: ListState, row: number, count: number, height: number): ListState {
  const cursor = Math.max(0, Math.min(row, count - 1));
  const rows = Math.max(1, height);
  const highest = Math.max(0, count - rows);
  let top = Math.min(list.top, highest);
  if (cursor < top) top = Math.max(0, Math.min(cursor, top - Math.ceil(rows / 2)));
  else if (cursor >= top + rows) top = Math.min(highest, Math.max(cursor - rows + 1, top + Math.ceil(rows / 2)));
  return cursor === list.cursor && top === list.top ? list : {cursor, top};
}

/** The rows that are shown. */
export function visibleRows<Row>(list: ListState, rows: readonly Row[], height: number): readonly Row[] {
  return rows.slice(list.top, list.top + height);
}

function target(cursor: number, move: ListMove, count: number, height: number): number {
  switch (move) {
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'half-down':
      return cursor + Math.ceil(height / 2);
    case 'half-up':
      return cursor - Math.ceil(height / 2);
    case 'page-down':
      return cursor + height;
    case 'page-up':
      return cursor - height;
    default:
      return cursor + move;
  }
}
