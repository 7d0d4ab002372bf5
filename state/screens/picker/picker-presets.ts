import type {Pack} from '../../../src/domain/pack/pack.ts';
import {presetGroups} from '../../../src/domain/preset/preset-groups.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {remember} from '../../remember.ts';
import type {PackPicker} from './picker-screen.ts';

/** A row of the last stage: first the one that adds the layer, then the pack's presets, group by group. */
export type PresetRow =
  | {readonly type: 'add'}
  | {readonly type: 'preset'; readonly preset: Preset; readonly isEnabled: boolean; readonly isFirstOfGroup: boolean};

export function presetRows({stage, pack, values}: PackPicker): readonly PresetRow[] {
  if (stage !== 'presets') return [];
  return pack.status === 'ready' && values !== undefined ? rowsOf(pack.value, values) : ADD_ROW;
}

export function presetAtCursor(picker: PackPicker): PresetRow | undefined {
  return presetRows(picker)[picker.lists.presets.cursor];
}

const ADD_ROW: readonly PresetRow[] = [{type: 'add'}];

const rowsOf = remember((pack: Pack, values: string): readonly PresetRow[] => [
  ...ADD_ROW,
  ...presetGroups(pack.presets, values).flatMap(group =>
    group.presets.map(({preset, isEnabled}, at): PresetRow => ({
      type: 'preset',
      preset,
      isEnabled,
      isFirstOfGroup: at === 0,
    })),
  ),
]);
