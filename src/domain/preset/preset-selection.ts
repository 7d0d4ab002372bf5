import type {ReadText} from '../values/apply-changes.ts';
import {
  type EnabledPreset,
  enabledPresets,
  hasPresetHeader,
  withEnabledPresets,
  withoutPresetHeader,
} from './enabled-presets.ts';
import {isNamed} from './preset-groups.ts';
import {isSoundPreset, overlayPreset} from './preset-text.ts';
import type {Preset} from './preset.ts';

/** A pack's default values and its presets. */
export interface PresetSource {
  /** The defaults as shipped, with their header. */
  readonly defaults: string;
  readonly presets: readonly Preset[];
}

export type Selected = Pick<EnabledPreset, 'group' | 'name'>;

/**
 * T(S): the defaults with a selection of presets applied in the pack's order, and its header. Presets that are shipped
 * on are part of the defaults already. Some packs ship a header that contradicts their values, though: the preset of
 * `group`, if given, is applied in any case, so that what the header says is true.
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

/** When nothing is on, and the pack ships no header, there is none either. */
export function withHeader(defaults: ReadText, values: ReadText, selection: readonly Selected[]): ReadText {
  const {text, data} = values;
  const isBare = selection.length === 0 && !hasPresetHeader(defaults.text);
  return {text: isBare ? withoutPresetHeader(text) : withEnabledPresets(text, selection), data};
}
