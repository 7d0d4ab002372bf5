import {layerId} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START, putCursor} from '../../list.ts';
import {type State, topScreen} from '../../model.ts';
import {profileOf} from '../../session/session.ts';
import {withTop} from '../../step.ts';
import {listRows} from '../../surroundings.ts';
import {shownLayers} from './stack-rows.ts';
import type {StackTab} from './stack-screen.ts';

/** Puts the cursor of the stack on a layer. */
export function selectLayer(state: State, id: string): State {
  const screen = topScreen(state);
  const profile = profileOf(state);
  if (screen.type !== 'stack' || profile === undefined) return state;
  const shown = shownLayers(state, screen);
  // A filter that hides it is dropped.
  const isHidden = shown.every(layer => layerId(layer) !== id);
  const rows = isHidden ? layersOf(profile) : shown;
  const filters = isHidden ? {...screen.filters, layers: NO_FILTER} : screen.filters;
  const at = rows.findIndex(layer => layerId(layer) === id);
  // The tabs are above the list.
  const list = putCursor(screen.lists.layers, at, rows.length, listRows(state.size) - 1);
  return withTop(state, {...screen, tab: 'layers', filters, lists: {...screen.lists, layers: list}});
}

/** Leaves the screens over the stack and shows one of its tabs, with the cursor on a row if one is given. */
export function showStack(state: State, tab: StackTab, row?: number): State {
  const [home, ...over] = state.screens;
  const at = over.findIndex(screen => screen.type === 'stack');
  const stack = over[at];
  if (stack?.type !== 'stack') return state;
  // The cursor is moved into its rows as soon as it moves.
  const list = row === undefined ? stack.lists[tab] : putCursor(LIST_START, row, row + 1, listRows(state.size) - 1);
  const filters = row === undefined ? stack.filters : {...stack.filters, [tab]: NO_FILTER};
  return {
    ...state,
    screens: [home, ...over.slice(0, at), {...stack, tab, filters, lists: {...stack.lists, [tab]: list}}],
  };
}
