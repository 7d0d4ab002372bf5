import {useMemo} from 'react';
import {packNameOf} from '../../src/domain/layer/layer.ts';
import type {State} from '../../state/model.ts';
import type {PackPickerScreen} from '../../state/screens/picker/picker-screen.ts';
import {layerRows} from '../../state/screens/stack/stack-rows.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {PickerView} from './PickerView.tsx';

/** Choosing a pack for a layer of the open version. */
export function PackPickerBody({state, screen}: {readonly state: State; readonly screen: PackPickerScreen}) {
  const layers = layerRows(state);
  // The same set as long as the layers are the same, so that rows are not put together anew with each key.
  const taken = useMemo(() => new Set(layers.map(packNameOf)), [layers]);
  return <PickerView state={state} picker={screen.picker} taken={taken} verb="Add" height={bodyRows(state.size)} />;
}
