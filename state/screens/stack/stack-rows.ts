import {type Layer, layerId} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import type {State} from '../../model.ts';
import type {StackScreen} from '../../screen.ts';
import {profileOf} from '../../session/session.ts';

/** The layers of the open profile as they stand. */
export function layerRows(state: State): readonly Layer[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : layersOf(profile);
}

/** The layer under the cursor of the stack, or the one that the screen shows. */
export function layerAtCursor(state: State): Layer | undefined {
  const screen = state.screens.at(-1);
  if (screen?.type === 'layer' || screen?.type === 'resolved')
    return layerRows(state).find(layer => layerId(layer) === screen.layer);
  return screen?.type === 'stack' && screen.tab === 'layers' ? layerRows(state)[screen.lists.layers.cursor] : undefined;
}

/** What a command on layers is for: the marked ones, or else the one under the cursor. */
export interface TargetLayers {
  readonly ids: ReadonlySet<string>;
  readonly layers: readonly Layer[];
  /** For labels and notices: the name of the one, or how many. */
  readonly names: string;
}

export function targetLayers(state: State, screen: StackScreen): TargetLayers {
  const marked = layerRows(state).filter(layer => screen.marked.has(layerId(layer)));
  const here = layerAtCursor(state);
  const layers = marked.length > 0 || here === undefined ? marked : [here];
  return {ids: new Set(layers.map(layerId)), layers, names: namesOf(layers)};
}

export function namesOf(layers: readonly Layer[]): string {
  const [first] = layers;
  return layers.length === 1 && first !== undefined ? first.name : `${layers.length} layers`;
}
