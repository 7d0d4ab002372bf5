import type {LayerKind} from '../layer/layer.ts';
import {comparePackVersions, parseTag, resolveTag, trainsOf} from './pack-version.ts';
import {type BrokenPack, fitsCloud, type PackSummary} from './pack.ts';
import type {RegistryKind, RegistryProvider} from './registry-setting.ts';

/** The packs of all registries, in the user's order of registries. */
export interface Catalog {
  readonly registries: readonly RegistryStatus[];
}

export interface RegistryStatus {
  readonly name: string;
  readonly kind: RegistryKind;
  /** A path or an address; empty for the built-in registry. */
  readonly source: string;
  /** What an OCI registry holds; packs when absent. */
  readonly provider?: RegistryProvider;
  /** False when it cannot be listed: its packs are named by hand. */
  readonly canList?: boolean;
  /** The uids of Palette's registries that it stands for. */
  readonly uids?: readonly string[];
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
  /** When its index was made, ISO 8601; undefined before the first reading. */
  readonly readAt: string | undefined;
  /** Why the registry as a whole could not be read; its last known packs stay listed. */
  readonly failure: string | undefined;
}

/** All versions of one pack in one registry, newest first; only those that can be chosen. */
export interface PackGroup {
  readonly registry: string;
  readonly name: string;
  readonly newest: PackSummary;
  readonly versions: readonly PackSummary[];
}

/**
 * The packs that fit a kind of layer and a cloud, by name, those of the same name in the order of registries. Disabled
 * and deleted versions are not offered (domain: 9).
 */
export function packsFor(catalog: Catalog, kind: LayerKind, cloud: string): readonly PackGroup[] {
  return catalog.registries.flatMap(registry => groupsOf(registry, kind, cloud)).sort(byName);
}

/** All versions of a pack in a registry, newest first, including those no longer offered. */
export function versionsOf(catalog: Catalog, registry: string, name: string): readonly PackSummary[] {
  const packs = packsOf(catalog).filter(pack => pack.name === name && pack.registry === registry);
  return packs.sort((a, b) => comparePackVersions(b.version, a.version));
}

/** What can be chosen for a pack: exact versions, newest first, then trains with the version each stands for now. */
export interface TagChoice {
  readonly tag: string;
  readonly pack: PackSummary;
  readonly isTrain: boolean;
}

export function tagChoices({versions}: PackGroup): readonly TagChoice[] {
  const exact = versions.map(pack => ({tag: pack.version, pack, isTrain: false}));
  // Versions of one pack may be in several groups, each with its own trains: 18.04 is LTS, 23.10 is not.
  const groups = [...new Set(versions.map(pack => pack.group))];
  const trains = groups.flatMap(group =>
    trainsOf(
      versions.filter(pack => pack.group === group).map(pack => pack.version),
      group,
    ),
  );
  return [
    ...exact,
    ...trains.flatMap(tag => {
      const pack = packOfTag(versions, tag);
      return pack === undefined ? [] : [{tag, pack, isTrain: true}];
    }),
  ];
}

/** Finds a pack by name and version or train: in the named registry, else in the first that has it. */
export function findPack(catalog: Catalog, name: string, tag: string, registry?: string): PackSummary | undefined {
  const packs = catalog.registries.flatMap(one => one.packs.filter(pack => pack.name === name));
  return findAmong(packs, tag, registry);
}

/** The same, among all versions of one pack, in the order of registries. */
export function findAmong(packs: readonly PackSummary[], tag: string, registry?: string): PackSummary | undefined {
  const byRegistry = Map.groupBy(packs, pack => pack.registry);
  const own = registry === undefined ? undefined : byRegistry.get(registry);
  for (const versions of own === undefined ? byRegistry.values() : [own, ...byRegistry.values()]) {
    const found = packOfTag(versions, tag);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The pack that a tag stands for. A train runs through its own group, and a train without a group through the versions
 * without one; when there are none of those, through all (GAP: no source says what a group separates). A disabled or
 * deleted version is found only by its exact version: Palette still deploys profiles with it.
 */
function packOfTag(packs: readonly PackSummary[], tag: string): PackSummary | undefined {
  const parsed = parseTag(tag);
  const offered = parsed.kind === 'exact' ? packs : packs.filter(isOffered);
  const ofGroup = parsed.kind === 'exact' ? [] : offered.filter(pack => pack.group === parsed.group);
  const candidates = ofGroup.length > 0 ? ofGroup : offered;
  const {version} = resolveTag(
    tag,
    candidates.map(pack => pack.version),
  );
  return candidates.find(pack => pack.version === version);
}

function packsOf(catalog: Catalog): PackSummary[] {
  return catalog.registries.flatMap(registry => registry.packs);
}

function isOffered(pack: PackSummary): boolean {
  return pack.state === 'active' || pack.state === 'deprecated';
}

function groupsOf({packs}: RegistryStatus, kind: LayerKind, cloud: string): readonly PackGroup[] {
  const byPack = new Map<string, PackSummary[]>();
  for (const pack of packs) {
    if (pack.layer !== kind || !isOffered(pack) || !fitsCloud(pack, cloud)) continue;
    const versions = byPack.get(pack.name);
    if (versions === undefined) byPack.set(pack.name, [pack]);
    else versions.push(pack);
  }
  return [...byPack.values()].flatMap(versions => groupOf(versions));
}

function groupOf(packs: readonly PackSummary[]): readonly PackGroup[] {
  const versions = [...packs].sort((a, b) => comparePackVersions(b.version, a.version));
  const [newest] = versions;
  return newest === undefined ? [] : [{registry: newest.registry, name: newest.name, newest, versions}];
}

function byName(a: PackGroup, b: PackGroup): number {
  return Number(a.name > b.name) - Number(a.name < b.name);
}
