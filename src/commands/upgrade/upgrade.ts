import {formatUnified} from '../../domain/diff/report/unified-diff.ts';
import {diffValuesTexts} from '../../domain/diff/text-diff.ts';
import {type Layer, layerId, isManifestLayer, packNameOf, valuesOf} from '../../domain/layer/layer.ts';
import {replaceLayer} from '../../domain/profile/stack.ts';
import {maskMerge} from '../../domain/merge/mask-merge.ts';
import type {Choices, MergedPath} from '../../domain/merge/merge-data.ts';
import type {Upgrade} from '../../domain/merge/upgrade-values.ts';
import type {Pack} from '../../domain/pack/pack.ts';
import {cloudOf, layersOf, type Profile, refOf, withVersion} from '../../domain/profile/profile.ts';
import {maskValuesAt} from '../../domain/secret/secret-values.ts';
import {
  answerUpgrade,
  questionOf,
  secretsOfPacks,
  upgradeLayer,
  whyNoBase,
} from '../../domain/upgrade/upgrade-layer.ts';
import {indexPacks, presentVersion} from '../../domain/upgrade/pack-index.ts';
import {type UpgradeTarget, upgradeTargets} from '../../domain/upgrade/upgrade-target.ts';
import {formatKeyPath} from '../../domain/values/key-path.ts';
import {type Context, refuseFixed, type Status, usage} from '../program/context.ts';
import {chooseTarget, noVersionsOf} from './choose-target.ts';
import {printUpgrade} from './print-upgrade.ts';
import {readStored, requireVersion} from '../program/profile-argument.ts';

