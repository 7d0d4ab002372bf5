import {applyPreset} from '../../src/domain/apply-preset.ts';
import {StrataError} from '../../src/domain/error.ts';
import type {PackPicker} from '../screen.ts';
import {presetAtCursor} from './picker-presets.ts';
import {pickedPack, type PickerStep, step} from './picker-step.ts';

/** Enables the preset under the cursor in place of the one of its group, or disables it when it is enabled. */
export function togglePreset(picker: PackPicker): PickerStep {
  const row = presetAtCursor(picker);
  const picked = pickedPack(picker);
  if (row?.type !== 'preset' || picked === undefined) return step(picker);
  const {preset, isEnabled} = row;
  const {pack, values} = picked;
  try {
    const source = {defaults: pack.values, presets: pack.presets};
    const applied = applyPreset(values, source, preset.group, isEnabled ? undefined : preset);
    const {changed, kept, overwritten} = applied;
    const parts = [
      `${preset.group}: ${isEnabled ? `${preset.displayName} is off` : preset.displayName}`,
      changed.length === 0 ? 'no value changed' : counted(changed.length, 'value', 'changed'),
      ...(overwritten.length === 0 ? [] : [`${overwritten.length} of them your own`]),
      ...(kept.length === 0 ? [] : [counted(kept.length, 'change', 'of yours kept')]),
    ];
    return step({...picker, values: applied.text}, [], {tone: 'info', text: parts.join(', ')});
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    const {message, hint} = error;
    return step(picker, [], {tone: 'error', text: hint === undefined ? message : `${message}; ${hint}`});
  }
}

function counted(count: number, what: string, how: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'} ${how}`;
}
