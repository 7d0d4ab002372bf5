import {applyPreset} from '../../src/domain/apply-preset.ts';
import {StrataError} from '../../src/domain/error.ts';
import {type Layer, replaceLayer, valuesOf} from '../../src/domain/layer.ts';
import type {Pack} from '../../src/domain/pack.ts';
import type {Preset} from '../../src/domain/preset.ts';
import {presetGroups} from '../../src/domain/preset-groups.ts';
import {formatKeyPath} from '../../src/domain/values/key-path.ts';
import type {Notice, State} from '../model.ts';
import {remember} from '../remember.ts';
import type {LayerScreen} from '../screen.ts';
import {edit, profileOf} from '../session.ts';
import {say, type Step} from '../step.ts';
import {layerAtCursor} from './stack-rows.ts';

/** One preset in the list of the Presets tab; a group's presets stand together. */
export interface PresetRow {
  readonly group: string;
  readonly preset: Preset;
  readonly isEnabled: boolean;
  /** The values are as the preset makes them, or were changed since. */
  readonly agrees: boolean;
}

/** The presets of the layer's pack by group, once it is read. */
export function presetRows(state: State, screen: LayerScreen): readonly PresetRow[] {
  const layer = layerAtCursor(state);
  if (layer === undefined || screen.pack.status !== 'ready') return [];
  return rowsOf(screen.pack.value, shownValues(layer, screen.pack.value));
}

/** Enables the preset under the cursor, or disables it where it is enabled: one undo step. */
export function togglePreset(state: State, screen: LayerScreen): Step {
  const layer = layerAtCursor(state);
  const profile = profileOf(state);
  const row = presetRows(state, screen)[screen.lists.presets.cursor];
  if (row === undefined || layer === undefined || profile === undefined || screen.pack.status !== 'ready') {
    return [say(state, 'info', 'no preset here')];
  }
  const switched = switchPreset(screen.pack.value, shownValues(layer, screen.pack.value), row);
  if ('trouble' in switched) return [say(state, 'error', switched.trouble)];
  const label = `${row.isEnabled ? 'Disable' : 'Enable'} ${row.preset.displayName}`;
  const [next, ...effects] = edit(state, label, replaceLayer(profile, {...layer, values: switched.text}));
  return [effects.length === 0 ? next : {...next, notice: switched.notice}, ...effects];
}

/** What a switch comes to: the new values and what to say of it, or why it cannot be done. */
export type SwitchedPreset = {readonly text: string; readonly notice: Notice} | {readonly trouble: string};

/** Switches a group of a pack's presets in some values, to a preset or, where it is enabled, to none. */
export function switchPreset(
  {values: defaults, presets}: Pack,
  values: string,
  {preset, isEnabled}: Pick<PresetRow, 'preset' | 'isEnabled'>,
): SwitchedPreset {
  try {
    const {text, kept, overwritten} = applyPreset(
      values,
      {defaults, presets},
      preset.group,
      isEnabled ? undefined : preset,
    );
    const own = kept.map(({edit: {path}}) => formatKeyPath(path));
    const lost = overwritten.map(({edit: {path}}) => formatKeyPath(path));
    const words = [
      `${preset.displayName} is ${isEnabled ? 'off' : 'on'}`,
      ...(own.length === 0 ? [] : [`your own ${listed(own)} stayed`]),
      ...(lost.length === 0 ? [] : [`your own ${listed(lost)} gave way`]),
    ];
    return {text, notice: {tone: lost.length === 0 ? 'ok' : 'warning', text: `${words.join('; ')}; u undoes`}};
  } catch (error) {
    if (error instanceof StrataError) return {trouble: error.message};
    throw error;
  }
}

/** A layer without values of its own has its pack's. */
function shownValues(layer: Layer, pack: Pack): string {
  return valuesOf(layer).trim() === '' ? pack.values : valuesOf(layer);
}

const rowsOf = remember((pack: Pack, values: string): readonly PresetRow[] =>
  presetGroups(pack.presets, values).flatMap(({name, presets}) => presets.map(row => ({group: name, ...row}))),
);

/** The first few of many. */
function listed(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
