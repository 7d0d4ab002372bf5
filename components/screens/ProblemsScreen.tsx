import {Box} from 'ink';
import type {Problem, Severity} from '../../src/domain/problem.ts';
import {cutMiddle, widthOf, wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {NO_FILTER} from '../../state/filter.ts';
import type {State} from '../../state/model.ts';
import type {ProblemsScreen} from '../../state/screen.ts';
import {problemListRows, type ProblemRow, problemRows} from '../../state/screens/problems/problem-rows.ts';
import {bodyRows, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {Detail} from '../Detail.tsx';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {Page, plain} from '../Page.tsx';
import type {Tone} from '../theme.ts';

/**
 * What the checks found, in the order of the stack; under the list, or beside it, what to do about the problem under
 * the cursor.
 */
export function ProblemsBody({state, screen}: {readonly state: State; readonly screen: ProblemsScreen}) {
  const {columns: width} = state.size;
  const isWide = width >= WIDE_COLUMNS;
  const rows = problemRows(state, screen);
  const listWidth = isWide ? Math.floor(width * 0.6) : width;
  const listHeight = problemListRows(state);
  const detailWidth = isWide ? width - listWidth : width;
  const layer = layerWidth(state, screen);
  const message = listWidth - 3 - 9 - (layer + 1) - 6;
  const row = rows[state.trailing?.cursor ?? screen.list.cursor];
  const Side = isWide ? Detail : Page;
  return (
    <Box flexDirection={isWide ? 'row' : 'column'}>
      <List
        rows={rows}
        list={screen.list}
        width={listWidth}
        height={listHeight}
        head={columns([
          ['SEVERITY', 8],
          ['LAYER', layer],
          ['LINE', 5],
          ['MESSAGE', message],
        ])}
        glyphOf={({problem}) => (problem.severity === 'note' ? ' ' : '!')}
        spansOf={one => spansOf(one, layer, message)}
        empty={emptyText(state, screen)}
      />
      {row === undefined ? null : (
        <Side
          lines={detail(row, detailWidth - 3, isWide)}
          width={detailWidth}
          height={isWide ? bodyRows(state.size) : bodyRows(state.size) - listHeight}
        />
      )}
    </Box>
  );
}

const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {error: 'error', warning: 'warning', note: 'dim'};

/** As wide as the longest name in the list, whatever the filter. */
function layerWidth(state: State, screen: ProblemsScreen): number {
  const all = problemRows(state, {...screen, filter: NO_FILTER});
  return Math.min(18, Math.max('profile'.length, ...all.map(({layer}) => widthOf(printable(layer)))));
}

function spansOf({problem, layer}: ProblemRow, layerCells: number, message: number): readonly Span[] {
  const {severity, line} = problem;
  // The layer stands beside it already.
  const text = problem.message.startsWith(`${layer}: `) ? problem.message.slice(layer.length + 2) : problem.message;
  return [
    {text: columns([[severity, 8]]), tone: SEVERITY_TONES[severity]},
    {
      text: ` ${columns([
        [cutMiddle(layer === '' ? 'profile' : layer, layerCells), layerCells],
        [line === undefined ? '' : String(line), 5],
        [printable(text), message],
      ])}`,
    },
  ];
}

/** Message, hint and place in full. */
function detail({problem, layer}: ProblemRow, width: number, isWide: boolean): readonly (readonly Span[])[] {
  const {severity, message, hint, code} = problem;
  const tone = SEVERITY_TONES[severity];
  return [
    isWide ? [] : [{text: '─'.repeat(width + 3), tone: 'dim'}],
    [
      {text: ` ${severity}`, tone},
      {text: `  ${code}`, tone: 'dim'},
    ],
    ...wrap(placeText(problem, layer), width).map(line => [{text: ` ${line}`, tone: 'dim' as const}]),
    ...wrap(printable(message), width).map(plain),
    ...(hint === undefined
      ? []
      : wrap(printable(hint), width - 3).map((line, at) => plain(`${at === 0 ? '->' : '  '} ${line}`))),
  ];
}

function placeText({manifest, path, line, column}: Problem, layer: string): string {
  const position = line === undefined ? '' : `line ${line}${column === undefined ? '' : `:${column}`}`;
  return [layer === '' ? 'profile' : layer, manifest ?? '', position, path ?? '']
    .filter(Boolean)
    .map(printable)
    .join('  ');
}

function emptyText(state: State, {layer, filter}: ProblemsScreen): string {
  const {session} = state;
  if (session?.checked === undefined) return 'checking…';
  const all = layer === undefined ? session.problems : session.problems.filter(problem => problem.layer === layer);
  if (all.length > 0)
    return `none of ${all.length} fits "${printable(filter.line.text)}": / changes the filter, esc drops it`;
  const what = layer === undefined ? 'layers, packs, values, variables and macros' : 'this layer';
  return `no problems: ${what} ${layer === undefined ? 'are' : 'is'} in order`;
}
