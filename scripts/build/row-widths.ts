/** Bundled into the program by `rows.ts`. */

/** Widths of rows: most of a frame's were in the last one too. */
const widths = new Map<string, number>();
const MOST_WIDTHS = 2000;

/** The cells that a row takes. `measure` is string-width, asked once for each row. */
export function rowWidth(row: string, measure: (text: string) => number): number {
  const before = widths.get(row);
  if (before !== undefined) return before;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  const width = measure(row);
  widths.set(row, width);
  return width;
}

/** The cells and rows that a text takes, as Ink's `measureText` gives them, which keeps whole texts: a text may be a whole pane. */
export function measureRows(text: string, measure: (text: string) => number): {width: number; height: number} {
  if (text === '') return {width: 0, height: 0};
  const rows = text.split('\n');
  let width = 0;
  for (const row of rows) width = Math.max(width, rowWidth(row, measure));
  return {width, height: rows.length};
}

/** What Ink's `sanitizeAnsi` may change: characters but plain ones, sequences but those of SGR. */
const ODD = /[^\n\u{1B} -~\u{A0}-\u{2FF}\u{2010}-\u{2027}\u{2190}-\u{2199}\u{2500}-\u{25FC}]|\u{1B}(?!\[[\d;]*m)/u;

/** Is a text what `sanitizeAnsi` would make of it? All rows of ours are, but those with characters beyond the plain ones. */
export function isSane(text: string): boolean {
  return !ODD.test(text);
}
