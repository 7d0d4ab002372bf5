import type {Action} from './action.ts';
import type {State} from './model.ts';
import {startPicker} from './screens/pack-picker.ts';
import {layerStart} from './screens/layer.ts';
import {layerRows} from './screens/stack-rows.ts';
import {layerId} from '../src/domain/layer.ts';
import {openForm} from './forms.ts';
import {profileOf} from './session.ts';
import {pushScreen, type Step} from './step.ts';
import {cloudOf} from '../src/domain/profile.ts';

/** Opening, adding and editing layers, from whichever screen it is asked. */
export function updateLayers(state: State, action: Action): Step | undefined {
  const profile = profileOf(state);
  if (profile === undefined) return undefined;
  switch (action.type) {
    case 'layer.open': {
      const layer = layerRows(state).find(one => layerId(one) === action.layer);
      if (layer === undefined) return [state];
      return [
        pushScreen(state, layerStart(action.layer, action.tab, action.line)),
        {type: 'pack.read-of-layer', layer},
      ];
    }
    case 'layer.add':
      return [
        {
          ...state,
          dialog: {
            kind: 'menu',
            title: 'Add a layer',
            options: [
              {label: 'A pack from the registries', action: {type: 'layer.pick', kind: 'addon'}},
              {label: 'Manifests of your own', action: openForm('manifest-layer')(state)},
            ],
          },
        },
      ];
    case 'layer.pick':
      return [
        pushScreen(state, {
          type: 'pack-picker',
          replaces: undefined,
          picker: startPicker(action.kind, cloudOf(profile)),
        }),
      ];
    default:
      return undefined;
  }
}
