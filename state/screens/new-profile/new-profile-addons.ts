import {manifestLayer} from '../../../src/domain/layer/layer-from-pack.ts';
import {isCore, type Layer, layerId} from '../../../src/domain/layer/layer.ts';
import {toldOfNamed} from '../../../src/domain/layer/named-layer.ts';
import {record} from '../../../src/domain/profile/history.ts';
import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import {addLayer, moveLayers, removeLayers} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import {addAddonMenu} from '../../dialogs/add-layer-menu.ts';
import {putCursor} from '../../list.ts';
import {type State, topScreen} from '../../model.ts';
import {withNamedAddon} from '../../session/named-addon.ts';
import {say, type Step, withTop} from '../../step.ts';
import {restEffects, startPicker} from '../picker/picker.ts';
import {cloudInForce} from './new-profile-cloud.ts';
import {stepRows} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';

/** The add-on layers chosen so far, in the order of the stack. */
export function addonRows(screen: NewProfileScreen): readonly Layer[] {
  return layersOf(screen.history.present).filter(layer => !isCore(layer));
}

/** The add-on under the cursor of the Add-ons step. */
export function addonAtCursor(state: State): Layer | undefined {
  const screen = topScreen(state);
  return screen.type === 'new-profile' && screen.step === 'addons'
    ? addonRows(screen)[screen.lists.addons.cursor]
    : undefined;
}

/** The Add-ons step's part of `update`; undefined for actions that are not its own. */
export function updateAddons(state: State, screen: NewProfileScreen, action: Action): Step | undefined {
  const {present} = screen.history;
  const here = addonRows(screen)[screen.lists.addons.cursor];
  switch (action.type) {
    case 'layer.add':
      return [{...state, dialog: addAddonMenu(state)}];
    case 'layer.pick': {
      const picker = startPicker('addon', cloudInForce(screen) ?? '');
      return [withTop(state, {...screen, pickers: {...screen.pickers, addon: picker}}), ...restEffects(state)];
    }
    case 'layer.add-manifests': {
      const layer = manifestLayer(present, action.name, []);
      return [withTop(state, changed(state, screen, `Add ${layer.name}`, addLayer(present, layer), layerId(layer)))];
    }
    case 'layer.add-named': {
      return withNamedAddon(state, present, action, layer => {
        const after = changed(state, screen, `Add ${layer.name}`, addLayer(present, layer), layerId(layer));
        return [say(withTop(state, after), 'warning', toldOfNamed(layer))];
      });
    }
    case 'layer.remove': {
      if (here === undefined) return [state];
      const after = removeLayers(present, new Set([layerId(here)]));
      const next = withTop(state, changed(state, screen, `Remove ${here.name}`, after));
      return [say(next, 'info', `removed ${here.name}; u brings it back`)];
    }
    case 'layer.step': {
      if (here === undefined) return [state];
      const to = screen.lists.addons.cursor + action.by;
      if (to < 0 || to >= addonRows(screen).length)
        return [say(state, 'info', `${here.name} is the ${action.by < 0 ? 'first' : 'last'} add-on already`)];
      const after = moveLayers(present, new Set([layerId(here)]), to);
      return [withTop(state, changed(state, screen, `Move ${here.name}`, after, layerId(here)))];
    }
    default:
      return undefined;
  }
}

/** Makes a change that `u` can undo, with the cursor on the layer of that id, or where it was. */
export function changed(
  state: State,
  screen: NewProfileScreen,
  label: string,
  after: Profile,
  id?: string,
): NewProfileScreen {
  const next = {...screen, history: record(screen.history, label, after)};
  const rows = addonRows(next);
  const at = id === undefined ? screen.lists.addons.cursor : rows.findIndex(layer => layerId(layer) === id);
  const addons = putCursor(screen.lists.addons, at, rows.length, stepRows(state));
  return {...next, lists: {...screen.lists, addons}};
}
