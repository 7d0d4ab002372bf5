import {isCoreKind, kindOf} from '../../src/domain/layer/layer.ts';
import {cloudLabel} from '../../src/domain/profile/cloud.ts';
import {cloudOf, type Profile, typeOf} from '../../src/domain/profile/profile.ts';
import {absentLayers, takesAddons} from '../../src/domain/profile/required-layers.ts';
import type {State} from '../model.ts';
import {KIND_NAMES} from '../screens/picker/kind-name.ts';
import {layerAtCursor} from '../screens/stack/stack-rows.ts';
import {namedRegistries} from './chart-forms.ts';
import type {MenuDialog} from './dialog.ts';
import {openForm} from './forms.ts';

/** Asks what kind of add-on layer to add. */
export function addAddonMenu(state: State): MenuDialog {
  return addMenu(addonOptions(state));
}

/**
 * Asks what to add to a profile: an add-on, where its type takes any, or a core layer that it does not have. Of the core
 * layer under the cursor there can be one only: another pack takes its place.
 */
export function addLayerMenu(state: State, profile: Profile): MenuDialog {
  const addons = takesAddons(typeOf(profile)) ? addonOptions(state) : [];
  return addMenu([...addons, ...coreOptions(profile), ...otherOptions(state)]);
}

/** Why nothing can be added to the profile; undefined when something can. */
export function whyNothingToAdd(state: State, profile: Profile): string | undefined {
  return takesAddons(typeOf(profile)) || absentLayers(profile).length > 0 || otherOptions(state).length > 0
    ? undefined
    : 'an infrastructure profile holds core layers only, and it has them all';
}

type Options = MenuDialog['options'];

function addMenu(options: Options): MenuDialog {
  return {kind: 'menu', title: 'Add a layer', options};
}

function coreOptions(profile: Profile): Options {
  const cloud = cloudLabel(cloudOf(profile));
  return absentLayers(profile).map(({kind, required}) => ({
    label: `The ${KIND_NAMES[kind]}${required ? `: it is missing, and ${cloud} needs it` : ''}`,
    action: {type: 'layer.pick', kind},
  }));
}

function otherOptions(state: State): Options {
  const layer = layerAtCursor(state);
  const kind = layer === undefined ? undefined : kindOf(layer);
  if (layer === undefined || kind === undefined || !isCoreKind(kind)) return [];
  const label = `Another pack for the ${KIND_NAMES[kind]}, in place of ${layer.name}`;
  return [{label, action: {type: 'layer.pick', kind}}];
}

function addonOptions(state: State): Options {
  return [
    {label: 'A pack from the registries', action: {type: 'layer.pick', kind: 'addon'}},
    {label: 'Manifests of your own', action: openForm('manifest-layer')(state)},
    ...(namedRegistries(state).length === 0
      ? []
      : [{label: 'By name, from a registry that cannot be listed', action: openForm('named-layer')(state)}]),
  ];
}
