import {type Layer, valuesOf} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {presetGroups} from '../../../src/domain/preset/preset-groups.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {replaceLayer} from '../../../src/domain/profile/stack.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {edit, profileOf} from '../../session/session.ts';
import {say, type Step} from '../../step.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import type {LayerScreen} from './layer-screen.ts';
import {switchPreset} from './switch-preset.ts';

/** One preset on the Presets tab; the presets of a group are together. */
export interface PresetRow {
  readonly group: string;
  readonly preset: Preset;
  readonly isEnabled: boolean;
  /** Whether the values are as the preset makes them, or were changed since. */
  readonly agrees: boolean;
}

/** The presets of the layer's pack by group, once the pack is read. */
export function presetRows(state: State, screen: LayerScreen): readonly PresetRow[] {
  const layer = layerAtCursor(state);
  if (layer === undefined || screen.pack.status !== 'ready') return [];
  return rowsOf(screen.pack.value, shownValues(layer, screen.pack.value));
}

/** The texts of the rows, for finding. */
export function presetTexts(state: State, screen: LayerScreen): readonly string[] {
  return textsOf(presetRows(state, screen));
}

/** Enables the preset under the cursor, or disables it: one undo step. */
export function togglePreset(state: State, screen: LayerScreen): Step {
  const layer = layerAtCursor(state);
  const profile = profileOf(state);
  const row = presetRows(state, screen)[screen.lists.presets.cursor];
  if (row === undefined || layer === undefined || profile === undefined || screen.pack.status !== 'ready') {
    return [say(state, 'info', 'no preset here')];
  }
  const switched = switchPreset(screen.pack.value, shownValues(layer, screen.pack.value), row);
  if (switched.text === undefined) return [{...state, notice: switched.notice}];
  const label = `${row.isEnabled ? 'Disable' : 'Enable'} ${row.preset.displayName}`;
  const [next, ...effects] = edit(state, label, replaceLayer(profile, {...layer, values: switched.text}));
  return [{...next, notice: next.notice ?? switched.notice}, ...effects];
}

/** A layer without values of its own has those of its pack. */
function shownValues(layer: Layer, pack: Pack): string {
  return valuesOf(layer).trim() === '' ? pack.values : valuesOf(layer);
}

const textsOf = remember((rows: readonly PresetRow[]) =>
  rows.map(({group, preset}) => `${group} ${preset.displayName}`),
);

const rowsOf = remember((pack: Pack, values: string): readonly PresetRow[] =>
  presetGroups(pack.presets, values).flatMap(({name, presets}) => presets.map(row => ({group: name, ...row}))),
);
