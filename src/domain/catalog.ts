import type {LayerKind} from './layer.ts';
import {type BrokenPack, fitsCloud, type PackSummary} from './pack.ts';
import {comparePackVersions, newestFirst, resolveTag, trainsOf} from './pack-version.ts';

/** What all registries hold together, in the user's order of registries. */
export interface Catalog {
  readonly registries: readonly RegistryStatus[];
}

/** `built-in` and `directory`; more kinds follow. */
export type RegistryKind = 'built-in' | 'directory';

export interface RegistryStatus {
  readonly name: string;
  readonly kind: RegistryKind;
  /** A directory's path; empty for the built-in one. */
  readonly source: string;
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
  /** When the index was made, ISO 8601; undefined while it is first read. */
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

/** The packs that fit a layer and a cloud, by name; a disabled or deleted version is not offered (domain: 9). */
export function packsFor(catalog: Catalog, kind: LayerKind, cloud: string): readonly PackGroup[] {
  const groups = new Map<string, PackSummary[]>();
  for (const pack of packsOf(catalog)) {
    if (pack.layer !== kind || !fitsCloud(pack, cloud) || !isOffered(pack)) continue;
    const key = `${pack.name}\n${pack.registry}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pack]);
    else group.push(pack);
  }
  return [...groups.values()].flatMap(packs => groupOf(packs)).sort(byName);
}

/** Versions of a pack in a registry, newest first, with those that are no longer offered. */
export function versionsOf(catalog: Catalog, registry: string, name: string): readonly PackSummary[] {
  const packs = packsOf(catalog).filter(pack => pack.name === name && pack.registry === registry);
  return packs.sort((a, b) => comparePackVersions(b.version, a.version));
}

/** What can be chosen for a pack: exact versions newest first, then trains with what each stands for now. */
export interface TagChoice {
  readonly tag: string;
  readonly pack: PackSummary;
  readonly isTrain: boolean;
}

export function tagChoices(group: PackGroup): readonly TagChoice[] {
  const versions = group.versions.map(pack => pack.version);
  const exact = group.versions.map(pack => ({tag: pack.version, pack, isTrain: false}));
  const trains = trainsOf(versions, group.newest.group).flatMap(tag => {
    const {version} = resolveTag(tag, versions);
    const pack = group.versions.find(one => one.version === version);
    return pack === undefined ? [] : [{tag, pack, isTrain: true}];
  });
  return [...exact, ...trains];
}

/** A pack by name and version or train: in the registry that is named, else in the first that has it. */
export function findPack(catalog: Catalog, name: string, tag: string, registry?: string): PackSummary | undefined {
  const inOrder = [...catalog.registries].sort((a, b) => Number(b.name === registry) - Number(a.name === registry));
  for (const one of inOrder) {
    const packs = one.packs.filter(pack => pack.name === name);
    const {version} = resolveTag(tag, newestFirst(packs.map(pack => pack.version)));
    const found = packs.find(pack => pack.version === version);
    if (found !== undefined) return found;
  }
  return undefined;
}

function packsOf(catalog: Catalog): PackSummary[] {
  return catalog.registries.flatMap(registry => registry.packs);
}

function isOffered(pack: PackSummary): boolean {
  return pack.state === 'active' || pack.state === 'deprecated';
}

function groupOf(packs: readonly PackSummary[]): readonly PackGroup[] {
  const versions = [...packs].sort((a, b) => comparePackVersions(b.version, a.version));
  const [newest] = versions;
  return newest === undefined ? [] : [{registry: newest.registry, name: newest.name, newest, versions}];
}

function byName(a: PackGroup, b: PackGroup): number {
  return Number(a.name > b.name) - Number(a.name < b.name);
}
