/** A range of a text, `start` to `end`, and its replacement. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies the splices; every other byte stays. They must not overlap; several at one place go in in their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(done, splice.start), splice.text);
    done = splice.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** The text's line break: that of its first line. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Puts whole lines in the place of the whole lines from `start` to `end`; a text without a final newline keeps none. */
export function spliceLines(text: string, start: number, end: number, lines: readonly string[]): Splice {
  const lineBreak = lineBreakOf(text);
  const isOpenEnd = end === text.length && text.length > 0 && !text.endsWith('\n');
  if (!isOpenEnd) return {start, end, text: lines.map(line => line + lineBreak).join('')};
  if (start === end) return {start, end, text: lines.map(line => lineBreak + line).join('')};
  if (lines.length > 0) return {start, end, text: lines.join(lineBreak)};
  // The break before them goes with the last lines, so that the text still ends without one; a blank line stays.
  const before = text.slice(0, start);
  const breakLength = before.endsWith('\r\n') ? 2 : Math.min(1, start);
  return {start: /\n[ \t]*\r?\n$/.test(before) ? start : start - breakLength, end, text: ''};
}
