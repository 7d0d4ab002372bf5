import {Box} from 'ink';
import type {Mark} from '../../src/domain/diff/word-diff.ts';
import {fit, widthOf} from '../../src/domain/text/fit.ts';
import type {State} from '../../state/model.ts';
import {compareHeader} from '../../state/screens/compare/compare-header.ts';
import {markRows, type RowMarks} from '../../state/screens/compare/compare-marks.ts';
import type {CompareRow, Piece} from '../../state/screens/compare/compare-row.ts';
import {CHANGE_LEAD} from '../../state/screens/compare/compare-rows.ts';
import type {CompareScreen} from '../../state/screens/compare/compare-screen.ts';
import {LINE_LEAD, SIDE_LEAD, sideWidth} from '../../state/screens/compare/compare-text-rows.ts';
import {COMPARE_HEAD} from '../../state/screens/compare/compare.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {fitChange} from '../fit-change.ts';
import {Line, type Span} from '../Line.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {useIsRead} from '../plain/reading.ts';
import type {Tone} from '../theme.ts';

/** What differs between two sides: by key path, as unified text, or side by side. */
export function CompareBody({state, screen}: {readonly state: State; readonly screen: CompareScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  const isRead = useIsRead();
  const {compared, list} = screen;
  if (compared.status === 'loading')
    return <Page lines={[plain('comparing…'), plain(''), plain('esc gives up')]} width={width} height={height} />;
  if (compared.status === 'failed')
    return <Page lines={failure(compared.message, width)} width={width} height={height} />;
  const rows = screen.rows.slice(list.top, list.top + height - COMPARE_HEAD);
  const marks = markRows(rows);
  const [title, more] = compareHeader(screen, width - 2);
  const coarse = marks.isCoarse ? '   marks are coarse here: long lines' : '';
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Line spans={[{text: ` ${title}`, tone: 'title'}]} width={width} />
      <Line spans={secondLine(more, coarse, width)} width={width} />
      {compared.value.diff.same ? <Line spans={[{text: ` ${SAME}`}]} width={width} /> : null}
      {rows.map((row, at) => {
        const number = list.top + at;
        const isCursor = number === list.cursor;
        const lead: Span = isRead ? {text: `${number + 1} `} : {text: isCursor ? '> ' : '  ', tone: 'accent'};
        return <Line key={number} spans={[lead, ...rowSpans(row, width, marks)]} width={width} />;
      })}
    </Box>
  );
}

const SAME = 'no changes: metadata, parsed values and bytes agree';

function secondLine(text: string, coarse: string, width: number): readonly Span[] {
  const room = width - 1 - widthOf(coarse);
  return [
    {text: ` ${fit(text, room)}`, tone: 'dim'},
    {text: coarse, tone: 'warning'},
  ];
}

const SIGN_TONES: Readonly<Record<string, Tone>> = {
  '+': 'added',
  '-': 'removed',
  '~': 'changed',
  '^': 'changed',
  '>': 'changed',
};

function toneOf(sign: string): Tone {
  return SIGN_TONES[sign.slice(0, 1)] ?? 'plain';
}

function rowSpans(row: CompareRow, width: number, marks: RowMarks): readonly Span[] {
  switch (row.kind) {
    case 'head':
      return [
        {text: `${row.isFolded ? '[+]' : '[-]'} `, tone: 'dim'},
        {text: `${row.sign.padEnd(2)} `, tone: toneOf(row.sign)},
        {text: row.text, tone: 'title'},
        ...(row.isFolded ? [{text: `   ${counted(row.end - row.change)}`, tone: 'dim'} as const] : []),
      ];
    case 'change': {
      const indent = ' '.repeat(row.isInside ? 6 : 4);
      return [
        {text: indent},
        {text: `${row.sign.padEnd(2)} `, tone: toneOf(row.sign)},
        {text: fitChange(row.text, width - CHANGE_LEAD)},
      ];
    }
    case 'line':
      return [
        {text: `${String(row.piece.line ?? '').padStart(LINE_LEAD - 5)} `, tone: 'dim'},
        {text: `${row.sign} `, tone: toneOf(row.sign)},
        ...pieceSpans(row.piece, row.sign === ' ' ? 'plain' : toneOf(row.sign), marks),
      ];
    case 'pair': {
      const half = sideWidth(width);
      return [
        ...sideSpans(row.left, half, row.isChanged ? 'removed' : 'plain', marks),
        {text: between(row), tone: 'dim'},
        ...sideSpans(row.right, half, row.isChanged ? 'added' : 'plain', marks),
      ];
    }
    case 'fold':
      return [{text: `${' '.repeat(LINE_LEAD - 2)}… ${row.text}; enter shows them`, tone: 'dim'}];
  }
}

/** A line that changed, came or went. */
function between({isChanged, left, right}: CompareRow & {kind: 'pair'}): string {
  if (!isChanged) return '   ';
  if (left === undefined) return ' + ';
  return right === undefined ? ' - ' : ' ~ ';
}

function sideSpans(piece: Piece | undefined, width: number, tone: Tone, marks: RowMarks): readonly Span[] {
  if (piece === undefined) return [{text: ' '.repeat(width)}];
  const rest = width - SIDE_LEAD - widthOf(piece.text.slice(piece.from, piece.to));
  return [
    {text: `${String(piece.line ?? '').padStart(SIDE_LEAD - 1)} `, tone: 'dim'},
    ...pieceSpans(piece, tone, marks),
    {text: ' '.repeat(Math.max(0, rest))},
  ];
}

/** The text of a piece, with changed words in inverse, which works without colours too. */
function pieceSpans(piece: Piece, tone: Tone, marks: RowMarks): readonly Span[] {
  const spans: Span[] = [];
  let at = piece.from;
  const add = (to: number, isInverse: boolean) => {
    if (to > at) spans.push({text: piece.text.slice(at, to), tone, isInverse});
    at = Math.max(at, to);
  };
  for (const {start, end} of marks.marksOf(piece).filter(mark => isInside(mark, piece))) {
    add(Math.min(start, piece.to), false);
    add(Math.min(end, piece.to), true);
  }
  add(piece.to, false);
  return spans;
}

function isInside({start, end}: Mark, {from, to}: Piece): boolean {
  return start < to && end > from;
}

function counted(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}
