import {valuesOf} from '../../src/domain/layer.ts';
import type {Preset} from '../../src/domain/preset.ts';
import type {State} from '../model.ts';
import type {LayerScreen} from '../screen.ts';
import {say, type Step} from '../step.ts';
import {layerAtCursor} from './stack-rows.ts';

/** One preset in the list of the Presets tab; a group's presets stand together. */
export interface PresetRow {
  readonly group: string;
  readonly preset: Preset;
  readonly isEnabled: boolean;
}

/** The presets of the layer's pack by group, once it is read. */
export function presetRows(state: State, screen: LayerScreen): readonly PresetRow[] {
  const layer = layerAtCursor(state);
  if (layer === undefined || screen.pack.status !== 'ready') return [];
  const header = /^#\s*spectrocloud\.com\/enabled-presets:(.*)$/m.exec(valuesOf(layer))?.[1] ?? '';
  const enabled = new Set(header.split(',').map(entry => entry.trim()));
  const rows = screen.pack.value.presets.map(preset => ({
    group: preset.group,
    preset,
    isEnabled: enabled.has(`${preset.group}:${preset.name}`),
  }));
  const groups = [...new Set(rows.map(row => row.group))];
  return groups.flatMap(group => rows.filter(row => row.group === group));
}

export function togglePreset(state: State, _screen: LayerScreen): Step {
  return [say(state, 'info', 'not yet')];
}
