import {switchPreset} from '../layer/switch-preset.ts';
import {presetAtCursor} from './picker-presets.ts';
import type {PackPicker} from './picker-screen.ts';
import {pickedPack, type PickerStep, step} from './picker-step.ts';

/** Enables the preset under the cursor instead of its group's current one, or disables it. */
export function togglePreset(picker: PackPicker): PickerStep {
  const row = presetAtCursor(picker);
  const picked = pickedPack(picker);
  if (row?.type !== 'preset' || picked === undefined) return step(picker);
  const {text, notice} = switchPreset(picked.pack, picked.values, row);
  return step(text === undefined ? picker : {...picker, values: text}, [], notice);
}
