import {
  type EnabledPreset,
  enabledPresets,
  hasPresetHeader,
  withEnabledPresets,
  withoutPresetHeader,
} from './enabled-presets.ts';
import type {Preset} from './preset.ts';
import {isNamed} from './preset-groups.ts';
import {isSoundPreset, overlayPreset} from './preset-text.ts';
import type {ReadText} from '../values/apply-changes.ts';

/** What to choose from: a pack's default values and its presets. */
export interface PresetSource {
  /** The defaults as they were shipped, with their header. */
  readonly defaults: string;
  readonly presets: readonly Preset[];
}

export type Selected = Pick<EnabledPreset, 'group' | 'name'>;

/**
 * T(S): the defaults with a selection of presets put on them, in the pack's order, and its header. The ones that are shipped
 * on are in the defaults already. Some packs ship a header that contradicts their values, though: the preset of `group`, where
 * one is given, is put on in any case, so that what it says is true.
 */
export function withPresets(
  defaults: ReadText,
  presets: readonly Preset[],
  selection: readonly Selected[],
  group?: string,
): ReadText {
  const shipped = enabledPresets(defaults.text);
  const added = presets.filter(preset => {
    const isShipped = preset.group !== group && shipped.some(entry => isNamed(preset, entry));
    return !isShipped && selection.some(entry => isNamed(preset, entry)) && isSoundPreset(preset);
  });
  return withHeader(defaults, added.reduce(overlayPreset, defaults), selection);
}

/** Where nothing is on, a text of a pack that ships no header has none either. */
export function withHeader(defaults: ReadText, values: ReadText, selection: readonly Selected[]): ReadText {
  const {text, data} = values;
  const isBare = selection.length === 0 && !hasPresetHeader(defaults.text);
  return {text: isBare ? withoutPresetHeader(text) : withEnabledPresets(text, selection), data};
}
