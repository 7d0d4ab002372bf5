import {findLayer} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import type {Effect} from '../../effect.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, putCursor} from '../../list.ts';
import {LOADING, ready} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {updateLayers} from '../../session/layers.ts';
import {profileOf} from '../../session/session.ts';
import {popScreen, pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {bodyRows, WIDE_COLUMNS} from '../../surroundings.ts';
import {printComparison} from './compare-export.ts';
import type {CompareRow, Piece, RowPlace} from './compare-row.ts';
import {compareRows} from './compare-rows.ts';
import type {CompareScreen, CompareView} from './compare-screen.ts';
import {layerOfPlace, textStart} from './text.ts';

export const COMPARE_START: CompareScreen = {
  type: 'compare',
  sources: undefined,
  compared: LOADING,
  view: 'tree',
  list: LIST_START,
  folded: new Set(),
  rows: [],
  changes: 0,
  columns: 0,
  search: NO_FILTER,
};

/** Lines above the rows: what is compared, and how much differs. */
export const COMPARE_HEAD = 2;

export const comparePart: ScreenPart<CompareScreen> = {
  title: () => ['compare'],
  contexts: () => ['compare'],
  count: (_state, screen) => screen.rows.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: heightOf,
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  isOfRows: true,
  texts: (_state, {rows}) => rowTexts(rows),
  status: statusOf,
  update: updateCompare,
};

/**
 * The screen with rows for the current width; the same screen when they fit already. Side by side needs 120 columns.
 */
export function fitCompare({size}: State, screen: CompareScreen): CompareScreen {
  if (screen.columns === size.columns || screen.compared.status !== 'ready') return screen;
  const isNarrow = screen.view === 'side-by-side' && size.columns < WIDE_COLUMNS;
  return withRows({...screen, columns: size.columns, view: isNarrow ? 'unified' : screen.view});
}

function updateCompare(state: State, screen: CompareScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'compare.read': {
      const {sides, diff} = action;
      const next = withTop(state, withRows({...screen, columns: state.size.columns, compared: ready({sides, diff})}));
      const unmasked = new Set(sides.flatMap(side => side.unmasked ?? []));
      if (unmasked.size === 0) return [next];
      return [say(next, 'warning', `not known what is secret, so not masked: ${[...unmasked].join(', ')}`)];
    }
    case 'compare.export':
    case 'compare.copy':
      return [state, ...printed(screen, action)];
    case 'compare.swap':
      return swap(state, screen);
    case 'list.sort':
      return [cycleView(state, screen)];
    case 'compare.step':
      return [step(state, screen, action.by)];
    case 'compare.fold':
      return [foldPart(state, screen)];
    case 'compare.enter':
      return enter(state, screen);
    case 'screen.back':
    case 'app.close':
    case 'app.interrupt':
      return screen.compared.status === 'loading' ? giveUp(state) : undefined;
    default:
      return undefined;
  }
}

function giveUp(state: State): Step {
  const next = {...popScreen(state), interruptedAt: state.pressedAt};
  return [say(next, 'info', 'the comparison was given up'), {type: 'app.cancel'}];
}

/** The comparison as a text, to a file or to the clipboard. */
function printed(
  {compared}: CompareScreen,
  action: Extract<Action, {type: 'compare.export' | 'compare.copy'}>,
): readonly Effect[] {
  if (compared.status !== 'ready') return [];
  const text = printComparison(compared.value.diff, action.format);
  const what = `the comparison as ${action.format === 'json' ? 'JSON' : action.format === 'patch' ? 'a patch' : 'Markdown'}`;
  return [
    action.type === 'compare.copy'
      ? {type: 'text.copy', text, what}
      : {type: 'text.write', text, what, file: action.file},
  ];
}

/** Swaps the two sides. */
function swap(state: State, {sources, compared, view}: CompareScreen): Step {
  if (compared.status !== 'ready') return [state];
  const [a, b] = compared.value.sides;
  const swapped = sources === undefined ? undefined : ([sources[1], sources[0]] as const);
  return [withTop(state, {...COMPARE_START, view, sources: swapped}), {type: 'sides.read', sides: [b, a]}];
}

function heightOf(state: State): number {
  return Math.max(1, bodyRows(state.size) - COMPARE_HEAD);
}

function withRows(screen: CompareScreen): CompareScreen {
  const {compared, view, folded, columns} = screen;
  if (compared.status !== 'ready') return screen;
  return {...screen, ...compareRows(compared.value.diff, {view, folded, columns})};
}

/** The next view, with the cursor on the same thing, or as close to it as the view gets. */
function cycleView(state: State, screen: CompareScreen): State {
  const view = nextView(screen.view, state.size.columns);
  const next = withRows({...screen, view});
  const at = nearestRow(next.rows, screen.rows[screen.list.cursor], headAt(screen.rows, screen.list.cursor));
  return withTop(state, {...next, list: putCursor(LIST_START, at, next.rows.length, heightOf(state))});
}

function nextView(view: CompareView, columns: number): CompareView {
  if (view === 'tree') return 'unified';
  return view === 'unified' && columns >= WIDE_COLUMNS ? 'side-by-side' : 'tree';
}

