import type {LayerKind} from '../../src/domain/layer.ts';
import {LIST_START} from '../list.ts';
import {LOADING} from '../model.ts';
import type {PackPicker, PackPickerScreen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';
import {NO_FILTER} from './profiles.ts';

export function startPicker(kind: LayerKind, cloud: string): PackPicker {
  return {
    kind,
    cloud,
    stage: 'pack',
    filter: NO_FILTER,
    lists: {pack: LIST_START, version: LIST_START, presets: LIST_START},
    chosen: undefined,
    tag: undefined,
    pack: LOADING,
    values: undefined,
  };
}

export const packPickerPart: ScreenPart<PackPickerScreen> = {
  title: (_state, screen) => [`add ${screen.picker.kind}`],
  contexts: () => ['picker'],
  count: () => 0,
  list: screen => screen.picker.lists[screen.picker.stage],
  withList: (screen, list) => ({
    ...screen,
    picker: {...screen.picker, lists: {...screen.picker.lists, [screen.picker.stage]: list}},
  }),
  filter: screen => screen.picker.filter,
  withFilter: (screen, filter) => ({...screen, picker: {...screen.picker, filter}}),
  status: () => '',
  update: () => undefined,
};
