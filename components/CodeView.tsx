import {Box} from 'ink';
import type {Severity} from '../src/domain/problem.ts';
import {dropStart, widthOf} from '../src/domain/text/fit.ts';
import type {ListState} from '../state/list.ts';
import type {Span} from './Line.tsx';
import {Lines} from './Lines.tsx';
import {useIsRead} from './plain/reading.ts';
import {codeSpans, proseSpans} from './text-spans.ts';

interface CodeViewProps {
  readonly lines: readonly string[];
  /** The line under the cursor, and the first line shown. */
  readonly list: ListState;
  readonly width: number;
  readonly height: number;
  /** The text being searched for: highlighted where it occurs. */
  readonly found?: string;
  /** Lines with a problem, from 0: marked in the gutter. */
  readonly marks?: ReadonlyMap<number, Severity>;
  /** The mark for a note; `!` by default, as for graver problems. */
  readonly noteGlyph?: string;
  /** How many cells of each line are left out on the left: for those that are longer than the screen is wide. */
  readonly shift?: number;
  /** Shows line numbers: for values, not for prose. */
  readonly isNumbered?: boolean;
}

/**
 * A long text, of which only the visible lines are put together. The cursor is a mark in the gutter, which is cheap to
 * move on a slow line.
 */
export function CodeView({
  lines,
  list,
  width,
  height,
  found = '',
  isNumbered = true,
  marks,
  noteGlyph = '!',
  shift = 0,
}: CodeViewProps) {
  const digits = isNumbered ? String(lines.length).length : 0;
  const isRead = useIsRead();
  const shown = lines.slice(list.top, list.top + height).map((line, at) => {
    const row: Gutter = {
      number: list.top + at,
      isCursor: list.top + at === list.cursor,
      mark: marks?.get(list.top + at),
    };
    const glyph = marks === undefined ? '' : glyphOf(row.mark, noteGlyph);
    const gutter = isRead ? readGutter(row) : gutterSpans(row, glyph, digits);
    return [
      ...gutter,
      ...withoutStart(textSpans(line, found, isNumbered ? codeSpans : proseSpans), isRead ? 0 : shift),
    ];
  });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Lines lines={shown.length === 0 ? [EMPTY] : shown} width={width} />
    </Box>
  );
}

/** What is left of a line behind so many cells. */
function withoutStart(spans: readonly Span[], cells: number): readonly Span[] {
  if (cells === 0) return spans;
  let left = cells;
  return spans.map(span => {
    const gone = Math.min(left, widthOf(span.text));
    left -= gone;
    return gone === 0 ? span : {...span, text: dropStart(span.text, gone)};
  });
}

const EMPTY: readonly Span[] = [{text: '  (empty)', tone: 'dim'}];

/** What stands before a line. */
interface Gutter {
  /** From 0. */
  readonly number: number;
  readonly isCursor: boolean;
  readonly mark: Severity | undefined;
}

/** Only the cursor's mark changes with a move: the number keeps its style, which halves the bytes sent. */
function gutterSpans({number, isCursor, mark}: Gutter, glyph: string, digits: number): readonly Span[] {
  const tone = mark === undefined || mark === 'note' ? 'dim' : mark;
  return [
    {text: isCursor ? '>' : ' ', tone: 'accent'},
    {text: `${glyph}${digits === 0 ? '' : `${String(number + 1).padStart(digits)} `}`, tone},
  ];
}

function glyphOf(mark: Severity | undefined, noteGlyph: string): string {
  if (mark === undefined) return ' ';
  return mark === 'note' ? noteGlyph : '!';
}

function readGutter({number, mark}: Gutter): readonly Span[] {
  return [{text: `${number + 1}${mark === undefined ? '' : ` ${mark}:`} `}];
}

/** A line with what is searched for highlighted; else as `spansOf` shows it. */
function textSpans(line: string, found: string, spansOf: (line: string) => readonly Span[]): readonly Span[] {
  const at = found === '' ? -1 : line.toLowerCase().indexOf(found.toLowerCase());
  if (at < 0) return spansOf(line);
  const end = at + found.length;
  return [
    {text: line.slice(0, at)},
    {text: line.slice(at, end), isInverse: true},
    ...textSpans(line.slice(end), found, spansOf),
  ];
}
