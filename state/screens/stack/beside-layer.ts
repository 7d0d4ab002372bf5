import {isManifestLayer, type Layer, layerId, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {BesideText} from '../../beside-text.ts';
import type {State} from '../../model.ts';
import {bodyRows, listColumns, WIDE_COLUMNS} from '../../surroundings.ts';
import {layerAtCursor} from './stack-rows.ts';
import type {StackScreen} from './stack-screen.ts';

/** Rows above the text beside the layers: the layer, its newer versions, the tabs. */
const BESIDE_HEAD = 3;

/** The text of the layer under the cursor in the tab beside the list; undefined when there is none (yet). */
export function textBesideLayers(state: State, screen: StackScreen): BesideText | undefined {
  const {size} = state;
  const layer = layerAtCursor(state);
  if (screen.tab !== 'layers' || size.columns < WIDE_COLUMNS || layer === undefined) return undefined;
  const text = textOf(screen, layer);
  if (text === undefined || text.trim() === '') return undefined;
  // Of the pane: the rule, a blank, and one at the right edge.
  const width = size.columns - listColumns(size) - 3;
  const kind = screen.beside.tab === 'readme' ? 'prose' : 'values';
  return {kind, text, width, height: bodyRows(size) - BESIDE_HEAD};
}

/** The pack of the layer, once it was read for the pane. */
export function packBeside({beside}: StackScreen, layer: Layer): Pack | undefined {
  return beside.layer === layerId(layer) && beside.pack.status === 'ready' ? beside.pack.value : undefined;
}

function textOf(screen: StackScreen, layer: Layer): string | undefined {
  switch (screen.beside.tab) {
    case 'values':
      return valuesBeside(screen, layer);
    case 'readme':
      return isManifestLayer(layer) ? undefined : packBeside(screen, layer)?.readme;
    case 'problems':
      return undefined;
  }
}

/** What is not of the layer's own values says so in a comment. */
function valuesBeside(screen: StackScreen, layer: Layer): string | undefined {
  if (valuesOf(layer).trim() !== '') return valuesOf(layer);
  if (isManifestLayer(layer))
    return manifestsOf(layer)
      .map(({name, content}) => `# ${name}\n${content}`)
      .join('\n');
  const pack = packBeside(screen, layer);
  return pack && `# the pack's defaults, as the layer has no values of its own\n${pack.values}`;
}
