import type {State} from '../model.ts';
import {namedRegistries} from './chart-forms.ts';
import type {MenuDialog} from './dialog.ts';
import {openForm} from './forms.ts';

/** Asks what kind of add-on layer to add. */
export function addLayerMenu(state: State): MenuDialog {
  return {
    kind: 'menu',
    title: 'Add a layer',
    options: [
      {label: 'A pack from the registries', action: {type: 'layer.pick', kind: 'addon'}},
      {label: 'Manifests of your own', action: openForm('manifest-layer')(state)},
      ...(namedRegistries(state).length === 0
        ? []
        : [{label: 'By name, from a registry that cannot be listed', action: openForm('named-layer')(state)}]),
    ],
  };
}
