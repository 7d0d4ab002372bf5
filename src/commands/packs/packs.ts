import type {LayerKind} from '../../domain/layer/layer.ts';
import type {Catalog, TagChoice} from '../../domain/pack/catalog.ts';
import {tagChoices} from '../../domain/pack/catalog.ts';
import {comparePackVersions} from '../../domain/pack/pack-version.ts';
import {fitsCloud, type PackState, type PackSummary} from '../../domain/pack/pack.ts';
import type {Context, Status} from '../program/context.ts';
import {warnOfBroken} from './warn-of-broken.ts';

export interface PacksOptions {
  readonly layer?: LayerKind;
  readonly cloud?: string;
  readonly json?: boolean;
}

/** What `strata packs --json` prints. */
export interface PacksJson {
  /** By name; a pack that two registries have is listed twice. */
  readonly packs: readonly PackJson[];
  /** Folders with a pack.json that are not usable packs. */
  readonly broken: readonly {readonly registry: string; readonly location: string; readonly reason: string}[];
  /** Registries that could not be read; their last known packs are listed. */
  readonly failures: readonly {readonly registry: string; readonly reason: string}[];
}

interface PackJson {
  readonly name: string;
  readonly displayName: string;
  readonly registry: string;
  readonly layer: LayerKind;
  readonly cloudTypes: readonly string[];
  /** Empty for core layers. */
  readonly addonType: string;
  /** Newest first; only those that pass the filters. */
  readonly versions: readonly {readonly version: string; readonly state: PackState}[];
  /** Trains, with the version each stands for now. */
  readonly trains: readonly {readonly tag: string; readonly version: string}[];
}

/**
 * `strata packs`: lists the packs in all registries, which are read again. Every word of the query must be in the name.
 */
export async function packs({out, registries}: Context, query: string, options: PacksOptions): Promise<Status> {
  const catalog = await (await registries()).rescan();
  const found = groupPacks(catalog, query, options);
  const failures = catalog.registries.flatMap(({name, failure}) =>
    failure === undefined ? [] : [{registry: name, reason: failure}],
  );
  if (options.json === true) {
    const broken = catalog.registries.flatMap(registry => registry.broken);
    out.json({packs: found, broken, failures} satisfies PacksJson);
    return 0;
  }
  for (const {registry, reason} of failures) out.warn(`registry ${registry}: ${reason}`);
  for (const registry of catalog.registries) warnOfBroken(out, registry);
  if (found.length === 0) {
    out.note('No pack fits.');
    return 0;
  }
  out.table(
    ['NAME', 'LAYER', 'VERSIONS', 'CLOUDS', 'REGISTRY'],
    found.map(({name, layer, versions, cloudTypes, registry}) => [
      name,
      layer,
      versions.map(({version, state}) => (state === 'active' ? version : `${version} (${state})`)).join(', '),
      cloudTypes.join(', '),
      registry,
    ]),
  );
  return 0;
}

function groupPacks(catalog: Catalog, query: string, {layer, cloud}: PacksOptions): readonly PackJson[] {
  const words = query.toLowerCase().split(/\s+/);
  const groups = new Map<string, PackSummary[]>();
  for (const pack of catalog.registries.flatMap(registry => registry.packs)) {
    const text = `${pack.name} ${pack.displayName}`.toLowerCase();
    const isWanted =
      (layer === undefined || pack.layer === layer) &&
      (cloud === undefined || fitsCloud(pack, cloud)) &&
      words.every(word => text.includes(word));
    if (!isWanted) continue;
    const key = JSON.stringify([pack.name, pack.registry, pack.layer]);
    groups.set(key, [...(groups.get(key) ?? []), pack]);
  }
  return [...groups.values()].flatMap(describeGroup).sort((a, b) => order(a.name, b.name));
}

function describeGroup(group: readonly PackSummary[]): readonly PackJson[] {
  const versions = [...group].sort((a, b) => comparePackVersions(b.version, a.version));
  const [newest] = versions;
  if (newest === undefined) return [];
  const {name, displayName, registry, layer, addonType} = newest;
  const offered = versions.filter(({state}) => state === 'active' || state === 'deprecated');
  const choices: readonly TagChoice[] =
    offered.length === 0 ? [] : tagChoices({registry, name, newest: offered[0] ?? newest, versions: offered});
  return [
    {
      name,
      displayName,
      registry,
      layer,
      cloudTypes: [...new Set(versions.flatMap(pack => pack.cloudTypes))],
      addonType,
      versions: versions.map(({version, state}) => ({version, state})),
      trains: choices.filter(({isTrain}) => isTrain).map(({tag, pack}) => ({tag, version: pack.version})),
    },
  ];
}

function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
