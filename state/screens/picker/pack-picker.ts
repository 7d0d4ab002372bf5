import {needsDefaults} from '../../../src/domain/layer/copy-layer.ts';
import {layerFromPack} from '../../../src/domain/layer/layer-from-pack.ts';
import {
  type CoreKind,
  freeLayerId,
  isCore,
  isCoreKind,
  kindOf,
  type Layer,
  type LayerKind,
  layerId,
} from '../../../src/domain/layer/layer.ts';
import {addSecondCopy, twinOf} from '../../../src/domain/layer/second-copy.ts';
import {cloudOf, layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import {addLayer, withoutKind} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import {formAbout} from '../../dialogs/forms.ts';
import type {State} from '../../model.ts';
import {edit, profileOf} from '../../session/session.ts';
import {orSay, popScreen, pushScreen, say, type ScreenPart, type Step, withTop} from '../../step.ts';
import {bodyRows, listRows} from '../../surroundings.ts';
import {selectLayer} from '../stack/stack-cursor.ts';
import {textBesidePacks} from './beside-packs.ts';
import {KIND_NAMES} from './kind-name.ts';
import {
  pickerContexts,
  pickerFilter,
  pickerRows,
  pickerStatus,
  withPickerFilter,
  withPickerList,
} from './picker-part.ts';
import {countRows} from './picker-rows.ts';
import type {PackPicker, PackPickerScreen} from './picker-screen.ts';
import {noticed, pickedPack, type PickedPack} from './picker-step.ts';
import {restEffects, startPicker, updatePicker} from './picker.ts';

/** The pack picker over the stack: the choice becomes a layer of the open version. */
export const packPickerPart: ScreenPart<PackPickerScreen> = {
  title: (_state, {picker}) => [
    `add ${kindName(picker.kind)}`,
    ...(picker.stage !== 'pack' && picker.name !== undefined ? [picker.name] : []),
    ...(picker.stage === 'presets' && picker.choice !== undefined ? [picker.choice.tag] : []),
  ],
  contexts: (_state, {picker}) => pickerContexts(picker),
  count: (state, {picker}) => countRows(state, picker),
  list: ({picker}) => picker.lists[picker.stage],
  withList: (screen, list) => ({...screen, picker: withPickerList(screen.picker, list)}),
  height: (state, {picker}) => pickerRows(state, picker, listRows(state.size)),
  filter: ({picker}) => pickerFilter(picker),
  withFilter: (screen, filter) => ({...screen, picker: withPickerFilter(screen.picker, filter)}),
  rested: restEffects,
  hasDetail: true,
  beside: (state, {picker}) => textBesidePacks(state, picker, bodyRows(state.size)),
  status: (state, {picker}) => pickerStatus(state, picker),
  update: updateScreen,
};

/** Opens the picker, to add a layer to the open version. */
export function openPicker(state: State, kind: LayerKind): Step {
  const profile = profileOf(state);
  if (profile === undefined) return [say(state, 'info', 'no profile is open')];
  const picker = startPicker(kind, cloudOf(profile));
  return [pushScreen(state, {type: 'pack-picker', picker}), ...restEffects(state)];
}

function updateScreen(state: State, screen: PackPickerScreen, action: Action): Step | undefined {
  const {picker} = screen;
  if (action.type === 'picker.copy') {
    const picked = pickedPack(picker);
    return picked === undefined ? [state] : orSay(state, () => take(state, picker, picked, action));
  }
  const step = updatePicker(state, picker, action);
  if (step === undefined) return undefined;
  if (step.outcome === 'left') return [popScreen(state)];
  const picked = step.outcome === 'picked' ? pickedPack(step.picker) : undefined;
  // A dialog may come first, and finds what was chosen so far.
  if (picked !== undefined) return take(withTop(state, {...screen, picker: step.picker}), picker, picked);
  // Edited values are in no draft before the layer is added, so the editor's file stays.
  const effects = step.effects.filter(effect => effect.type !== 'editor.forget');
  const shown = step.picker === picker ? screen : {...screen, picker: step.picker};
  return [withTop(noticed(state, step), shown), ...effects];
}

type CopyAsked = Extract<Action, {type: 'picker.copy'}>;

/** Adds the layer: one undo step, then back to the stack with the cursor on it. */
function take(state: State, picker: PackPicker, {pack, tag, values}: PickedPack, copy?: CopyAsked): Step {
  const profile = profileOf(state);
  const below = popScreen(state);
  if (profile === undefined) return [below];
  const {kind} = picker;
  if (isCoreKind(kind))
    return putCore(below, profile, kind, layerFromPack(withoutKind(profile, kind), pack, tag, values));
  const layer = layerFromPack(profile, pack, tag, values);
  const twin = isCore(layer) ? undefined : twinOf(profile, pack.name);
  if (twin === undefined) {
    return selected(edit(below, `Add ${pack.name}`, addLayer(profile, layer)), layerId(layer));
  }
  if (copy === undefined) return [{...state, dialog: formAbout(state, 'second-copy', {layer: layerId(twin)})}];
  const {displayName, defaults} = copy;
  if (needsDefaults(twin) && defaults === undefined) {
    return [state, {type: 'layer.read-defaults', layer: twin, asked: copy}];
  }
  const both = addSecondCopy(profile, layerId(twin), layer, displayName, defaults);
  return selected(edit(below, `Add ${pack.name} as ${displayName}`, both), freeLayerId(layersOf(profile), displayName));
}

/** A profile has one layer of a core kind: the new one takes the place of the old one, whose values are one undo away. */
function putCore(state: State, profile: Profile, kind: CoreKind, layer: Layer): Step {
  const old = layersOf(profile).filter(one => kindOf(one) === kind);
  const names = old.map(({name}) => name).join(', ');
  const label = old.length === 0 ? `Add ${layer.name}` : `Put ${layer.name} in place of ${names}`;
  const [next, ...effects] = edit(state, label, addLayer(withoutKind(profile, kind), layer));
  const said =
    effects.length === 0 || old.length === 0
      ? next
      : say(next, 'ok', `${layer.name} is in place of ${names}; u undoes`);
  return selected([said, ...effects], layerId(layer));
}

function selected([state, ...effects]: Step, id: string): Step {
  return [selectLayer(state, id), ...effects];
}

function kindName(kind: LayerKind): string {
  return isCoreKind(kind) ? KIND_NAMES[kind] : 'add-on';
}
