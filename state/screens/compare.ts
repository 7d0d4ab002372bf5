import {summarize} from '../../src/domain/diff/diff-words.ts';
import type {Action} from '../action.ts';
import {updateLayers} from '../layers.ts';
import {LIST_START, putCursor} from '../list.ts';
import {LOADING, ready} from '../loadable.ts';
import type {State} from '../model.ts';
import type {CompareScreen, CompareView} from '../screen.ts';
import {profileOf} from '../session.ts';
import {say, type ScreenPart, type Step, withTop} from '../step.ts';
import {bodyRows, WIDE_COLUMNS} from '../surroundings.ts';
import type {CompareRow} from './compare-row.ts';
import {compareRows, countChanges} from './compare-rows.ts';

export const COMPARE_START: CompareScreen = {
  type: 'compare',
  compared: LOADING,
  view: 'tree',
  list: LIST_START,
  folded: new Set(),
  rows: [],
};

export const comparePart: ScreenPart<CompareScreen> = {
  title: () => ['compare'],
  contexts: () => ['compare'],
  count: (_state, screen) => screen.rows.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  // Under the two lines that say what is compared.
  height: state => bodyRows(state.size) - 2,
  status: statusOf,
  update: updateCompare,
};

/** `web-prod 1.2.0 -> 1.3.0   layers +1 -0 ...`: what is compared, and how much of it differs. */
export function compareTitle({compared}: CompareScreen): string {
  return compared.status === 'ready' ? summarize(compared.value.diff) : '';
}

function updateCompare(state: State, screen: CompareScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'compare.read':
      return [withTop(state, withRows({...screen, compared: ready({sides: action.sides, diff: action.diff})}))];
    case 'compare.failed':
      return [withTop(state, {...screen, compared: {status: 'failed', message: action.message}})];
    case 'list.sort':
      return [withTop(state, withRows({...screen, view: nextView(screen.view, state.size.columns), list: LIST_START}))];
    case 'compare.step':
      return [step(state, screen, action.by)];
    case 'compare.fold':
      return foldOrOpen(state, screen);
    default:
      return undefined;
  }
}

function withRows(screen: CompareScreen): CompareScreen {
  const {compared, view, folded} = screen;
  return compared.status === 'ready' ? {...screen, rows: compareRows(compared.value.diff, view, folded)} : screen;
}

function nextView(view: CompareView, columns: number): CompareView {
  if (view === 'tree') return 'unified';
  return view === 'unified' && columns >= WIDE_COLUMNS ? 'side-by-side' : 'tree';
}

function statusOf(_state: State, screen: CompareScreen): string {
  const total = countChanges(screen.rows);
  const here = changeAt(screen.rows, screen.list.cursor);
  const view = {tree: 'key paths', unified: 'unified text', 'side-by-side': 'side by side'}[screen.view];
  return total === 0 ? view : `${view}, change ${here === undefined ? '-' : here + 1}/${total}`;
}

/** The change of a row, or the nearest one above it. */
function changeAt(rows: readonly CompareRow[], cursor: number): number | undefined {
  for (let at = Math.min(cursor, rows.length - 1); at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && 'change' in row && row.change >= 0) return row.change;
  }
  return undefined;
}

/** Goes to the first row of the next or previous change. */
function step(state: State, screen: CompareScreen, by: 1 | -1): State {
  const {rows, list} = screen;
  const own = rows[list.cursor];
  const here = own !== undefined && 'change' in own ? own.change : undefined;
  let at = list.cursor + by;
  while (at >= 0 && at < rows.length && !isStop(rows[at], here)) at += by;
  if (at < 0 || at >= rows.length)
    return say(state, 'info', by > 0 ? 'that was the last change' : 'that was the first change');
  // Going back lands on the last row of a change: its first one is where one begins to read.
  const row = rows[at];
  const change = row !== undefined && 'change' in row ? row.change : -1;
  const first = rows.findIndex(one => 'change' in one && one.change === change);
  const moved = putCursor(list, first < 0 ? at : first, rows.length, bodyRows(state.size) - 2);
  return withTop(state, {...screen, list: moved});
}

function isStop(row: CompareRow | undefined, here: number | undefined): boolean {
  return row !== undefined && 'change' in row && row.change >= 0 && row.change !== here;
}

/** Enter folds a part, opens a run of unchanged lines, or goes to the place of a change in the open profile. */
function foldOrOpen(state: State, screen: CompareScreen): Step {
  const row = screen.rows[screen.list.cursor];
  if (row === undefined) return [state];
  if (row.kind === 'head' || row.kind === 'fold') {
    const folded = new Set(screen.folded);
    if (!folded.delete(row.key)) folded.add(row.key);
    const next = withRows({...screen, folded});
    return [
      withTop(state, {
        ...next,
        list: putCursor(next.list, next.list.cursor, next.rows.length, bodyRows(state.size) - 2),
      }),
    ];
  }
  const isOpenProfile =
    screen.compared.status === 'ready' && screen.compared.value.sides[1].profile === profileOf(state);
  if (row.kind !== 'change' || row.layer === undefined || !isOpenProfile) return [state];
  const line = row.line === undefined ? {} : {line: row.line};
  return updateLayers(state, {type: 'layer.open', layer: row.layer, tab: 'values', ...line}) ?? [state];
}
