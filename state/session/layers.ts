import {copyLayer, needsDefaults} from '../../src/domain/layer/copy-layer.ts';
import {installPriority, withInstallPriority} from '../../src/domain/layer/install-priority.ts';
import {manifestLayer} from '../../src/domain/layer/layer-from-pack.ts';
import {freeLayerId, type Layer, layerId, manifestsOf} from '../../src/domain/layer/layer.ts';
import {toldOfNamed} from '../../src/domain/layer/named-layer.ts';
import {layersOf, type Profile} from '../../src/domain/profile/profile.ts';
import {addLayer, findLayer, replaceLayer} from '../../src/domain/profile/stack.ts';
import type {Action} from '../action.ts';
import {addLayerMenu} from '../dialogs/add-layer-menu.ts';
import {type State, topScreen} from '../model.ts';
import {takePackOfLayer} from '../screens/layer/layer-pack.ts';
import {layerStart} from '../screens/layer/layer.ts';
import {openPicker} from '../screens/picker/pack-picker.ts';
import {problemsStart} from '../screens/problems/problems.ts';
import {selectLayer} from '../screens/stack/stack-cursor.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {openUpgrade} from '../screens/upgrade/upgrade.ts';
import {orSay, pushScreen, say, type Step, withTop} from '../step.ts';
import {giveUpText, keepText, openText, reopenText, takeEdited} from './edit.ts';
import {withNamedAddon} from './named-addon.ts';
import {edit, profileOf} from './session.ts';

/** Opening, adding and editing layers, from whichever screen it is asked. */
export function updateLayers(state: State, action: Action): Step | undefined {
  const profile = profileOf(state);
  if (profile === undefined) return undefined;
  switch (action.type) {
    case 'layer.open':
      return openLayer(state, profile, action);
    case 'problems.open':
      return [pushScreen(state, problemsStart(action.layer))];
    case 'layer.pack-read':
    case 'layer.pack-missing':
      return [takePackOfLayer(state, action)];
    case 'layer.add':
      return [{...state, dialog: addLayerMenu(state, profile)}];
    case 'layer.pick':
      return openPicker(state, action.kind);
    case 'layer.upgrade': {
      const layer = layerAtCursor(state);
      return layer === undefined ? [state] : openUpgrade(state, layerId(layer));
    }
    case 'layer.prioritize':
      return prioritize(state, profile, action);
    case 'layer.copy':
      return copyOf(state, profile, action);
    case 'layer.add-manifests':
      return addManifests(state, profile, action.name);
    case 'layer.add-named':
      return addNamed(state, profile, action);
    case 'manifest.add':
      return addManifest(state, profile, action.layer, action.name);
    case 'text.open':
      return openText(state, action.purpose, action.line);
    case 'text.reopen':
      return reopenText(state, action);
    case 'text.give-up':
      return giveUpText(state, action.file);
    case 'text.keep':
      return keepText(state, action.purpose, action);
    case 'text.edited':
      return takeEdited(state, action.purpose, action.result);
    default:
      return undefined;
  }
}

function openLayer(state: State, profile: Profile, action: Extract<Action, {type: 'layer.open'}>): Step {
  const layer = findLayer(profile, action.layer);
  if (layer === undefined) return [say(state, 'info', 'that layer is no longer in the profile')];
  return [pushScreen(state, layerStart(layer, action.tab, action.line)), {type: 'pack.read-of-layer', layer}];
}

function prioritize(state: State, profile: Profile, action: Extract<Action, {type: 'layer.prioritize'}>): Step {
  const layer = findLayer(profile, action.layer);
  if (layer === undefined) return [say(state, 'info', 'that layer is no longer in the profile')];
  if ((installPriority(layer) ?? 0) === action.priority) return [say(state, 'info', 'no changes')];
  return orSay(state, () => {
    const label = `Set the install priority of ${layer.name} to ${action.priority}`;
    const [next, ...effects] = edit(state, label, replaceLayer(profile, withInstallPriority(layer, action.priority)));
    const said = `${layer.name} deploys with the install priority ${action.priority}; u undoes`;
    return [effects.length === 0 ? next : say(next, 'ok', said), ...effects];
  });
}

/** The copy is placed below the original, with the cursor on it. */
function copyOf(state: State, profile: Profile, action: Extract<Action, {type: 'layer.copy'}>): Step {
  const {layer: id, displayName, defaults} = action;
  const layer = findLayer(profile, id);
  if (layer === undefined) return [say(state, 'info', 'that layer is no longer in the profile')];
  if (needsDefaults(layer) && defaults === undefined)
    return [state, {type: 'layer.read-defaults', layer, asked: action}];
  return orSay(state, () => {
    const copied = copyLayer(profile, id, displayName, defaults);
    const [next, ...effects] = edit(state, `Copy ${layer.name} as ${displayName}`, copied);
    if (effects.length === 0) return [next];
    const copy = selectLayer(next, freeLayerId(layersOf(profile), displayName));
    return [say(copy, 'ok', toldOfCopy(layer, findLayer(copied, id), displayName)), ...effects];
  });
}

/** References to the pack by the old name no longer find the original, so a new name is reported. */
function toldOfCopy(before: Layer, after: Layer | undefined, displayName: string): string {
  const made = `copied as ${displayName}, with names and namespace of its own`;
  return after === undefined || after.name === before.name ? made : `${made}; the first is now ${after.name}`;
}

function addManifests(state: State, profile: Profile, name: string): Step {
  const layer = manifestLayer(profile, name, []);
  const [next, ...effects] = edit(state, `Add ${name}`, addLayer(profile, layer));
  if (effects.length === 0) return [next];
  return [pushScreen(selectLayer(next, layerId(layer)), layerStart(layer)), ...effects];
}

/** Nothing is known of the pack, so its values are empty, and that is said. */
function addNamed(state: State, profile: Profile, asked: Extract<Action, {type: 'layer.add-named'}>): Step {
  return withNamedAddon(state, profile, asked, layer => {
    const [next, ...effects] = edit(state, `Add ${layer.name}`, addLayer(profile, layer));
    if (effects.length === 0) return [next];
    return [say(selectLayer(next, layerId(layer)), 'warning', toldOfNamed(layer)), ...effects];
  });
}

/** A new manifest opens in the editor at once. */
function addManifest(state: State, profile: Profile, id: string, name: string): Step {
  const layer = findLayer(profile, id);
  if (layer === undefined) return [say(state, 'info', 'that layer is no longer in the profile')];
  const manifests = [...manifestsOf(layer), {name, content: ''}];
  const [next, ...effects] = edit(state, `Add the manifest ${name}`, replaceLayer(profile, {...layer, manifests}));
  if (effects.length === 0) return [next];
  const opened = openText(next, {of: 'manifest', layer: id, name});
  if (opened === undefined) return [next, ...effects];
  const [shown, ...more] = opened;
  const screen = topScreen(shown);
  const list = {cursor: manifests.length - 1, top: 0};
  const selected =
    screen.type === 'layer' ? withTop(shown, {...screen, lists: {...screen.lists, manifests: list}}) : shown;
  return [selected, ...effects, ...more];
}
