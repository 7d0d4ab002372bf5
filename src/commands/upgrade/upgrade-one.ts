import {formatUnified} from '../../domain/diff/report/unified-diff.ts';
import {diffValuesTexts} from '../../domain/diff/text-diff.ts';
import {type Layer, valuesOf} from '../../domain/layer/layer.ts';
import {maskMerge} from '../../domain/merge/mask-merge.ts';
import {answerWithBoth} from '../../domain/merge/merge-both.ts';
import type {Choice, Choices} from '../../domain/merge/merge-data.ts';
import type {Upgrade} from '../../domain/merge/upgrade-values.ts';
import type {Pack} from '../../domain/pack/pack.ts';
import {cloudOf, type Profile} from '../../domain/profile/profile.ts';
import {maskValuesAt} from '../../domain/secret/secret-values.ts';
import {indexPacks, presentVersion} from '../../domain/upgrade/pack-index.ts';
import {
  answerUpgrade,
  questionOf,
  secretsOfPacks,
  upgradeLayer,
  whyNoBase,
} from '../../domain/upgrade/upgrade-layer.ts';
import {type UpgradeTarget, upgradeTargets} from '../../domain/upgrade/upgrade-target.ts';
import {formatKeyPath} from '../../domain/values/key-path.ts';
import type {Context} from '../program/context.ts';
import {chooseTarget, noVersionsOf} from './choose-target.ts';

/** Which registry to upgrade from, and how to settle conflicts. */
export interface UpgradeChoice {
  /** The registry to take the pack from; any when absent. */
  readonly registry?: string;
  /** Conflicts in which both changed different items of a list, or lines of a text, are answered with both. */
  readonly both?: boolean;
  /** Every other conflict is answered with the new version's value. */
  readonly theirs?: boolean;
}

/** The outcome of upgrading one layer; in `shown`, secret values are masked. */
export interface UpgradeResult {
  readonly profile: Profile;
  readonly layer: Layer;
  readonly after: Layer;
  readonly target: UpgradeTarget;
  /** The merge itself, and its paths and lines as they may be shown. */
  readonly merge: Upgrade;
  readonly shown: Pick<Upgrade, 'paths' | 'leftOut'>;
  /** Sentences: what speaks against the target, and what the merge could not know. */
  readonly warnings: readonly string[];
  /** The change to the values as a patch, secrets masked; empty when they stay the same. */
  readonly patch: readonly string[];
}

/**
 * Upgrades one layer of a profile, without saving. Registries are read again. Throws `pack.missing` when none has the
 * pack, or not the version that the tag names.
 */
export async function upgradeOne(
  {registries}: Context,
  profile: Profile,
  {layer, tag}: {readonly layer: Layer; readonly tag: string | undefined},
  choice: UpgradeChoice,
): Promise<UpgradeResult> {
  const {rescan, readPack} = await registries();
  const catalog = await rescan();
  const index = indexPacks(catalog);
  const targets = upgradeTargets(index, layer, cloudOf(profile));
  if (targets.length === 0) throw noVersionsOf(catalog, layer, cloudOf(profile));
  const target = chooseTarget(targets, layer, tag, choice.registry);
  const summary = presentVersion(index, layer);
  const chosen = {mayAsk: true};
  const before = summary === undefined ? undefined : await readPack(summary, chosen);
  const after = await readPack(target.pack, chosen);
  const merge = mergeFor(layer, before, after, choice);
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

function mergeFor(layer: Layer, before: Pack | undefined, after: Pack, {both, theirs}: UpgradeChoice): Upgrade {
  const merge = answerUpgrade(questionOf(layer, before, after));
  const choices: Choices = new Map(
    merge.paths.flatMap((path): readonly [string, Choice][] => {
      const choice = (both === true ? answerWithBoth(path) : undefined) ?? (theirs === true ? 'theirs' : undefined);
      return path.class === 'conflict' && choice !== undefined ? [[formatKeyPath(path.path), choice]] : [];
    }),
  );
  return choices.size === 0 ? merge : answerUpgrade(questionOf(layer, before, after, choices));
}

function patchOf(layer: Layer, text: string, secrets: readonly string[]): readonly string[] {
  const [before, after] = [maskValuesAt(valuesOf(layer), secrets), maskValuesAt(text, secrets)];
  const diff = diffValuesTexts(valuesOf(layer), text, {before, after});
  if (diff === undefined) return [];
  const name = `${layer.name}/values.yaml`;
  return formatUnified(diff, {a: name, b: name});
}
