import {kindOf, type Layer} from '../layer/layer.ts';
import {tagChoices} from '../pack/catalog.ts';
import {isStandIn} from '../pack/pack-of-layer.ts';
import {comparePackVersions, isOfTrain, isPrerelease, newestFirst, parseTag} from '../pack/pack-version.ts';
import type {PackSummary} from '../pack/pack.ts';
import {type PackIndex, versionsForLayer} from './pack-index.ts';
import {versionOf} from './version-of.ts';
import {describeStep, stepBetween, type VersionStep} from './version-step.ts';

/** A version or a train that a layer can be upgraded to. */
export interface UpgradeTarget {
  readonly tag: string;
  /** The version that the tag stands for now. */
  readonly pack: PackSummary;
  readonly isTrain: boolean;
  readonly step: VersionStep;
  /** True for what the layer has now: its tag, its version, its registry. */
  readonly isInUse: boolean;
  /**
   * True for a pack of the built-in registry when the layer is from another: it has the same name, but is not the same
   * pack.
   */
  readonly isStandIn: boolean;
  /** What it brings, for a column: `next minor`, `patch, deprecated`, `train, now 1.33.9`. */
  readonly brings: string;
  /** What speaks against it, in sentences, gravest first. */
  readonly warnings: readonly string[];
  /** Why it cannot be chosen: disabled or deleted. */
  readonly whyNot: string | undefined;
}

/**
 * The targets of a layer: the exact versions of all registries, newest first and with the layer's own registry before
 * others, then the trains. Disabled and deleted versions are included, with the reason (domain: 9, 16).
 */
export function upgradeTargets(index: PackIndex, layer: Layer, cloud: string): readonly UpgradeTarget[] {
  const packs = versionsForLayer(index, layer, cloud);
  const own = layer.registry?.metadata?.name;
  const registries = [...new Set(packs.map(pack => pack.registry))];
  // Not `toSorted`: the order of registries is kept but for the layer's own.
  const inOrder = [...registries.filter(one => one === own), ...registries.filter(one => one !== own)];
  const choices = inOrder.flatMap(registry => {
    const offered = newestVersions(packs.filter(pack => pack.registry === registry && isOffered(pack)));
    const [newest] = offered;
    return newest === undefined ? [] : tagChoices({registry, name: newest.name, newest, versions: offered});
  });
  const gone = packs.filter(pack => !isOffered(pack)).map(pack => ({tag: pack.version, pack, isTrain: false}));
  const exact = [...choices.filter(({isTrain}) => !isTrain), ...gone].toSorted(
    (a, b) =>
      comparePackVersions(b.pack.version, a.pack.version) ||
      inOrder.indexOf(a.pack.registry) - inOrder.indexOf(b.pack.registry),
  );
  const ownPacks = packs.filter(pack => !isStandIn(index.catalog, layer, pack));
  const around: Around = {layer, ownPacks, usual: usualRegistry(ownPacks, layer)};
  return [...exact, ...choices.filter(({isTrain}) => isTrain)].map(choice => targetOf(choice, around));
}

/** A pack that can still be chosen (domain: 9). */
function isOffered({state}: PackSummary): boolean {
  return state === 'active' || state === 'deprecated';
}

type Choice = Pick<UpgradeTarget, 'tag' | 'pack' | 'isTrain'>;

interface Around {
  readonly layer: Layer;
  /** Leaves out packs of the built-in registry when the layer is from another. */
  readonly ownPacks: readonly PackSummary[];
  /** The registry that the layer's version is read from. */
  readonly usual: string | undefined;
}

