import {layerId, packNameOf} from '../../domain/layer/layer.ts';
import {mergeBoth} from '../../domain/merge/merge-both.ts';
import type {MergeClass, MergedPath} from '../../domain/merge/merge-data.ts';
import {
  CLASS_SIGNS,
  type ClassCounts,
  countClasses,
  describePlace,
  describeSides,
  formatCounts,
} from '../../domain/merge/merge-words.ts';
import {refOf} from '../../domain/profile/profile.ts';
import {printable} from '../../domain/text/printable.ts';
import {versionOf} from '../../domain/upgrade/version-of.ts';
import {formatKeyPath} from '../../domain/values/key-path.ts';
import type {Context} from '../program/context.ts';
import type {UpgradeResult} from './upgrade-one.ts';

/** What `strata upgrade --json` prints. Secrets are masked. */
export interface UpgradeJson {
  readonly name: string;
  /** The version of the profile that holds the result. */
  readonly version: string;
  readonly layer: {readonly id: string; readonly name: string};
  readonly pack: string;
  readonly from: {readonly version: string; readonly tag: string | null};
  readonly to: {readonly version: string; readonly tag: string; readonly registry: string};
  /** `new defaults only` when the old ones are nowhere to be found: every difference is then a conflict. */
  readonly comparedWith: 'old defaults' | 'new defaults only';
  readonly comparedAs: 'values' | 'lines';
  readonly counts: ClassCounts;
  /** Every key path that changed; a side is absent when it has nothing there. */
  readonly paths: readonly {
    readonly path: string;
    readonly class: MergeClass;
    readonly taken: MergedPath['taken'];
    readonly base?: unknown;
    readonly mine?: unknown;
    readonly theirs?: unknown;
  }[];
  /** Lines of the user's that the result lacks. */
  readonly leftOut: readonly {readonly line: number; readonly text: string}[];
  readonly presets: {
    readonly kept: readonly string[];
    readonly dropped: readonly string[];
    readonly added: readonly string[];
  };
  readonly warnings: readonly string[];
  readonly done: UpgradeDone;
}

/** What became of the profile: `saved`, `created` under another version, `unchanged`, or `none` in a dry run. */
export type UpgradeDone = 'saved' | 'created' | 'unchanged' | 'none';

interface PrintedUpgrade extends UpgradeResult {
  readonly done: UpgradeDone;
}

interface PrintOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  /** The version of the profile that holds the result; its own when absent. */
  readonly to?: string;
}

/**
 * Prints the outcome of an upgrade: the counts, what is left to decide, what no longer has a place; in a dry run, also
 * the patch.
 */
export function printUpgrade(context: Context, result: PrintedUpgrade, {json, dryRun, to}: PrintOptions): void {
  const {out} = context;
  if (json === true) return out.json(toJson(result, to));
  const {layer, target, shown, merge, done, profile} = result;
  const {version, registry} = target.pack;
  const tag = target.isTrain ? `${target.tag}, now ${version}` : target.tag;
  out.text(`${printable(layer.name)} ${versionOf(layer) || (layer.tag ?? '')} -> ${tag} of ${registry}\n`);
  for (const warning of result.warnings) out.warn(warning);
  out.text(`${formatCounts(countClasses(shown.paths))}\n`);
  for (const [at, path] of shown.paths.entries()) {
    const merged = merge.paths[at];
    if (isListed(path)) out.text(`${describePath(path, merged !== undefined && mergeBoth(merged) !== undefined)}\n`);
  }
  for (const {group, name} of merge.droppedPresets) {
    out.text(`! preset ${group}:${name}   ${version} does not have it\n`);
  }
  for (const {group, name} of merge.addedPresets) out.text(`+ preset ${group}:${name}   on by default in ${version}\n`);
  for (const {line, text} of shown.leftOut) out.text(`? line ${line} of yours is left out: ${text.trim()}\n`);
  if (dryRun === true) out.text(result.patch.map(line => `${line}\n`).join(''));
  if (done === 'unchanged') out.note(`nothing to do: ${layer.name} has ${tag} already`);
  else if (done !== 'none') out.text(`${done} ${refOf(profile).name} ${to ?? refOf(profile).version}\n`);
}

function isListed({class: kind}: MergedPath): boolean {
  return kind === 'conflict' || kind === 'orphan';
}

function describePath(path: MergedPath, canBeBoth: boolean): string {
  return `${CLASS_SIGNS[path.class]} ${describePlace(path)}   ${describeSides(path)}   ${describeTaken(path, canBeBoth)}`;
}

function describeTaken({class: kind, taken}: MergedPath, canBeBoth: boolean): string {
  if (kind === 'orphan') return 'has no place any more';
  if (taken === 'own') return 'both taken';
  if (taken === 'theirs') return 'taken from the new version';
  return canBeBoth ? 'left as mine; --both takes both' : 'left as mine';
}

function toJson(result: PrintedUpgrade, to: string | undefined): UpgradeJson {
  const {layer, target, shown, merge, warnings, done, profile} = result;
  const names = (presets: typeof merge.keptPresets) => presets.map(({group, name}) => `${group}:${name}`);
  const {name, version} = refOf(profile);
  return {
    name,
    version: to ?? version,
    layer: {id: layerId(layer), name: layer.name},
    pack: packNameOf(layer),
    from: {version: versionOf(layer), tag: layer.tag ?? null},
    to: {version: target.pack.version, tag: target.tag, registry: target.pack.registry},
    comparedWith: merge.comparedWith,
    comparedAs: merge.comparedAs,
    counts: countClasses(shown.paths),
    paths: shown.paths.map(({path, class: kind, taken, base, mine, theirs}) => ({
      path: formatKeyPath(path),
      class: kind,
      taken,
      ...(base === undefined ? {} : {base}),
      ...(mine === undefined ? {} : {mine}),
      ...(theirs === undefined ? {} : {theirs}),
    })),
    leftOut: shown.leftOut,
    presets: {kept: names(merge.keptPresets), dropped: names(merge.droppedPresets), added: names(merge.addedPresets)},
    warnings,
    done,
  };
}
