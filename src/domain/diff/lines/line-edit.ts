/**
 * A run of lines of one text that is replaced by a run of lines of the other. Lines count from 0, ends are exclusive;
 * an empty run on one side is an insertion or a deletion. A list of edits is ascending and no two of them touch.
 */
export interface LineEdit {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/**
 * The lines of a text. One final newline ends the last line and is no line of its own: Palette's UI and Terraform strip
 * it on save, so a text with and one without it are the same (domain: 3). An empty text has no lines; any other blank
 * end counts. A carriage return is part of its line.
 */
export function linesOf(text: string): string[] {
  return text === '' ? [] : withoutFinalNewline(text).split('\n');
}

/**
 * Whether two texts are the same byte for byte, apart from the newline that ends the last line; a blank last line
 * counts.
 */
export function isSameText(a: string, b: string): boolean {
  return a === b || withoutFinalNewline(a) === withoutFinalNewline(b);
}

function withoutFinalNewline(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** The numbers of added and removed lines. */
export function countLines(edits: readonly LineEdit[]): {readonly added: number; readonly removed: number} {
  let [added, removed] = [0, 0];
  for (const {aStart, aEnd, bStart, bEnd} of edits) {
    added += bEnd - bStart;
    removed += aEnd - aStart;
  }
  return {added, removed};
}

/** Applies edits: the law of a diff is that, applied to the lines of a, it gives the lines of b. */
export function applyLineDiff(a: readonly string[], edits: readonly LineEdit[], b: readonly string[]): string[] {
  let lines: string[] = [];
  let at = 0;
  for (const edit of edits) {
    lines = lines.concat(a.slice(at, edit.aStart), b.slice(edit.bStart, edit.bEnd));
    at = edit.aEnd;
  }
  return lines.concat(a.slice(at));
}