function targetOf(choice: Choice, around: Around): UpgradeTarget {
  const {layer, usual} = around;
  const {tag, pack, isTrain} = choice;
  const now = versionOf(layer);
  const step = stepBetween(now, pack.version, kindOf(layer));
  const isSameTag = isTrain ? tag === layer.tag : parseTag(layer.tag || now).kind === 'exact';
  const isInUse = isSameTag && pack.version === now && pack.registry === usual;
  const words = [
    isTrain ? `train, now ${pack.version}` : isInUse ? 'in use' : describeStep(step, pack.version),
    ...(pack.state === 'active' ? [] : [pack.state]),
  ];
  return {
    ...choice,
    step,
    isInUse,
    isStandIn: !around.ownPacks.includes(pack),
    brings: words.join(', '),
    warnings: warningsOf(choice, step, around),
    whyNot: whyNotOffered(pack),
  };
}

/** The registry that the layer's version is read from: the one it names, else the first that has it. */
function usualRegistry(packs: readonly PackSummary[], layer: Layer): string | undefined {
  const now = versionOf(layer);
  const here = packs.filter(pack => pack.version === now);
  const own = layer.registry?.metadata?.name;
  return (here.find(pack => pack.registry === own) ?? here[0])?.registry;
}

function whyNotOffered({name, version, state}: PackSummary): string | undefined {
  if (state === 'disabled')
    return `${name} ${version} is disabled: clusters that have it go on, but it cannot be chosen`;
  if (state === 'deleted') return `${name} ${version} is deleted: new clusters with it would fail`;
  return undefined;
}

function warningsOf({tag, pack, isTrain}: Choice, step: VersionStep, {layer, ownPacks}: Around): readonly string[] {
  const warnings: string[] = [];
  const now = versionOf(layer);
  if (step.direction === 'older') {
    warnings.push(`a downgrade: ${pack.version} is older than ${now}, and clusters are not taken back`);
  }
  if (step.skipped.length > 0) {
    const first = whereFirst(ownPacks, step.skipped);
    warnings.push(`Kubernetes goes one minor at a time, and this skips ${step.skipped.join(', ')}${first}`);
  }
  if (step.direction === 'newer' && step.size === 'major' && kindOf(layer) === 'k8s') {
    warnings.push(`another major of Kubernetes than ${now}`);
  }
  if (!ownPacks.includes(pack)) {
    const own = layer.registry?.metadata?.name ?? '';
    warnings.push(`${pack.registry} is built in: its packs are examples, not those of ${own}`);
  }
  const why = whyNotOffered(pack);
  if (why !== undefined) warnings.push(why);
  if (pack.state === 'deprecated') {
    warnings.push(`${pack.version} is deprecated: it can be used for now, and will be disabled`);
  }
  if (isPrerelease(pack.version)) warnings.push(`${pack.version} is a pre-release`);
  if (isTrain && kindOf(layer) === 'k8s' && !/\d+\.\d+\.x$/.test(tag)) {
    warnings.push(`${tag} moves by itself over the minors of Kubernetes: an exact version goes one at a time`);
  }
  return warnings;
}

/** The version to go to first, so that no minor is skipped: the next minor, or as close to it as the registries get. */
function whereFirst(packs: readonly PackSummary[], skipped: readonly string[]): string {
  const versions = skipped.map(minor => newestOfMinor(packs, minor));
  const [next] = versions;
  if (next !== undefined) return `: upgrade to ${next} first`;
  const nearest = versions.find(version => version !== undefined);
  return nearest === undefined
    ? '; the registries have none between'
    : `; the nearest that the registries have is ${nearest}`;
}

/** The newest release of a Kubernetes minor version that can be chosen: `1.33.6` for `1.33`. */
function newestOfMinor(packs: readonly PackSummary[], minor: string): string | undefined {
  const versions = packs
    .filter(pack => isOffered(pack) && isOfTrain(pack.version, `${minor}.x`))
    .map(pack => pack.version);
  const newest = newestFirst(versions);
  return newest.find(version => !isPrerelease(version)) ?? newest[0];
}

function newestVersions(packs: readonly PackSummary[]): readonly PackSummary[] {
  return packs.toSorted((a, b) => comparePackVersions(b.version, a.version));
}
