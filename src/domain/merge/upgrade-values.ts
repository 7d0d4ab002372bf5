import {enabledPresets} from '../enabled-presets.ts';
import {isNamed} from '../preset-groups.ts';
import {type PresetSource, type Selected, withPresets} from '../preset-selection.ts';
import {readText} from '../values/change.ts';
import type {Choices} from './merge-data.ts';
import {type Merge, merge3} from './merge3.ts';

export interface Upgrade extends Merge {
  /** Presets that were on and that the new version doesn't have: what they set is now like any change of mine. */
  readonly droppedPresets: readonly Selected[];
  /** Two-way where the old defaults are nowhere to be had: every value that differs from the new default is then a conflict. */
  readonly comparedWith: 'old defaults' | 'new defaults only';
}

/**
 * The values of a layer for another version of its pack. The base is the old version's defaults with the presets that are
 * on in my values, theirs is the new version's defaults with those of them that it still has; so what a preset set is not
 * taken for a change of mine. Values that are empty are the defaults, and stay so. Throws as `merge3` does.
 */
export function upgradeValues(
  mine: string,
  before: PresetSource | undefined,
  after: PresetSource,
  choices: Choices = new Map(),
): Upgrade {
  const chosen = enabledPresets(mine.trim() === '' ? (before ?? after).defaults : mine);
  const droppedPresets = chosen.filter(entry => hasPreset(before, entry) && !hasPreset(after, entry));
  const kept = chosen.filter(entry => !droppedPresets.includes(entry));
  const theirs = withPresets(readText(after.defaults), after.presets, selectNext(kept, chosen, before, after)).text;
  const base = before === undefined ? '' : withPresets(readText(before.defaults), before.presets, chosen).text;
  const merge = merge3(base, mine.trim() === '' ? base : mine, theirs, choices);
  return {
    ...merge,
    text: mine.trim() === '' ? mine : merge.text,
    droppedPresets,
    comparedWith: before === undefined ? 'new defaults only' : 'old defaults',
  };
}

/**
 * What is on in the new version: what was on, in the order in which the pack ships it, and what it ships on of groups that
 * I had nothing to do with. A group that I had turned off stays off.
 */
function selectNext(
  kept: readonly Selected[],
  chosen: readonly Selected[],
  before: PresetSource | undefined,
  after: PresetSource,
): readonly Selected[] {
  const shipped = enabledPresets(after.defaults);
  const isOff = (group: string) =>
    before !== undefined && hasGroup(enabledPresets(before.defaults), group) && !hasGroup(chosen, group);
  const added = shipped.filter(({group}) => !hasGroup(kept, group) && !isOff(group));
  const rank = (entry: Selected) => {
    const at = shipped.findIndex(({group}) => group === entry.group);
    return at < 0 ? shipped.length : at;
  };
  return [...kept, ...added].toSorted((a, b) => rank(a) - rank(b));
}

function hasPreset(source: PresetSource | undefined, entry: Selected): boolean {
  return source?.presets.some(preset => isNamed(preset, entry)) ?? false;
}

function hasGroup(entries: readonly Selected[], group: string): boolean {
  return entries.some(entry => entry.group === group);
}
