/** Bundled into the program by `rows.ts`. */

/** What is known of a row of text. */
interface KnownRow {
  /** In cells. */
  readonly width: number;
  /** Does it hold what a row of text does not? */
  readonly isOdd: boolean;
  /** Does a style go on behind its end? */
  readonly isOpen: boolean;
}

/** Most of a frame's rows were in the last one too. */
const known = new Map<string, KnownRow>();
const MOST_KNOWN = 2000;

/** ESC apart, characters that a row of text does not hold. */
const CONTROL = /[\0-\u{9}\u{B}-\u{1A}\u{1C}-\u{1F}\u{7F}]/u;

/** `measure` is string-width, asked once for each row. */
export function knownRow(row: string, measure: (text: string) => number): KnownRow {
  const before = known.get(row);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const narrow = narrowWidth(row);
  const made = {
    width: narrow ?? measure(row),
    isOdd: narrow === undefined && CONTROL.test(row),
    isOpen: isLeftOpen(row),
  };
  known.set(row, made);
  return made;
}

function isLeftOpen(row: string): boolean {
  const last = row.lastIndexOf('\u{1B}');
  return last >= 0 && !row.startsWith('\u{1B}[0m', last);
}

/** The width of a row of ASCII, ellipses and lines, with styles; undefined for any other. */
function narrowWidth(row: string): number | undefined {
  let width = 0;
  for (let at = 0; at < row.length; at += 1) {
    const code = row.charCodeAt(at);
    if ((code >= 32 && code <= 126) || code === ELLIPSIS || code === DASH) width += 1;
    else if (code !== ESCAPE) return undefined;
    else {
      const end = row.indexOf('m', at);
      if (end < 0 || !/^\[[\d;]*$/.test(row.slice(at + 1, end))) return undefined;
      at = end;
    }
  }
  return width;
}

const ESCAPE = 0x1b;
const ELLIPSIS = 0x2026;
/** The horizontal line of boxes. */
const DASH = 0x2500;

/** The cells and rows that a text takes, as Ink's `measureText` gives them, which keeps thousands of texts: one may be a whole pane. */
export function measureRows(text: string, measure: (text: string) => number): Size {
  if (text === '') return {width: 0, height: 0};
  const before = measured.get(text);
  if (before !== undefined) return before;
  const rows = text.split('\n');
  let width = 0;
  for (const row of rows) width = Math.max(width, knownRow(row, measure).width);
  const size = {width, height: rows.length};
  if (measured.size >= MOST_MEASURED) measured.clear();
  measured.set(text, size);
  return size;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Ink asks for the size of a text several times for each frame. */
const measured = new Map<string, Size>();
/** About the texts of two frames. */
const MOST_MEASURED = 32;

/** What Ink's `sanitizeAnsi` may change: characters but plain ones, sequences but those of SGR. */
const ODD = /[^\n\u{1B} -~\u{A0}-\u{2FF}\u{2010}-\u{2027}\u{2190}-\u{2199}\u{2500}-\u{25FC}]|\u{1B}(?!\[[\d;]*m)/u;

/** Is a text what `sanitizeAnsi` would make of it? All rows of ours are, but those with characters beyond the plain ones. */
export function isSane(text: string): boolean {
  return !ODD.test(text);
}
