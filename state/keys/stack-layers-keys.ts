import {isManifestLayer, layerId, manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import type {Action} from '../action.ts';
import {openForm} from '../dialogs/forms.ts';
import type {State} from '../model.ts';
import type {LayerTab} from '../screens/layer/layer-screen.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {WIDE_COLUMNS} from '../surroundings.ts';
import {always, type Binding, firstOf, NOTHING} from './binding.ts';
import {
  whyNoLayer,
  whyNotAddLayer,
  whyNoPack,
  whyNotMove,
  whyNotCopyLayer,
  whyNotPrioritize,
  whyReadOnly,
} from './reasons.ts';

export const stackLayersKeys: readonly Binding[] = [
  {
    id: 'layer.open',
    context: 'stack-layers',
    keys: ['enter', 'l', 'right'],
    label: 'Open the layer',
    hint: 'open',
    action: openLayer(),
    disabled: whyNoLayer,
  },
  {
    id: 'layer.edit',
    context: 'stack-layers',
    keys: ['e'],
    label: 'Edit the values, or the manifest, in the editor',
    hint: 'edit',
    action: editLayer,
    disabled: firstOf(whyNoLayer, whyReadOnly),
  },
  {
    id: 'layer.add',
    context: 'stack-layers',
    keys: ['a'],
    label: 'Add a layer, or put another pack in place of a core layer',
    hint: 'add',
    action: always({type: 'layer.add'}),
    disabled: firstOf(whyReadOnly, whyNotAddLayer),
  },
  {
    id: 'layer.grab',
    context: 'stack-layers',
    keys: ['m'],
    label: 'Grab the layer to move it',
    hint: 'move',
    action: always({type: 'layer.grab'}),
    disabled: firstOf(whyNoLayer, whyReadOnly),
  },
  {
    id: 'layer.down',
    context: 'stack-layers',
    keys: ['J', 'shift+down'],
    label: 'Move the layer down',
    action: always({type: 'layer.step', by: 1}),
    disabled: firstOf(whyNotMove, whyReadOnly),
  },
  {
    id: 'layer.up',
    context: 'stack-layers',
    keys: ['K', 'shift+up'],
    label: 'Move the layer up',
    action: always({type: 'layer.step', by: -1}),
    disabled: firstOf(whyNotMove, whyReadOnly),
  },
  {
    id: 'layer.remove',
    context: 'stack-layers',
    keys: ['D', 'delete'],
    label: 'Remove the layer',
    action: always({type: 'layer.remove'}),
    disabled: firstOf(whyNoLayer, whyReadOnly),
  },
  {
    id: 'layer.mark',
    context: 'stack-layers',
    keys: ['space'],
    label: 'Mark the layer',
    action: always({type: 'list.mark'}),
    disabled: whyNoLayer,
  },
  {
    id: 'layer.presets',
    context: 'stack-layers',
    keys: ['p'],
    label: 'Choose presets of the layer',
    hint: 'presets',
    action: openLayer('presets'),
    disabled: whyNoPack,
  },
  {
    id: 'layer.version',
    context: 'stack-layers',
    keys: ['v'],
    label: 'Upgrade the pack (^: a registry has a newer version)',
    action: always({type: 'layer.upgrade'}),
    disabled: whyNoPack,
  },
  {
    id: 'layer.copy',
    context: 'stack-layers',
    keys: ['c'],
    label: 'Make a second copy of the layer',
    action: openForm('copy-layer'),
    disabled: firstOf(whyNotCopyLayer, whyReadOnly),
  },
  {
    id: 'layer.priority',
    context: 'stack-layers',
    keys: ['o'],
    label: 'Set the install priority, which decides the deploy order',
    action: openForm('priority'),
    disabled: firstOf(whyNotPrioritize, whyReadOnly),
  },
  {
    id: 'layer.info',
    context: 'stack-layers',
    keys: ['i'],
    label: "Show the pack's README",
    action: openLayer('readme'),
    disabled: whyNoPack,
  },
  {
    id: 'detail.next',
    context: 'stack-layers',
    keys: ['tab'],
    label: 'Show the next tab; beside the layers, of a wide terminal: values, README, problems',
    action: besideOrTab(1),
  },
  {
    id: 'detail.previous',
    context: 'stack-layers',
    keys: ['shift+tab'],
    label: 'Show the previous one',
    action: besideOrTab(-1),
  },
  {
    id: 'layer.drop',
    context: 'moving',
    keys: ['enter', 'm'],
    label: 'Drop the layer here',
    hint: 'drop',
    action: always({type: 'layer.drop'}),
  },
  {
    id: 'layer.carry-down',
    context: 'moving',
    keys: ['J', 'shift+down'],
    label: 'Carry the layer down, as j does',
    action: always({type: 'list.move', by: 1}),
  },
  {
    id: 'layer.carry-up',
    context: 'moving',
    keys: ['K', 'shift+up'],
    label: 'Carry the layer up, as k does',
    action: always({type: 'list.move', by: -1}),
  },
  {
    id: 'layer.put-back',
    context: 'moving',
    keys: ['esc', 'h', 'left', 'q'],
    label: 'Put the layer back',
    hint: 'put back',
    action: always({type: 'layer.put-back'}),
  },
];

function openLayer(tab?: LayerTab): Binding['action'] {
  return state => {
    const layer = layerAtCursor(state);
    return layer === undefined
      ? NOTHING
      : {type: 'layer.open', layer: layerId(layer), ...(tab === undefined ? {} : {tab})};
  };
}

function besideOrTab(by: 1 | -1): Binding['action'] {
  return ({size}) => ({type: size.columns >= WIDE_COLUMNS ? 'detail.step' : 'tab.step', by});
}

/** What a layer of manifests deploys is its manifests: its values are mostly empty. Of several, one has to be chosen. */
function editLayer(state: State): Action {
  const layer = layerAtCursor(state);
  if (layer === undefined) return NOTHING;
  const id = layerId(layer);
  const [only, ...others] = manifestsOf(layer);
  const isOfValues = only === undefined && valuesOf(layer).trim() !== '';
  if (!isManifestLayer(layer) || isOfValues) return {type: 'text.open', purpose: {of: 'values', layer: id}};
  return only === undefined || others.length > 0
    ? {type: 'layer.open', layer: id, tab: 'manifests'}
    : {type: 'text.open', purpose: {of: 'manifest', layer: id, name: only.name}};
}