export interface UpgradeOptions {
  readonly to?: string;
  readonly registry?: string;
  readonly theirs?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What came of an upgrade of one layer; values that are secret are masked in `shown`. */
export interface UpgradeResult {
  readonly profile: Profile;
  readonly layer: Layer;
  readonly after: Layer;
  readonly target: UpgradeTarget;
  /** The merge as it is, and its paths and lines as they may be shown. */
  readonly merge: Upgrade;
  readonly shown: Pick<Upgrade, 'paths' | 'leftOut'>;
  /** Whole sentences: what speaks against the target, and what the merge could not know. */
  readonly warnings: readonly string[];
  /** The change of the values as a patch, secrets masked; empty where they stay. */
  readonly patch: readonly string[];
  /** `saved`, `created` under another version, `unchanged`, or `none` of a dry run. */
  readonly done: 'saved' | 'created' | 'unchanged' | 'none';
}

/**
 * `strata upgrade P LAYER[@TAG]`: another version of a layer's pack, the newest release without a tag, its new defaults with
 * what is mine in them. Conflicts are left as mine and listed, and the status is 1; `--theirs` takes them from the new
 * version. `--to` saves as another version of the profile, `--dry-run` writes nothing and prints the patch.
 */
export async function upgrade(
  context: Context,
  argument: string,
  wanted: string,
  options: UpgradeOptions,
): Promise<Status> {
  if (options.dryRun !== true) refuseFixed(context, 'upgrading');
  requireVersion(options.to);
  const stored = await readStored(argument, context.profiles);
  const result = await upgradeOne(context, stored.profile, wanted, options);
  const done = await save(context, result, stored.hash, options);
  printUpgrade(context, {...result, done}, options);
  return countConflicts(result.merge.paths) === 0 ? 0 : 1;
}

/** Conflicts that nobody answered: the result has mine. */
function countConflicts(paths: readonly MergedPath[]): number {
  return paths.filter(path => path.class === 'conflict' && path.taken === 'mine').length;
}

async function upgradeOne(
  {registries}: Context,
  profile: Profile,
  wanted: string,
  options: UpgradeOptions,
): Promise<Omit<UpgradeResult, 'done'>> {
  const {rescan, readPack} = await registries();
  const {layer, tag} = findLayer(profile, wanted);
  const catalog = await rescan();
  const index = indexPacks(catalog);
  const targets = upgradeTargets(index, layer, cloudOf(profile));
  if (targets.length === 0) throw noVersionsOf(catalog, layer, cloudOf(profile));
  const target = chooseTarget(targets, layer, tag, options.registry);
  const summary = presentVersion(index, layer);
  const chosen = {mayAsk: true};
  const before = summary === undefined ? undefined : await readPack(summary, chosen);
  const after = await readPack(target.pack, chosen);
  const merge = mergeFor(layer, before, after, options);
  const secrets = secretsOfPacks(before, after);
  const twoWay = whyNoBase(layer, before);
  return {
    profile,
    layer,
    after: target.isInUse ? layer : upgradeLayer(layer, after, target.tag, merge),
    target,
    merge,
    shown: maskMerge(merge, valuesOf(layer), secrets),
    warnings: [
      ...target.warnings,
      ...(twoWay === undefined
        ? []
        : [`${twoWay}: compared with the new defaults only, so that every difference from them is a conflict`]),
      ...(merge.note === undefined ? [] : [`merged by lines, not by key path: ${merge.note}`]),
    ],
    patch: patchOf(layer, merge.text, secrets),
  };
}

/** With `--theirs` every conflict is answered with the new version's value. */
function mergeFor(layer: Layer, before: Pack | undefined, after: Pack, {theirs}: UpgradeOptions): Upgrade {
  const merge = answerUpgrade(questionOf(layer, before, after));
  const conflicts = merge.paths.filter(path => path.class === 'conflict');
  if (theirs !== true || conflicts.length === 0) return merge;
  const choices: Choices = new Map(conflicts.map(({path}) => [formatKeyPath(path), 'theirs']));
  return answerUpgrade(questionOf(layer, before, after, choices));
}

/** A layer may be called something with an @ itself: the whole is tried first, by id, name and pack. */
function findLayer(profile: Profile, argument: string): {readonly layer: Layer; readonly tag: string | undefined} {
  const at = argument.lastIndexOf('@');
  const whole = layerNamed(profile, argument);
  const layer = whole ?? layerNamed(profile, argument.slice(0, Math.max(0, at)));
  const name = whole === undefined && at > 0 ? argument.slice(0, at) : argument;
  if (layer === undefined) {
    const names = layersOf(profile).map(one => one.name);
    throw usage(`${refOf(profile).name} has no layer ${name}`, `It has ${names.join(', ')}.`);
  }
  if (isManifestLayer(layer)) throw usage(`${layer.name} is a layer of manifests: there is no pack to upgrade`);
  const tag = whole === undefined ? argument.slice(at + 1) : '';
  return {layer, tag: tag === '' ? undefined : tag};
}

function layerNamed(profile: Profile, name: string): Layer | undefined {
  const layers = layersOf(profile);
  return (
    layers.find(layer => layerId(layer) === name) ??
    layers.find(layer => layer.name === name) ??
    layers.find(layer => packNameOf(layer) === name)
  );
}

async function save(
  {profiles}: Context,
  {profile, layer, after}: Omit<UpgradeResult, 'done'>,
  hash: string,
  {to, dryRun}: UpgradeOptions,
): Promise<UpgradeResult['done']> {
  if (dryRun === true) return 'none';
  const upgraded = replaceLayer(profile, after);
  if (to !== undefined && to !== refOf(profile).version) {
    await profiles.save(withVersion(upgraded, to), undefined);
    return 'created';
  }
  if (after === layer) return 'unchanged';
  await profiles.save(upgraded, hash);
  return 'saved';
}

function patchOf(layer: Layer, text: string, secrets: readonly string[]): readonly string[] {
  const [before, after] = [maskValuesAt(valuesOf(layer), secrets), maskValuesAt(text, secrets)];
  const diff = diffValuesTexts(valuesOf(layer), text, {before, after});
  if (diff === undefined) return [];
  const name = `${layer.name}/values.yaml`;
  return formatUnified(diff, {a: name, b: name});
}
