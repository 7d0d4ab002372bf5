import {type Layer, layerId, isManifestLayer, packNameOf} from '../../domain/layer/layer.ts';
import type {MergedPath} from '../../domain/merge/merge-data.ts';
import {layersOf, type Profile, refOf, withVersion} from '../../domain/profile/profile.ts';
import {replaceLayer} from '../../domain/profile/stack.ts';
import {type Context, refuseFixed, type Status, usage} from '../program/context.ts';
import {readStored, requireVersion} from '../program/profile-argument.ts';
import {printUpgrade, type UpgradeDone} from './print-upgrade.ts';
import {type UpgradeChoice, type UpgradeResult, upgradeOne} from './upgrade-one.ts';

export interface UpgradeOptions extends UpgradeChoice {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * `strata upgrade P LAYER[@TAG]`: moves a layer to another version of its pack (without a tag, the newest release),
 * keeping the user's changes to the defaults. Conflicts are left as they are and listed, with status 1; `--theirs`
 * settles them with the new version's values. `--to` saves under another version of the profile; `--dry-run` writes
 * nothing and prints the patch.
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
  const result = await upgradeOne(context, stored.profile, findLayer(stored.profile, wanted), options);
  const done = await save(context, result, stored.hash, options);
  printUpgrade(context, {...result, done}, options);
  return countConflicts(result.merge.paths) === 0 ? 0 : 1;
}

/** Conflicts that nobody settled: the result keeps the user's value. */
function countConflicts(paths: readonly MergedPath[]): number {
  return paths.filter(path => path.class === 'conflict' && path.taken === 'mine').length;
}

/** A layer's name may contain an @, so the whole argument is tried first: by id, by name, by pack. */
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
  const tag = whole === undefined ? argument.slice(at + 1) : undefined;
  // Of a script, mostly: a variable that is not set is not to bring the newest.
  if (tag === '') throw usage(`no version follows the @ of ${argument}`, 'Without the @ it is the newest release.');
  return {layer, tag};
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
  {profile, layer, after}: UpgradeResult,
  hash: string,
  {to, dryRun}: UpgradeOptions,
): Promise<UpgradeDone> {
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
