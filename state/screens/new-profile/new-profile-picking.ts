import {layerFromPack, withPack} from '../../../src/domain/layer/layer-from-pack.ts';
import {freeLayerId, isCoreKind, kindOf, type Layer, layerId, packNameOf} from '../../../src/domain/layer/layer.ts';
import {addSecondCopy, twinOf} from '../../../src/domain/layer/second-copy.ts';
import {layersOf, withLayers} from '../../../src/domain/profile/profile.ts';
import {addLayer, replaceLayer} from '../../../src/domain/profile/stack.ts';
import {formAbout} from '../../dialogs/forms.ts';
import {type State, topScreen} from '../../model.ts';
import {type Step, withTop} from '../../step.ts';
import {KIND_NAMES} from '../picker/kind-name.ts';
import {countOffered} from '../picker/picker-rows.ts';
import type {PackPicker} from '../picker/picker-screen.ts';
import {noticed, pickedPack, type PickedPack, type PickerStep} from '../picker/picker-step.ts';
import {changed} from './new-profile-addons.ts';
import {goBack, goOn} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';
import {railOf} from './new-profile-steps.ts';

/** The picker of the current step, if it has one. */
export function shownPicker(screen: NewProfileScreen): PackPicker | undefined {
  if (isCoreKind(screen.step)) return screen.pickers[screen.step];
  return screen.step === 'addons' ? screen.pickers.addon : undefined;
}

/** Puts a picker in the place of the current one. */
export function withPicker(screen: NewProfileScreen, picker: PackPicker): NewProfileScreen {
  if (screen.pickers[picker.kind] === picker) return screen;
  return {...screen, pickers: {...screen.pickers, [picker.kind]: picker}};
}

/** Applies a step of the picker to the screen. */
export function fromPicker(state: State, screen: NewProfileScreen, step: PickerStep): Step {
  const told = noticed(state, step);
  if (step.outcome === 'left') {
    if (isCoreKind(screen.step)) return goBack(told, screen);
    return [withTop(told, {...screen, pickers: withoutAddon(screen)})];
  }
  const picked = step.outcome === 'picked' ? pickedPack(step.picker) : undefined;
  // A dialog may come first, and finds what was chosen so far.
  const shown = withPicker(screen, step.picker);
  if (picked !== undefined) return take(withTop(told, shown), shown, picked);
  return [withTop(told, shown), ...step.effects];
}

/**
 * Why the step's layer cannot be left out: only one that the cloud does not need, or for which no pack fits, can be.
 */
export function whyNotSkip(state: State): string | undefined {
  const screen = topScreen(state);
  const picker = screen.type === 'new-profile' ? shownPicker(screen) : undefined;
  if (screen.type !== 'new-profile' || !isCoreKind(screen.step) || picker === undefined)
    return 'there is nothing to leave out here';
  if (railOf(state, screen).some(one => one.step === screen.step && one.isOptional)) return undefined;
  const isEmpty = state.catalog.status === 'ready' && countOffered(state, picker) === 0;
  return isEmpty ? undefined : `${KIND_NAMES[screen.step]} is a core layer: this cloud requires it`;
}

/** Leaves out the step's core layer, and goes on. */
export function skipLayer(state: State, screen: NewProfileScreen): Step {
  const {step} = screen;
  if (!isCoreKind(step)) return [state];
  const {present} = screen.history;
  const rest = layersOf(present).filter(layer => kindOf(layer) !== step);
  const after = rest.length === layersOf(present).length ? present : withLayers(present, rest);
  const left = changed(state, screen, `Leave out ${KIND_NAMES[step]}`, after);
  return goOn(state, {...left, skipped: [...screen.skipped.filter(kind => kind !== step), step]});
}

/** Adds the chosen pack to the profile: a core layer at its place, an add-on after the others. */
function take(state: State, screen: NewProfileScreen, {pack, tag, values}: PickedPack): Step {
  const {present} = screen.history;
  const {step} = screen;
  const fresh = layerFromPack(present, pack, tag, values);
  if (!isCoreKind(step)) return takeAddon(state, screen, fresh);
  const skipped = screen.skipped.filter(kind => kind !== step);
  const before = layersOf(present).find(layer => kindOf(layer) === step);
  const isSamePack = before !== undefined && packNameOf(before) === pack.name;
  const isSame = isSamePack && before.tag === tag && before.version === pack.version && before.values === values;
  if (isSame) return goOn(state, {...screen, skipped});
  const label = `Choose ${pack.name}`;
  if (before === undefined) return goOn(state, {...changed(state, screen, label, addLayer(present, fresh)), skipped});
  const layer = isSamePack ? withPack(before, pack, tag, values) : {...fresh, 'x-strata-id': layerId(before)};
  return goOn(state, {...changed(state, screen, label, replaceLayer(present, layer)), skipped});
}

/** A pack that the profile already has needs a display name first. */
function takeAddon(state: State, screen: NewProfileScreen, layer: Layer, displayName?: string): Step {
  const {present} = screen.history;
  const twin = twinOf(present, layer.name);
  if (twin !== undefined && displayName === undefined)
    return [{...state, dialog: formAbout(state, 'second-copy', {layer: layerId(twin)})}];
  const isCopy = twin !== undefined && displayName !== undefined;
  const after = isCopy ? addSecondCopy(present, layerId(twin), layer, displayName) : addLayer(present, layer);
  const id = isCopy ? freeLayerId(layersOf(present), displayName) : layerId(layer);
  const added = changed(state, screen, `Add ${displayName ?? layer.name}`, after, id);
  return [withTop(state, {...added, pickers: withoutAddon(screen)})];
}

/** Adds the chosen pack as a second copy, under a display name. */
export function takeCopy(state: State, screen: NewProfileScreen, displayName: string): Step {
  const picker = shownPicker(screen);
  const picked = picker === undefined ? undefined : pickedPack(picker);
  if (picked === undefined) return [state];
  const layer = layerFromPack(screen.history.present, picked.pack, picked.tag, picked.values);
  return takeAddon(state, screen, layer, displayName);
}

/** The add-on picker closes once it has added a layer, or was left. */
function withoutAddon({pickers}: NewProfileScreen): NewProfileScreen['pickers'] {
  const {addon: _, ...core} = pickers;
  return core;
}
