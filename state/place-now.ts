import {layerId} from '../src/domain/layer/layer.ts';
import type {State} from './model.ts';
import {HOME, type Place} from './place.ts';
import {shownLayers} from './screens/stack/stack-rows.ts';

/** Where the user is now. */
export function placeOf(state: State): Place {
  const stack = state.screens.find(screen => screen.type === 'stack');
  const layer = state.screens.findLast(screen => screen.type === 'layer');
  if (stack === undefined || state.session === undefined) return HOME;
  const row = shownLayers(state, stack)[stack.lists.layers.cursor];
  return {
    ref: state.session.ref,
    tab: stack.tab,
    layer: layer?.layer ?? (row === undefined ? undefined : layerId(row)),
    open: layer === undefined ? undefined : {tab: layer.tab, line: layer.lists.values.cursor + 1},
  };
}
