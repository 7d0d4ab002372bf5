import {needsDefaults} from '../../src/domain/copy-layer.ts';
import {layerFromPack, withPack} from '../../src/domain/layer-from-pack.ts';
import {
  addLayer,
  findLayer,
  freeLayerId,
  isCore,
  isCoreKind,
  type LayerKind,
  layerId,
  packNameOf,
  replaceLayer,
  valuesOf,
} from '../../src/domain/layer.ts';
import {cloudOf, layersOf} from '../../src/domain/profile.ts';
import {addSecondCopy, twinOf} from '../../src/domain/second-copy.ts';
import type {Action} from '../action.ts';
import {formAbout} from '../forms.ts';
import {putCursor} from '../list.ts';
import {LOADING, ready} from '../loadable.ts';
import type {State} from '../model.ts';
import type {PackPickerScreen} from '../screen.ts';
import {edit, profileOf} from '../session.ts';
import {orSay, popScreen, pushScreen, say, type ScreenPart, type Step, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';
import {KIND_NAMES} from './kind-name.ts';
import {
  pickerContexts,
  pickerFilter,
  pickerRows,
  pickerStatus,
  withPickerFilter,
  withPickerList,
} from './picker-part.ts';
import {countRows, tagRows} from './picker-rows.ts';
import {noticed, pickedPack, type PickedPack} from './picker-step.ts';
import {restEffects, startPicker, updatePicker} from './picker.ts';
import {selectLayer} from './stack-cursor.ts';

/** The pack picker over the stack: what is chosen becomes a layer of the open version, or replaces one's pack. */
export const packPickerPart: ScreenPart<PackPickerScreen> = {
  title: (_state, {picker, replaces}) => [
    replaces === undefined ? `add ${kindName(picker.kind)}` : `version of ${picker.name ?? replaces}`,
    ...(replaces === undefined && picker.stage !== 'pack' && picker.name !== undefined ? [picker.name] : []),
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
  status: (state, {picker}) => pickerStatus(state, picker),
  update: updateScreen,
};

/** Opens the picker for a layer to be added to the open version. */
export function openPicker(state: State, kind: LayerKind): Step {
  const profile = profileOf(state);
  if (profile === undefined) return [say(state, 'info', 'no profile is open')];
  const picker = startPicker(kind, cloudOf(profile));
  return [
    pushScreen(state, {type: 'pack-picker', replaces: undefined, before: LOADING, picker}),
    ...restEffects(state),
  ];
}

/** Opens the picker on the versions of a layer's pack, the cursor on what the layer has now. */
export function openRepicker(state: State, id: string): Step {
  const profile = profileOf(state);
  const layer = profile === undefined ? undefined : findLayer(profile, id);
  if (profile === undefined || layer === undefined) return [say(state, 'info', 'no layer here')];
  const kind = layer.layer === 'kernel' || isCoreKind(layer.layer) ? layer.layer : 'addon';
  const picker = {...startPicker(kind, cloudOf(profile)), stage: 'version' as const, name: packNameOf(layer)};
  const rows = tagRows(state, picker);
  if (rows.length === 0) return [say(state, 'warning', `no registry has another version of ${packNameOf(layer)}`)];
  const registry = layer.registry?.metadata?.name;
  const tag = layer.tag ?? layer.version;
  const here = rows.findIndex(row => row.tag === tag && row.pack.registry === registry);
  const at = here >= 0 ? here : rows.findIndex(row => row.tag === tag);
  const version = putCursor(picker.lists.version, at, rows.length, listRows(state.size));
  const screen: PackPickerScreen = {
    type: 'pack-picker',
    replaces: id,
    before: LOADING,
    picker: {...picker, lists: {...picker.lists, version}},
  };
  return [pushScreen(state, screen), {type: 'pack.read-of-layer', layer}, ...restEffects(state)];
}

function updateScreen(state: State, screen: PackPickerScreen, action: Action): Step | undefined {
  if (action.type === 'layer.pack-read' || action.type === 'layer.pack-missing') {
    if (action.layer !== screen.replaces) return [state];
    const before: PackPickerScreen['before'] =
      action.type === 'layer.pack-read' ? ready(action.pack) : {status: 'failed', message: action.message};
    const known = {...screen, before};
    return [isFresh(known) ? withOwnValues(state, known) : withTop(state, known)];
  }
  const {picker} = screen;
  const isAtStart =
    screen.replaces !== undefined && picker.stage === 'version' && picker.filters.version.line.text === '';
  if (action.type === 'picker.back' && isAtStart) return [popScreen(state)];
  if (action.type === 'picker.copy') {
    const picked = pickedPack(picker);
    return picked === undefined ? [state] : orSay(state, () => take(state, screen, picked, action));
  }
  const step = updatePicker(state, picker, action);
  if (step === undefined) return undefined;
  if (step.outcome === 'left') return [popScreen(state)];
  const picked = step.outcome === 'picked' ? pickedPack(step.picker) : undefined;
  if (picked !== undefined) return take(state, screen, picked);
  const next = {...screen, picker: step.picker};
  const told = noticed(state, step);
  const isJustRead = picker.values === undefined && isFresh(next);
  // What was edited is in no draft before the layer is added, so that the editor's own file stays.
  const effects = step.effects.filter(effect => effect.type !== 'editor.forget');
  return [isJustRead ? withOwnValues(told, next) : withTop(told, next), ...effects];
}

type CopyAsked = Extract<Action, {type: 'picker.copy'}>;

/** Adds the layer, or gives a layer its other pack: one undo step, and back to the stack with the cursor on it. */
function take(state: State, screen: PackPickerScreen, {pack, tag, values}: PickedPack, copy?: CopyAsked): Step {
  const profile = profileOf(state);
  const below = popScreen(state);
  if (profile === undefined) return [below];
  if (screen.replaces === undefined) {
    const layer = layerFromPack(profile, pack, tag, values);
    const twin = isCore(layer) ? undefined : twinOf(profile, pack.name);
    if (twin !== undefined) {
      if (copy === undefined) return [{...state, dialog: formAbout(state, 'second-copy', {layer: layerId(twin)})}];
      const {displayName, defaults} = copy;
      if (needsDefaults(twin) && defaults === undefined) {
        return [state, {type: 'layer.read-defaults', layer: twin, asked: copy}];
      }
      const both = addSecondCopy(profile, layerId(twin), layer, displayName, defaults);
      return selected(
        edit(below, `Add ${pack.name} as ${displayName}`, both),
        freeLayerId(layersOf(profile), displayName),
      );
    }
    return selected(edit(below, `Add ${pack.name}`, addLayer(profile, layer)), layerId(layer));
  }
  const layer = findLayer(profile, screen.replaces);
  if (layer === undefined) return [say(below, 'warning', 'the layer is gone')];
  if (screen.before.status === 'loading') return [say(state, 'info', "the layer's present pack is still being read")];
  const replaced = withPack(layer, pack, tag, values);
  return selected(edit(below, `Change ${layer.name} to ${tag}`, replaceLayer(profile, replaced)), screen.replaces);
}

function selected([state, ...effects]: Step, id: string): Step {
  return [selectLayer(state, id), ...effects];
}

/**
 * Another version keeps the values that the user has changed and takes the new defaults in place of the old ones. Told apart
 * without the final newline, which Palette strips (domain: 3). `fresh` is a screen whose values are still the new defaults.
 */
function withOwnValues(state: State, fresh: PackPickerScreen): State {
  const profile = profileOf(state);
  const layer = profile === undefined || fresh.replaces === undefined ? undefined : findLayer(profile, fresh.replaces);
  if (layer === undefined || fresh.before.status === 'loading') return withTop(state, fresh);
  const mine = valuesOf(layer);
  const isDefault = fresh.before.status === 'ready' && mine.trimEnd() === fresh.before.value.values.trimEnd();
  if (mine.trim() === '' || isDefault) return withTop(state, fresh);
  const why =
    fresh.before.status === 'ready'
      ? 'your changed values are kept; new defaults are not merged in'
      : 'your values are kept: the defaults of the present version are not known';
  return say(withTop(state, {...fresh, picker: {...fresh.picker, values: mine}}), 'warning', why);
}

/** Are the picker's values the defaults of the chosen pack, as they were read? */
function isFresh({picker}: PackPickerScreen): boolean {
  return picker.stage === 'presets' && picker.pack.status === 'ready' && picker.values === picker.pack.value.values;
}

function kindName(kind: LayerKind): string {
  return isCoreKind(kind) ? KIND_NAMES[kind] : 'add-on';
}
