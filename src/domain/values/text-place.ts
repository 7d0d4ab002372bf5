/** Line and column of an offset, both counted from 1; columns in UTF-16 units, as JavaScript counts. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export function placeAt(text: string, offset: number): TextPlace {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return {line, column: offset - start + 1};
}

/** The line that holds an offset, without its line break. */
export function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

/** A line of a text with its number, counted from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
  /** The line that it is about. */
  readonly isMarked: boolean;
}

/** The lines around one, `around` on each side where there are as many: to show where an error stands. */
export function excerpt(text: string, line: number, around = 2): readonly NumberedLine[] {
  const lines: NumberedLine[] = [];
  let number = 1;
  for (let start = 0; start <= text.length && number <= line + around; number += 1) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    // A final newline ends the last line and begins no other.
    const isLine = stop > start || end >= 0;
    if (isLine && number >= line - around) {
      lines.push({number, text: text.slice(start, stop).replace(/\r$/, ''), isMarked: number === line});
    }
    start = stop + 1;
  }
  return lines;
}