/** The row of the same part at the same line, or the last one before it; else the part itself. */
function nearestRow(rows: readonly CompareRow[], wanted: CompareRow | undefined, part: string | undefined): number {
  const start = Math.max(
    0,
    rows.findIndex(row => row.kind === 'head' && row.key === part),
  );
  const place = wanted === undefined ? undefined : placeOf(wanted);
  if (place?.line === undefined) {
    const same = rows.findIndex((row, at) => at > start && row.kind === 'change' && isSameWords(row, wanted));
    return same < 0 ? start : same;
  }
  let found = start;
  for (let at = start + 1; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.kind === 'head') break;
    const here = placeOf(row);
    if (here?.line === undefined || here.manifest !== place.manifest || here.side !== place.side) continue;
    if (here.line > place.line && found !== start) break;
    found = at;
    if (here.line >= place.line) break;
  }
  return found;
}

function isSameWords(row: CompareRow & {kind: 'change'}, wanted: CompareRow | undefined): boolean {
  return wanted?.kind === 'change' && row.text === wanted.text && row.place?.layer === wanted.place?.layer;
}

function statusOf(_state: State, screen: CompareScreen): string {
  const view = {tree: 'key paths', unified: 'unified', 'side-by-side': 'side by side'}[screen.view];
  if (screen.changes === 0) return screen.compared.status === 'ready' ? view : '';
  const here = changeAt(screen.rows, screen.list.cursor);
  return `${view}   change ${here === undefined ? '-' : here + 1}/${screen.changes}`;
}

/** The change of a row, or the nearest one above it. */
function changeAt(rows: readonly CompareRow[], cursor: number): number | undefined {
  for (let at = Math.min(cursor, rows.length - 1); at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && isStop(row)) return row.change;
  }
  return undefined;
}

/** Goes to the first row of the next or previous change; a folded part is one stop. */
function step(state: State, screen: CompareScreen, by: 1 | -1): State {
  const {rows, list} = screen;
  const own = rows[list.cursor];
  const here = own !== undefined && isStop(own) ? own.change : undefined;
  let at = list.cursor + by;
  while (at >= 0 && at < rows.length && !isOtherStop(rows[at], here)) at += by;
  const row = rows[at];
  if (row === undefined || row.kind === 'fold')
    return say(state, 'info', by > 0 ? 'that was the last change' : 'that was the first change');
  // Going back ends on the last row of a change, but reading begins at its first.
  const first = rows.findIndex(one => isStop(one) && one.change === row.change);
  const moved = putCursor(list, first < 0 ? at : first, rows.length, heightOf(state));
  return withTop(state, {...screen, list: moved});
}

const rowTexts = remember((rows: readonly CompareRow[]) => rows.map(rowText));

function rowText(row: CompareRow): string {
  const shown = (piece: Piece | undefined) => piece?.text.slice(piece.from, piece.to) ?? '';
  switch (row.kind) {
    case 'line':
      return shown(row.piece);
    case 'pair':
      return `${shown(row.left)} ${shown(row.right)}`;
    case 'fold':
      return '';
    default:
      return row.text;
  }
}

function isStop(row: CompareRow): row is Exclude<CompareRow, {kind: 'fold'}> {
  if (row.kind === 'head') return row.isFolded && row.end > row.change;
  return row.kind !== 'fold' && row.change >= 0;
}

function isOtherStop(row: CompareRow | undefined, here: number | undefined): boolean {
  return row !== undefined && isStop(row) && row.change !== here;
}

function headAt(rows: readonly CompareRow[], cursor: number): string | undefined {
  const head = rows.slice(0, cursor + 1).findLast(row => row.kind === 'head');
  return head?.kind === 'head' ? head.key : undefined;
}

/** Folds the part under the cursor, and goes to its head. */
function foldPart(state: State, screen: CompareScreen): State {
  const row = screen.rows[screen.list.cursor];
  if (row?.kind === 'fold') return toggle(state, screen, row.key, screen.list.cursor);
  const key = headAt(screen.rows, screen.list.cursor);
  if (key === undefined) return state;
  return toggle(
    state,
    screen,
    key,
    screen.rows.findIndex(one => one.kind === 'head' && one.key === key),
  );
}

function toggle(state: State, screen: CompareScreen, key: string, cursor: number): State {
  const folded = new Set(screen.folded);
  if (!folded.delete(key)) folded.add(key);
  const next = withRows({...screen, folded});
  return withTop(state, {...next, list: putCursor(next.list, cursor, next.rows.length, heightOf(state))});
}

/** Unfolds what is folded, or opens the place of the change: the layer of the open version, else its text. */
function enter(state: State, screen: CompareScreen): Step {
  const row = screen.rows[screen.list.cursor];
  if (row === undefined || screen.compared.status !== 'ready') return [state];
  if (row.kind === 'head' || row.kind === 'fold') return [toggle(state, screen, row.key, screen.list.cursor)];
  const place = placeOf(row);
  if (place === undefined) return [say(state, 'info', 'this is not in a layer: there is nothing to go into')];
  const {sides} = screen.compared.value;
  const profile = profileOf(state);
  const newer = layerOfPlace(sides[1], {...place, side: 'b'});
  const isOpen = newer !== undefined && profile !== undefined && findLayer(profile, place.layer.id) === newer;
  if (isOpen) return updateLayers(state, {type: 'layer.open', layer: place.layer.id, ...inLayer(place)}) ?? [state];
  return [pushScreen(state, textStart(sides, place))];
}

function inLayer({manifest, line}: RowPlace) {
  if (manifest !== undefined) return {tab: 'manifests' as const};
  return {tab: 'values' as const, ...(line === undefined ? {} : {line})};
}

function placeOf(row: CompareRow): RowPlace | undefined {
  return row.kind === 'head' || row.kind === 'fold' ? undefined : row.place;
}
