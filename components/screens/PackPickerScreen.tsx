import {packNameOf} from '../../src/domain/layer/layer.ts';
import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import type {PackPickerScreen} from '../../state/screen.ts';
import {layerRows} from '../../state/screens/stack/stack-rows.ts';
import {PickerView} from './PickerView.tsx';

/** Choosing a pack for a layer of the open version. */
export function PackPickerBody({state, screen}: {readonly state: State; readonly screen: PackPickerScreen}) {
  return (
    <PickerView
      state={state}
      picker={screen.picker}
      taken={new Set(layerRows(state).map(packNameOf))}
      verb="Add"
      height={bodyRows(state.size)}
    />
  );
}
