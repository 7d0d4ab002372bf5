import {type Layer, packNameOf} from '../../../src/domain/layer/layer.ts';
import type {Action} from '../../action.ts';
import {LOADING, ready} from '../../loadable.ts';
import {type State, topScreen} from '../../model.ts';
import {type Step, withTop} from '../../step.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import type {LayerScreen} from './layer-screen.ts';

/** Gives a pack, or why it could not be read, to the screens of its layer, even under another screen. */
export function takePackOfLayer(
  state: State,
  action: Extract<Action, {type: 'layer.pack-read' | 'layer.pack-missing'}>,
): State {
  const pack: LayerScreen['pack'] =
    action.type === 'layer.pack-read' ? ready(action.pack) : {status: 'failed', message: action.message};
  const [home, ...rest] = state.screens;
  const screens = rest.map(screen => {
    if (screen.type === 'stack' && screen.beside.layer === action.layer)
      return {...screen, beside: {...screen.beside, pack}};
    return (screen.type === 'layer' || screen.type === 'resolved') && screen.layer === action.layer
      ? {...screen, pack}
      : screen;
  });
  return {...state, screens: [home, ...screens]};
}

/**
 * Undo and redo may change the pack or version of the layer that is shown: then its presets and README are read again.
 */
export function askForPack(before: State, [next, ...effects]: Step): Step {
  const [was, screen] = [topScreen(before), topScreen(next)];
  const isSameScreen = was.type === 'layer' && screen.type === 'layer' && was.layer === screen.layer;
  const [old, layer] = [layerAtCursor(before), layerAtCursor(next)];
  if (!isSameScreen || old === undefined || layer === undefined || isOfSamePack(old, layer)) return [next, ...effects];
  return [withTop(next, {...screen, pack: LOADING}), ...effects, {type: 'pack.read-of-layer', layer}];
}

function isOfSamePack(a: Layer, b: Layer): boolean {
  return (
    packNameOf(a) === packNameOf(b) &&
    a.version === b.version &&
    a.tag === b.tag &&
    a.registry?.metadata?.name === b.registry?.metadata?.name
  );
}
