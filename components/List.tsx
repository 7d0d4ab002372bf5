import {Box} from 'ink';
import type {ListState} from '../state/list.ts';
import {visibleRows} from '../state/list.ts';
import {fit} from '../src/domain/text/fit.ts';
import {Line, type Span} from './Line.tsx';
import {spokenGlyph, spokenState, squeezed, useIsRead} from './plain/reading.ts';

interface ListProps<Row> {
  readonly rows: readonly Row[];
  readonly list: ListState;
  readonly width: number;
  /** Rows of the screen, with the line of column heads. */
  readonly height: number;
  /** Column heads; none when absent. */
  readonly head?: string;
  readonly keyOf: (row: Row) => string;
  readonly spansOf: (row: Row) => readonly Span[];
  /** What fills an empty list: says which key. */
  readonly empty: string;
  /** Glyph of a row before its text: a mark, `=`, `+`. */
  readonly glyphOf?: (row: Row) => string;
}

/** Rows under column heads, with the cursor's `>`; only the visible rows are in the tree. */
export function List<Row>({rows, list, width, height, head, keyOf, spansOf, empty, glyphOf}: ListProps<Row>) {
  const room = head === undefined ? height : height - 1;
  const shown = visibleRows(list, rows, room);
  const isRead = useIsRead();
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {head === undefined ? null : (
        <Line spans={[{text: isRead ? squeezed(head) : `   ${head}`, tone: 'dim'}]} width={width} />
      )}
      {rows.length === 0 ? <Line spans={[{text: `   ${empty}`, tone: 'dim'}]} width={width} /> : null}
      {shown.map((row, at) => {
        if (isRead)
          return <Line key={keyOf(row)} spans={readSpans(list.top + at, glyphOf?.(row), spansOf(row))} width={width} />;
        const isCursor = list.top + at === list.cursor;
        const lead = `${isCursor ? '>' : ' '}${glyphOf?.(row) ?? ' '} `;
        return <Line key={keyOf(row)} spans={[{text: lead}, ...spansOf(row)]} width={width} isCursor={isCursor} />;
      })}
    </Box>
  );
}

/** A row with the number that it is chosen by. */
function readSpans(at: number, glyph: string | undefined, spans: readonly Span[]): readonly Span[] {
  const text = spans.map(span => (span.tone === 'changed' ? ` ${spokenState(span.text)}` : span.text)).join('');
  return [{text: `${at + 1}  ${spokenGlyph(glyph ?? '')}${squeezed(text).trimStart()}`}];
}

/** Texts as columns of fixed widths, one blank between. */
export function columns(cells: readonly (readonly [text: string, width: number])[]): string {
  return cells.map(([text, width]) => fit(text, width)).join(' ');
}
