import {enabledPresets} from '../../src/domain/enabled-presets.ts';
import type {Pack} from '../../src/domain/pack.ts';
import type {Preset} from '../../src/domain/preset.ts';
import {remember} from '../remember.ts';
import type {PackPicker} from '../screen.ts';

/** A row of the last stage: the one that adds the layer, then the pack's presets, group by group. */
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

const rowsOf = remember((pack: Pack, values: string): readonly PresetRow[] => {
  const enabled = new Set(enabledPresets(values).map(({group, name}) => `${group}:${name}`));
  const groups = new Map<string, Preset[]>();
  for (const preset of pack.presets) groups.set(preset.group, [...(groups.get(preset.group) ?? []), preset]);
  const rows = [...groups.values()].flatMap(presets =>
    presets.map((preset, at): PresetRow => {
      const isEnabled = enabled.has(`${preset.group}:${preset.name}`);
      return {type: 'preset', preset, isEnabled, isFirstOfGroup: at === 0};
    }),
  );
  return [...ADD_ROW, ...rows];
});
