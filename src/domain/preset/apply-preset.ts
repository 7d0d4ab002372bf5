import {findLeftOut, type LeftOutLine} from '../merge/left-out.ts';
import {mergeLines} from '../merge/merge-lines.ts';
import {type ReadText, readText} from '../values/apply-changes.ts';
import {applyDelta, type KeptEdit} from '../values/apply-delta.ts';
import {deltaBetween, type Edit, splitEdit} from '../values/delta.ts';
import {type KeyPath, startsWithPath} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {sameData} from '../values/plain-data.ts';
import {enabledPresets} from './enabled-presets.ts';
import {isNamed} from './preset-groups.ts';
import {type PresetSource, type Selected, withHeader, withPresets} from './preset-selection.ts';
import {checkPreset, pathsOfPreset} from './preset-text.ts';
import type {Preset} from './preset.ts';

export interface AppliedPreset {
  readonly text: string;
  /** The paths that changed. */
  readonly changed: readonly KeyPath[];
  /** Where the previous preset had something to take back, but the user's own change was kept. */
  readonly kept: readonly KeptEdit[];
  /** Where the preset's value replaced the user's own. */
  readonly overwritten: readonly KeptEdit[];
  /** Lines of the user's that found no place beside what changed: a comment in a list that the preset replaces. */
  readonly leftOut: readonly LeftOutLine[];
}

/**
 * Switches a group to one of its presets, or to none, without residue of the one before.
 *
 * Palette does not say how a preset is undone (GAP, domain: 6), and its own way of removing and merging leaves residue. Ours:
 * let T(S) be the defaults with a selection S of presets put on them. The result is the user's text with the change from
 * T(before) to T(after) spliced in. So it depends on the selection and on the user's own changes, never on the way there,
 * and going back to what was shipped gives what was shipped, byte for byte where nothing else was changed. (Some packs ship
 * a header that contradicts their values; choosing the preset that it names makes it true instead.)
 *
 * The splicing is done by lines where that comes to the same values, else by key path.
 *
 * Where the user has changed what is to change: what the new preset sets is set, since it was asked for; what the old one
 * would take back stays. A preset that is on already is put on again: its values are set, nothing is taken back.
 * Turning off a preset that was shipped on leaves the values as they were shipped: there are no others to go back to.
 *
 * Throws `preset.add` for a preset that is no good, `values.syntax` for values that are no YAML.
 */
export function applyPreset(
  values: string,
  source: PresetSource,
  group: string,
  preset: Preset | undefined,
): AppliedPreset {
  if (preset !== undefined) checkPreset(preset);
  const defaults = readText(source.defaults);
  const mine = values.trim() === '' ? defaults : readText(values);
  const before = enabledPresets(mine.text);
  const after = selectPreset(before, enabledPresets(defaults.text), source.presets, group, preset);
  const old = nearestStart(mine, defaults, source, before, group);
  const next = withPresets(defaults, source.presets, after, group);
  if (mine.text === old.text) {
    return {text: next.text, changed: pathsBetween(mine, next), kept: [], overwritten: [], leftOut: []};
  }
  const paths = preset === undefined ? [] : pathsOfPreset(preset, mine.data);
  const switched = applyDelta(mine, deltaBetween(old, next), edit => isSetBy(edit, paths));
  const missing = deltaBetween(switched.values, next).flatMap(edit => narrow(edit, paths));
  const forced = applyDelta(switched.values, missing, () => true);
  const {text} = withHeader(defaults, withMergedLines(old, mine, next, forced.values), after);
  const overwritten = [...switched.overwritten, ...forced.applied.map(edit => ({edit, own: edit.before}))];
  const leftOut = findLeftOut(old.text, mine.text, text);
  return {text, changed: pathsBetween(mine, forced.values), kept: switched.kept, overwritten, leftOut};
}

/**
 * T(before). When the pack's header contradicts its values, the user may have started from either, so whichever is
 * nearer to the user's text is taken.
 */
function nearestStart(
  mine: ReadText,
  defaults: ReadText,
  {presets}: PresetSource,
  before: readonly Selected[],
  group: string,
): ReadText {
  const asSaid = withPresets(defaults, presets, before, group);
  const asShipped = withPresets(defaults, presets, before);
  if (asSaid.text === asShipped.text || mine.text === asSaid.text) return asSaid;
  return deltaBetween(asShipped, mine).length <= deltaBetween(asSaid, mine).length ? asShipped : asSaid;
}

/**
 * The text that a merge by lines gives, if it means the same: then the comments that a preset brought go with it,
 * including those attached to no key.
 */
function withMergedLines(old: ReadText, mine: ReadText, next: ReadText, result: ReadText): ReadText {
  const {text, isClean} = mergeLines(old.text, mine.text, next.text);
  if (!isClean) return result;
  const {value, problems} = parseValues(text);
  return problems.length === 0 && sameData(value ?? {}, result.data) ? {text, data: result.data} : result;
}

/**
 * The header's entries after the choice: in the place of this group's previous entry, else where the pack ships the
 * group, else last; the others stay.
 */
function selectPreset(
  enabled: readonly Selected[],
  shipped: readonly Selected[],
  presets: readonly Preset[],
  group: string,
  preset: Preset | undefined,
): readonly Selected[] {
  const isOfGroup = (entry: Selected) => presets.some(other => other.group === group && isNamed(other, entry));
  const place = enabled.findIndex(isOfGroup);
  const others = enabled.filter(entry => !isOfGroup(entry));
  if (preset === undefined) return others;
  const at = place < 0 ? placeOfGroup(others, shipped, group) : place;
  return others.toSpliced(at, 0, {group: preset.group, name: preset.name});
}

/** Before the first entry of a group that the pack ships after this one. */
function placeOfGroup(entries: readonly Selected[], shipped: readonly Selected[], group: string): number {
  const rank = (name: string) => shipped.findIndex(entry => entry.group === name);
  const at = rank(group) < 0 ? -1 : entries.findIndex(entry => rank(entry.group) > rank(group));
  return at < 0 ? entries.length : at;
}

/** The edit, or its parts that concern the paths. */
function narrow(edit: Edit, paths: readonly KeyPath[]): readonly Edit[] {
  if (paths.some(path => startsWithPath(edit.path, path))) return [edit];
  if (!paths.some(path => startsWithPath(path, edit.path))) return [];
  const parts = splitEdit(edit);
  return parts.length === 0 ? [edit] : parts.flatMap(part => narrow(part, paths));
}

function isSetBy(edit: Edit, paths: readonly KeyPath[]): boolean {
  return paths.some(path => startsWithPath(edit.path, path) || startsWithPath(path, edit.path));
}

function pathsBetween(a: ReadText, b: ReadText): readonly KeyPath[] {
  return deltaBetween(a, b).map(({path}) => path);
}
