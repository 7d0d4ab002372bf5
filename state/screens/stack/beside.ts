import {layerId, isManifestLayer, type Layer, valuesOf} from '../../../src/domain/layer/layer.ts';
import {LOADING} from '../../loadable.ts';
import {type State, topScreen} from '../../model.ts';
import {type Step, withTop} from '../../step.ts';
import {WIDE_COLUMNS} from '../../surroundings.ts';
import {layerAtCursor} from './stack-rows.ts';
import {BESIDE_TABS, type StackScreen} from './stack-screen.ts';

/** Shows another tab beside the layers. */
export function stepBeside(screen: StackScreen, by: 1 | -1): StackScreen {
  const at = (BESIDE_TABS.indexOf(screen.beside.tab) + by + BESIDE_TABS.length) % BESIDE_TABS.length;
  return {...screen, beside: {...screen.beside, tab: BESIDE_TABS[at] ?? 'values'}};
}

/** Reads the pack of the layer beside the list when its README is shown, or its defaults for a layer without values. */
export function askBeside(before: State, [next, ...effects]: Step): Step {
  const screen = topScreen(next);
  const isShown = screen.type === 'stack' && screen.tab === 'layers' && next.size.columns >= WIDE_COLUMNS;
  if (!isShown || next.trailing !== undefined) return [next, ...effects];
  const layer = layerAtCursor(next);
  if (layer === undefined || !needsPack(layer, screen)) return [next, ...effects];
  const {beside} = screen;
  // Another screen may have called the reading off.
  const isBack = topScreen(before).type !== 'stack' && beside.pack.status === 'loading';
  if (beside.layer === layerId(layer) && !isBack) return [next, ...effects];
  const asked = withTop(next, {...screen, beside: {...beside, layer: layerId(layer), pack: LOADING}});
  return [asked, ...effects, {type: 'pack.read-of-layer', layer}];
}

function needsPack(layer: Layer, {beside}: StackScreen): boolean {
  if (isManifestLayer(layer)) return false;
  return beside.tab === 'readme' || (beside.tab === 'values' && valuesOf(layer).trim() === '');
}
