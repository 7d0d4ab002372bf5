import {Box} from 'ink';
import type {MergeClass} from '../../src/domain/merge/merge-data.ts';
import {CLASS_SIGNS, describePlace, describeSides, valueText} from '../../src/domain/merge/merge-words.ts';
import {wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {formatSource} from '../../src/domain/values/yaml-source.ts';
import type {State} from '../../state/model.ts';
import {detailRows, upgradeListRows} from '../../state/screens/upgrade/upgrade-list.ts';
import type {ChangeRow, Taken} from '../../state/screens/upgrade/upgrade-row.ts';
import type {UpgradeScreen} from '../../state/screens/upgrade/upgrade-screen.ts';
import {bodyRows, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {Detail} from '../Detail.tsx';
import {fitChange} from '../fit-change.ts';
import type {Span} from '../Line.tsx';
import {List} from '../List.tsx';
import {Page, plain} from '../Page.tsx';
import type {Tone} from '../theme.ts';

/** What became of each key path; under the list, or beside it, the three values at the path under the cursor. */
export function Changes({state, screen}: {readonly state: State; readonly screen: UpgradeScreen}) {
  const {columns: width} = state.size;
  const isWide = width >= WIDE_COLUMNS;
  const listWidth = isWide ? Math.floor(width * 0.6) : width;
  const {changes} = screen;
  const {changes: list} = screen.lists;
  const row = changes[list.cursor];
  const Side = isWide ? Detail : Page;
  return (
    <Box flexDirection={isWide ? 'row' : 'column'}>
      <List
        rows={changes}
        list={list}
        width={listWidth}
        height={upgradeListRows(state, 'changes')}
        spansOf={one => rowSpans(one, listWidth - 3)}
        empty={emptyText(screen.filters.changes.line.text)}
      />
      <Side
        lines={row === undefined ? [] : detail(row, isWide ? width - listWidth - 2 : width - 2, isWide)}
        width={isWide ? width - listWidth : width}
        height={isWide ? bodyRows(state.size) - 2 : detailRows(state.size.rows)}
      />
    </Box>
  );
}

function emptyText(filter: string): string {
  return filter === ''
    ? 'the two versions have the same defaults, and the values stay as they are: d previews, enter there applies'
    : `no change fits "${printable(filter)}": / changes the filter, esc drops it`;
}

const TAKEN_WORDS: Readonly<Record<Taken, string>> = {mine: 'mine', theirs: 'new', own: 'own', open: '?'};

const CLASS_TONES: Readonly<Record<MergeClass, Tone>> = {
  conflict: 'error',
  orphan: 'warning',
  mine: 'changed',
  same: 'dim',
  theirs: 'added',
};

function rowSpans(row: ChangeRow, width: number): readonly Span[] {
  switch (row.kind) {
    case 'head':
      return [
        {text: `${row.isFolded ? '[+]' : '[-]'} `, tone: 'dim'},
        {text: `${row.sign} `},
        {text: row.text, tone: 'title'},
      ];
    case 'note':
      return [{text: `      ${row.sign} ${printable(row.text)}`, tone: row.sign === '!' ? 'warning' : 'plain'}];
    case 'path': {
      const {path, taken} = row;
      const own = taken === 'own' ? `own ${valueText(row.own)}, ` : '';
      const lead = `      ${CLASS_SIGNS[path.class]} `;
      const choice = `${TAKEN_WORDS[taken].padEnd(4)} `;
      return [
        {text: lead, tone: CLASS_TONES[path.class]},
        {text: choice, tone: taken === 'open' ? 'error' : 'dim'},
        {text: fitChange(`${describePlace(path)}  ${own}${describeSides(path)}`, width - lead.length - choice.length)},
      ];
    }
  }
}

function detail(row: ChangeRow, width: number, isWide: boolean): readonly (readonly Span[])[] {
  const rule: readonly (readonly Span[])[] = isWide ? [] : [[{text: '─'.repeat(width + 2), tone: 'dim'}]];
  if (row.kind === 'head')
    return [...rule, [{text: ` ${row.isFolded ? 'enter unfolds' : 'enter folds'}`, tone: 'dim'}]];
  if (row.kind === 'note') return [...rule, ...wrap(printable(row.text), width).map(plain)];
  const {path} = row;
  return [
    ...rule,
    ...wrap(describePlace(path), width)
      .slice(0, isWide ? 4 : 1)
      .map((line): readonly Span[] => [{text: ` ${line}`, tone: 'title'}]),
    ...sides(row).flatMap(side => sideLines(side, width, isWide)),
  ];
}

interface Side {
  readonly name: string;
  readonly value: unknown;
  readonly isTaken: boolean;
}

function sides({path, taken, own}: Extract<ChangeRow, {kind: 'path'}>): readonly Side[] {
  const {base, mine, theirs} = path;
  return [
    ...(taken === 'own' ? [{name: 'own', value: own, isTaken: true}] : []),
    {name: 'was', value: base, isTaken: false},
    {name: 'mine', value: mine, isTaken: taken === 'mine' || taken === 'open'},
    {name: 'new', value: theirs, isTaken: taken === 'theirs'},
  ];
}

/** On one line or, when there is room, as lines of YAML. `>` marks what the result has. */
function sideLines({name, value, isTaken}: Side, width: number, isWide: boolean): readonly (readonly Span[])[] {
  const mark = ` ${isTaken ? '>' : ' '} ${name.padEnd(5)}`;
  const tone: Tone = isTaken ? 'plain' : 'dim';
  const isShort = typeof value !== 'object' || value === null || !isWide;
  if (isShort && !(typeof value === 'string' && value.includes('\n') && isWide))
    return wrap(valueText(value), width - mark.length)
      .slice(0, isWide ? 6 : 1)
      .map((line, at): readonly Span[] => [{text: `${at === 0 ? mark : ' '.repeat(mark.length)}${line}`, tone}]);
  return [
    [{text: mark, tone}],
    ...formatSource(value)
      .split('\n')
      .slice(0, MOST_LINES)
      .map((line): readonly Span[] => [{text: `     ${printable(line)}`, tone}]),
  ];
}

/** Lines for each value in the detail: all three need room. */
const MOST_LINES = 12;
