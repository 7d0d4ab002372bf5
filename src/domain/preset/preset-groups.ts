import {resolveDotted, valueAt} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord, sameData} from '../values/plain-data.ts';
import {enabledPresets} from './enabled-presets.ts';
import type {Preset} from './preset.ts';

/** Presets of a pack that exclude one another. */
export interface PresetGroup {
  readonly name: string;
  readonly presets: readonly PresetState[];
  /** The preset that the values' header names; undefined when none is on. */
  readonly enabled: Preset | undefined;
}

export interface PresetState {
  readonly preset: Preset;
  readonly isEnabled: boolean;
  /**
   * Whether the values are as the preset would make them. Several presets of a group may match, and the enabled one may
   * not, when the values were changed since, or shipped that way (domain: 6).
   */
  readonly agrees: boolean;
}

/** The groups, in the order in which the pack first names them, for a picker beside the values. */
export function presetGroups(presets: readonly Preset[], values: string): readonly PresetGroup[] {
  const enabled = enabledPresets(values);
  const {value} = parseValues(values);
  return [...Map.groupBy(presets, preset => preset.group)].map(([name, members]) => {
    const on = enabled.findLast(entry => members.some(preset => isNamed(preset, entry)));
    const states = members.map(preset => ({
      preset,
      isEnabled: on !== undefined && isNamed(preset, on),
      agrees: agreesWith(preset, value),
    }));
    return {name, presets: states, enabled: states.find(state => state.isEnabled)?.preset};
  });
}

/** Whether a header entry means this preset. */
export function isNamed(preset: Preset, entry: {readonly group: string; readonly name: string}): boolean {
  return preset.group === entry.group && preset.name === entry.name;
}

function agreesWith(preset: Preset, value: unknown): boolean {
  const added = parseValues(preset.add).value;
  const isAdded = added === null || holds(value, added);
  return isAdded && preset.remove.every(path => isGone(path, value, added));
}

/** Whether everything in `part` is in the values too: maps key by key, lists as a whole. */
function holds(value: unknown, part: unknown): boolean {
  if (!isRecord(part) || !isRecord(value)) return part !== undefined && sameData(value, part);
  return Object.keys(part).every(key => holds(valueAt(value, [key]), part[key]));
}

/** What a preset both removes and adds belongs there. */
function isGone(path: string, value: unknown, added: unknown): boolean {
  return resolveDotted(value, path) === undefined || resolveDotted(added, path) !== undefined;
}
