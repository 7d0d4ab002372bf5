import type {Preset} from '../../src/domain/preset.ts';
import type {PackPicker} from '../screen.ts';

/** A row of the last stage: the one that adds the layer, then the pack's presets, group by group. */
export type PresetRow =
  | {readonly type: 'add'}
  | {readonly type: 'preset'; readonly preset: Preset; readonly isEnabled: boolean; readonly isFirstOfGroup: boolean};

export function presetRows(picker: PackPicker): readonly PresetRow[] {
  return picker.stage === 'presets' ? [{type: 'add'}] : [];
}

/** The picker with a preset enabled in place of the one of its group, or disabled when it was enabled. */
export function togglePreset(picker: PackPicker, _preset: Preset): PackPicker {
  return picker;
}
