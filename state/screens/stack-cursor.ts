import {layerId} from '../../src/domain/layer.ts';
import {layersOf} from '../../src/domain/profile.ts';
import {putCursor} from '../list.ts';
import {listRows, type State, topScreen} from '../model.ts';
import {profileOf} from '../session.ts';
import {withTop} from '../step.ts';

/** The state with the cursor of the stack on a layer. */
export function selectLayer(state: State, id: string): State {
  const screen = topScreen(state);
  const profile = profileOf(state);
  if (screen.type !== 'stack' || profile === undefined) return state;
  const rows = layersOf(profile);
  const at = rows.findIndex(layer => layerId(layer) === id);
  // The tabs stand above the list.
  const list = putCursor(screen.lists.layers, at, rows.length, listRows(state.size) - 1);
  return withTop(state, {...screen, tab: 'layers', lists: {...screen.lists, layers: list}});
}
