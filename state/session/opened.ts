import {layerId} from '../../src/domain/layer/layer.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {localTime} from '../../src/domain/text/local-time.ts';
import type {Action} from '../action.ts';
import type {Effect} from '../effect.ts';
import {LIST_START, putCursor} from '../list.ts';
import {isInside, type Session, type State, topScreen} from '../model.ts';
import type {Screen} from '../screen.ts';
import {layerStart} from '../screens/layer/layer.ts';
import {recoveryAtCursor, withoutRow} from '../screens/recovery.ts';
import {askForCommits, stackStart} from '../screens/stack/stack.ts';
import {mention, type Step} from '../step.ts';
import {listRows} from '../surroundings.ts';
import {takeRecovered} from './edit.ts';
import {isDirty} from './session.ts';

/** A slow disk may answer late: screens opened in the meantime stay, and the version lies below them. */
export function openedLate(state: State, action: Extract<Action, {type: 'profile.opened'}>): Step {
  const {depth = state.screens.length} = action;
  const [home, ...screens] = state.screens;
  // A layer of the version that was open before does not belong to this one.
  const meanwhile = screens.slice(depth - 1).filter(screen => !isInside(screen));
  if (meanwhile.length === 0) return opened(state, action);
  const [next, ...effects] = opened({...state, screens: [home, ...screens.slice(0, depth - 1)]}, action);
  const [below, ...over] = next.screens;
  return [{...next, screens: [below, ...over, ...meanwhile]}, ...effects];
}

/** The stack of the version that was read, with the layer that was open in it, over what stays of the screens below. */
export function opened(
  state: State,
  {ref, saved, hash, history, draftedAt, place, edited}: Extract<Action, {type: 'profile.opened'}>,
): Step {
  const session: Session = {ref, saved, hash, history, problems: [], checked: undefined};
  const isOpen = state.screens.findIndex(screen => screen.type === 'stack');
  const below = state.screens.slice(0, isOpen < 0 ? undefined : isOpen).filter(screen => screen.type !== 'recovery');
  const isChosen = place.ref === undefined || edited !== undefined;
  const {under, over} = recoveryAround(state, isChosen);
  const [home = state.screens[0], ...rest] = below;
  const isUnsaved = draftedAt !== undefined && isDirty(session);
  const layers = layersOf(history.present);
  const cursor = Math.max(
    0,
    layers.findIndex(layer => layerId(layer) === place.layer),
  );
  const list = putCursor(LIST_START, cursor, layers.length, listRows(state.size) - 1);
  const start = stackStart(place.tab);
  const stack = {...start, lists: {...start.lists, layers: list}};
  const layer = layers[cursor];
  const open =
    place.open === undefined || layer === undefined
      ? []
      : [layerStart(layer, place.open.tab, place.open.tab === 'values' ? place.open.line : undefined)];
  const next: State = {
    ...state,
    session,
    running: undefined,
    screens: [home, ...rest, ...under, stack, ...open, ...over],
  };
  const noted = isUnsaved ? mention(next, `with unsaved changes of ${localTime(draftedAt)}; w writes them`) : next;
  const read: readonly Effect[] =
    open.length > 0 && layer !== undefined ? [{type: 'pack.read-of-layer', layer}] : askForCommits(next, stack.tab);
  if (edited === undefined) return [noted, ...read];
  const [asked, ...effects] = takeRecovered(noted, edited);
  return [asked, ...read, ...effects];
}

/**
 * The list of recovered work after a version is opened: below the stack, without the row that was chosen there; above
 * it when the version is the one that was open in the last run.
 */
function recoveryAround(
  state: State,
  isChosen: boolean,
): {readonly under: readonly Screen[]; readonly over: readonly Screen[]} {
  const screen = topScreen(state);
  if (screen.type !== 'recovery') return {under: [], over: []};
  const row = recoveryAtCursor(state);
  if (!isChosen || row === undefined) return {under: [], over: [screen]};
  const left = withoutRow(state, screen, row);
  return {under: left === undefined ? [] : [left], over: []};
}
