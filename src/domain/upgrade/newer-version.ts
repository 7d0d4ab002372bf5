import {isManifestLayer, type Layer} from '../layer/layer.ts';
import {isStandIn} from '../pack/pack-of-layer.ts';
import {comparePackReleases, comparePackVersions, isOfTrain, isPrerelease, parseTag} from '../pack/pack-version.ts';
import type {PackSummary} from '../pack/pack.ts';
import {type PackIndex, versionsForLayer} from './pack-index.ts';
import {versionOf} from './version-of.ts';

/** Whether a registry has something newer for a layer. */
export type Newer =
  /** A layer of manifests has no pack. */
  | {readonly status: 'no-pack'}
  /** No registry has a pack of that name for this kind of layer and cloud. */
  | {readonly status: 'unknown'}
  | {readonly status: 'newest'}
  | {
      readonly status: 'newer';
      /**
       * The version that the layer's train stands for now, when that is newer than its resolved version: it moves there
       * by itself.
       */
      readonly inTrain: PackSummary | undefined;
      /** The newest version, when it is outside the train, or there is no train. */
      readonly newest: PackSummary | undefined;
    };

/**
 * Looks for newer versions of a layer's pack in all registries; the built-in one has none for layers from other
 * registries. Only versions that are neither deprecated nor pre-releases count, unless the layer has a pre-release
 * itself, and only versions in its own group (`LTS`), as far as that is known.
 */
export function findNewer(index: PackIndex, layer: Layer, cloud: string): Newer {
  if (isManifestLayer(layer)) return {status: 'no-pack'};
  const packs = versionsForLayer(index, layer, cloud).filter(pack => !isStandIn(index.catalog, layer, pack));
  if (packs.length === 0) return {status: 'unknown'};
  const tag = parseTag(layer.tag ?? '');
  const own = ofGroup(packs, groupOf(packs, layer));
  const isEarly = isPrerelease(versionOf(layer)) && versionOf(layer) !== '';
  const active = own.filter(pack => pack.state === 'active' && (isEarly || !isPrerelease(pack.version)));
  const train = tag.kind === 'train' ? active.filter(pack => isOfTrain(pack.version, tag.train)) : [];
  const now = versionOf(layer) || newestOf(train)?.version || '';
  const inTrain = newerThan(newestOf(train), now);
  const newest = newerThan(newestOf(active), inTrain?.version ?? now);
  return inTrain === undefined && newest === undefined ? {status: 'newest'} : {status: 'newer', inTrain, newest};
}

function newerThan(pack: PackSummary | undefined, version: string): PackSummary | undefined {
  return pack !== undefined && comparePackReleases(pack.version, version) > 0 ? pack : undefined;
}

function newestOf(packs: readonly PackSummary[]): PackSummary | undefined {
  return packs.toSorted((a, b) => comparePackVersions(b.version, a.version))[0];
}

/** The group that the tag names, else that of the version in use; undefined when that version is in no registry. */
function groupOf(packs: readonly PackSummary[], layer: Layer): string | undefined {
  const tag = parseTag(layer.tag ?? '');
  if (tag.kind === 'train' && tag.group !== '') return tag.group;
  return packs.find(pack => pack.version === versionOf(layer))?.group;
}

/** A group without versions separates nothing, as in `findPack`. */
function ofGroup(packs: readonly PackSummary[], group: string | undefined): readonly PackSummary[] {
  const found = packs.filter(pack => pack.group === group);
  return found.length === 0 ? packs : found;
}
