import {StrataError} from '../error.ts';
import {applyChanges, type ReadText, readText} from '../values/apply-changes.ts';
import {applyDelta} from '../values/apply-delta.ts';
import type {Change} from '../values/change.ts';
import {listLeaves} from '../values/data.ts';
import {deltaOnto} from '../values/delta.ts';
import {type KeyPath, resolveDotted, startsWithPath, valueAt} from '../values/key-path.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord} from '../values/plain-data.ts';
import type {Preset} from './preset.ts';

/**
 * Applies a preset to values: what it removes is gone, what it adds is merged in (maps deeply, lists as a whole), and
 * comments come along with new keys. What it both removes and adds stays in its place, so applying a preset that the
 * values already match changes no byte. The header is not touched. Throws `preset.add` when the preset itself is
 * malformed.
 */
export function overlayPreset(values: ReadText, preset: Preset): ReadText {
  checkPreset(preset);
  const added = readText(preset.add);
  const removals = preset.remove
    .map(dotted => resolveDotted(values.data, dotted))
    .filter(path => path !== undefined)
    .flatMap(path => findLeftovers(values.data, added.data, path ?? []))
    .map((path): Change => ({kind: 'remove', path}));
  const kept = applyChanges(values, withoutNested(removals));
  return applyDelta(kept, deltaOnto(kept.data, added), () => true).values;
}

/** The paths that a preset decides: those it adds, and those it removes that are in the values. */
export function pathsOfPreset(preset: Preset, data: unknown): readonly KeyPath[] {
  const added = listLeaves(parseValues(preset.add).value ?? {}).filter(path => path.length > 0);
  const removed = preset.remove.map(dotted => resolveDotted(data, dotted)).filter(path => path !== undefined);
  return [...added, ...removed];
}

/** Throws for an `add` that is not YAML, has a duplicate key, or is not a map: it would not add what it says. */
export function checkPreset(preset: Preset): void {
  const reason = whyUnsound(preset);
  if (reason === undefined) return;
  const message = `The preset "${preset.name}" of ${preset.group} cannot be applied: ${reason}`;
  throw new StrataError('preset.add', message, {
    hint: 'The pack ships it so, in its presets.yaml; set the values by hand.',
  });
}

export function isSoundPreset(preset: Preset): boolean {
  return whyUnsound(preset) === undefined;
}

function whyUnsound(preset: Preset): string | undefined {
  const {value, problems} = parseValues(preset.add);
  const problem = problems.find(({severity}) => severity === 'error');
  if (problem !== undefined) return `line ${problem.line} of what it adds: ${problem.message}`;
  return value === null || isRecord(value) ? undefined : 'what it adds is no map of keys';
}

/** The removed paths that are not added again: the path itself, or keys below it. */
function findLeftovers(data: unknown, added: unknown, path: KeyPath): readonly KeyPath[] {
  const [own, next] = [valueAt(data, path), valueAt(added, path)];
  if (next === undefined) return path.length === 0 ? [] : [path];
  if (!isRecord(own) || !isRecord(next)) return [];
  return Object.keys(own).flatMap(key => findLeftovers(data, added, [...path, key]));
}

/** Drops paths that lie below another. */
function withoutNested(changes: readonly Change[]): readonly Change[] {
  return changes.filter((change, at) =>
    changes.every(
      (other, place) =>
        place === at ||
        !startsWithPath(change.path, other.path) ||
        (change.path.length === other.path.length && at < place),
    ),
  );
}
