import {Box, Text} from 'ink';
import {useContext, useMemo} from 'react';
import {fit} from '../src/domain/text/fit.ts';
import type {ListState} from '../state/list.ts';
import {visibleRows} from '../state/list.ts';
import type {ThemeName} from '../state/surroundings.ts';
import {Line, lineText, type Span} from './Line.tsx';
import {spokenGlyph, spokenState, squeezed, useIsRead} from './plain/reading.ts';
import {ThemeContext} from './theme.ts';

interface ListProps<Row> {
  readonly rows: readonly Row[];
  readonly list: ListState;
  readonly width: number;
  /** Rows of the screen, including the column heads. */
  readonly height: number;
  /** Column heads; none when absent. */
  readonly head?: string;
  readonly spansOf: (row: Row) => readonly Span[];
  /** What an empty list shows: it says which key fills it. */
  readonly empty: string;
  /** The glyph before a row's text: a mark, `=`, `+`. */
  readonly glyphOf?: (row: Row) => string;
}

/**
 * Rows under column heads, with the cursor's `>`. The visible rows are one text (see `Lines`). Rows that have not
 * changed since the last time are reused, as long as `spansOf` is the same function (`useCallback`).
 */
export function List<Row>({rows, list, width, height, head, spansOf, empty, glyphOf}: ListProps<Row>) {
  const isRead = useIsRead();
  const theme = useContext(ThemeContext);
  const paintRow = useMemo(() => rowPainter(spansOf, width, theme), [spansOf, width, theme]);
  const room = head === undefined ? height : height - 1;
  const texts = visibleRows(list, rows, room).map((row, at) => {
    const glyph = glyphOf?.(row);
    if (isRead) return lineText(readSpans(list.top + at, glyph, spansOf(row)), width, false, undefined);
    return paintRow(row, glyph ?? ' ', list.top + at === list.cursor);
  });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {head === undefined ? null : (
        <Line spans={[{text: isRead ? squeezed(head) : `   ${head}`, tone: 'dim'}]} width={width} />
      )}
      {rows.length === 0 ? <Line spans={[{text: `   ${empty}`, tone: 'dim'}]} width={width} /> : null}
      {texts.length === 0 ? null : <Text wrap="truncate">{texts.join('\n')}</Text>}
    </Box>
  );
}

/** Makes texts of rows, and remembers those of the last few screens: a move changes only two of them. */
function rowPainter<Row>(spansOf: ListProps<Row>['spansOf'], width: number, theme: ThemeName) {
  const known = new Map<Row, {readonly lead: string; readonly text: string}>();
  return (row: Row, glyph: string, isCursor: boolean): string => {
    const lead = `${isCursor ? '>' : ' '}${glyph} `;
    const before = known.get(row);
    if (before?.lead === lead) return before.text;
    const text = lineText([{text: lead}, ...spansOf(row)], width, isCursor, theme);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(row, {lead, text});
    return text;
  };
}

/** A few screens of rows. */
const MOST_KNOWN = 500;

/** A row with the number it is chosen by. */
function readSpans(at: number, glyph: string | undefined, spans: readonly Span[]): readonly Span[] {
  const text = spans.map(span => (span.tone === 'changed' ? ` ${spokenState(span.text)}` : span.text)).join('');
  return [{text: `${at + 1}  ${spokenGlyph(glyph ?? '')}${squeezed(text).trimStart()}`}];
}

/** Texts as columns of fixed widths, separated by one blank. */
export function columns(cells: readonly (readonly [text: string, width: number])[]): string {
  return cells.map(([text, width]) => fit(text, width)).join(' ');
}
