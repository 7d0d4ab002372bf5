import {enabledPresets, hasPresetHeader, withEnabledPresets} from '../preset/enabled-presets.ts';
import {isNamed} from '../preset/preset-groups.ts';
import {type PresetSource, type Selected, withPresets} from '../preset/preset-selection.ts';
import {parseValues} from '../values/parse-values.ts';
import type {Choices} from './merge-data.ts';
import type {Merge} from './merge.ts';
import {merge3} from './merge3.ts';

export interface Upgrade extends Merge {
  /** Enabled presets that the new version has too: they are applied as it has them. */
  readonly keptPresets: readonly Selected[];
  /** Presets that were enabled and that the new version lacks: what they set is now like any change of mine. */
  readonly droppedPresets: readonly Selected[];
  /** Presets of groups that the old version lacked, which the new version ships enabled. */
  readonly addedPresets: readonly Selected[];
  /**
   * Two-way when the old defaults are nowhere to be found: every value that differs from the new default is then a
   * conflict.
   */
  readonly comparedWith: 'old defaults' | 'new defaults only';
}

/**
 * The values of a layer for another version of its pack. The base is the old version's defaults with the presets that are
 * on in my values, theirs is the new version's defaults with those of them that it still has; so what a preset set is not
 * taken for a change of mine. Values that are empty are the defaults, and stay so.
 */
export function upgradeValues(
  mine: string,
  before: PresetSource | undefined,
  after: PresetSource,
  choices: Choices = new Map(),
): Upgrade {
  const isEmpty = mine.trim() === '';
  const chosen = enabledPresets(isEmpty ? (before ?? after).defaults : mine);
  // Names of another pack's presets, which some packs ship in their header, are nobody's to drop.
  const droppedPresets = chosen.filter(entry => hasPreset(before, entry) && !hasPreset(after, entry));
  const kept = chosen.filter(entry => !droppedPresets.includes(entry));
  const next = selectNext(kept, chosen, before, after);
  const theirs = withChosen(after, next);
  // Without those that are dropped: so what they set is mine, and stays.
  const base = before === undefined ? '' : withChosen(before, kept);
  const merge = merge3(base, isEmpty ? base : withHeaderOf(kept, mine), theirs, choices);
  return {
    ...merge,
    text: isEmpty ? mine : merge.text,
    // What became of presets is said by the presets.
    leftOut: merge.leftOut.filter(({text}) => !hasPresetHeader(text)),
    keptPresets: kept.filter(entry => hasPreset(after, entry)),
    droppedPresets,
    addedPresets: next.filter(entry => !hasGroup(chosen, entry.group)),
    comparedWith: before === undefined ? 'new defaults only' : 'old defaults',
  };
}

/** The defaults with presets put on them; those that are no YAML can have none, and stay as they are. */
function withChosen({defaults, presets}: PresetSource, selection: readonly Selected[]): string {
  const {value} = parseValues(defaults);
  return value === undefined ? defaults : withPresets({text: defaults, data: value ?? {}}, presets, selection).text;
}

/** My values with a header that names only presets that go on: the new version's header is then nobody's conflict. */
function withHeaderOf(kept: readonly Selected[], mine: string): string {
  return kept.length === enabledPresets(mine).length ? mine : withEnabledPresets(mine, kept);
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
