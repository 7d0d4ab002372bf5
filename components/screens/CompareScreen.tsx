import {Box} from 'ink';
import {printable} from '../../src/domain/printable.ts';
import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import type {CompareScreen} from '../../state/screen.ts';
import {compareTitle} from '../../state/screens/compare.ts';
import type {CompareRow} from '../../state/screens/compare-row.ts';
import {fit} from '../../src/domain/fit.ts';
import {fitChange} from '../fit-change.ts';
import {Line, type Span} from '../Line.tsx';
import {failure, Page, plain} from '../Page.tsx';
import type {Tone} from '../theme.ts';

/** What differs between two profiles: by key path, as unified text, or side by side. */
export function CompareBody({state, screen}: {readonly state: State; readonly screen: CompareScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  const {compared, list} = screen;
  if (compared.status === 'loading')
    return <Page lines={[plain('reading both sides…')]} width={width} height={height} />;
  if (compared.status === 'failed')
    return <Page lines={failure(compared.message, width)} width={width} height={height} />;
  const [a, b] = compared.value.sides;
  const rows = screen.rows.slice(list.top, list.top + height - 2);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Line spans={[{text: ` ${compareTitle(screen)}`, tone: 'title'}]} width={width} />
      <Line spans={[{text: ` - ${a.label}   + ${b.label}`, tone: 'dim'}]} width={width} />
      {compared.value.diff.same ? (
        <Line spans={[{text: '   no changes: values, metadata and bytes agree'}]} width={width} />
      ) : null}
      {rows.map((row, at) => (
        <Line
          key={list.top + at}
          spans={[lead(list.top + at === list.cursor), ...rowSpans(row, width - 2)]}
          width={width}
        />
      ))}
    </Box>
  );
}

function lead(isCursor: boolean): Span {
  return {text: isCursor ? '> ' : '  ', tone: 'accent'};
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

function rowSpans(row: CompareRow, width: number): readonly Span[] {
  switch (row.kind) {
    case 'head':
      return [
        {text: `${row.isFolded ? '[+]' : '[-]'} `, tone: 'dim'},
        {text: `${row.sign.padEnd(2)} `, tone: toneOf(row.sign)},
        {text: row.text, tone: 'title'},
      ];
    case 'change':
      return [
        {text: '      '},
        {text: `${row.sign.padEnd(2)} `, tone: toneOf(row.sign)},
        {text: fitChange(row.text, width - CHANGE_LEAD)},
      ];
    case 'line':
      return [
        {text: `${String(row.number).padStart(6)} `, tone: 'dim'},
        {text: `${row.sign} ${row.text}`, tone: row.sign === ' ' ? 'plain' : toneOf(row.sign)},
      ];
    case 'pair': {
      const half = Math.floor((width - 3) / 2);
      return [
        {text: fit(sideText(row.left), half), tone: row.isChanged ? 'removed' : 'plain'},
        {text: row.isChanged ? ' | ' : '   ', tone: 'dim'},
        {text: fit(sideText(row.right), half), tone: row.isChanged ? 'added' : 'plain'},
      ];
    }
    case 'fold':
      return [{text: `       … ${row.text}; enter shows them`, tone: 'dim'}];
  }
}

/** Cells before the words of a change. */
const CHANGE_LEAD = 9;

function sideText(line: {readonly line: number; readonly text: string} | undefined): string {
  return line === undefined ? '' : `${String(line.line).padStart(5)} ${printable(line.text)}`;
}
