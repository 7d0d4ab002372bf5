import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import {StrataError} from '../domain/error.ts';
import type {Layer} from '../domain/layer/layer.ts';
import type {Catalog, RegistryStatus} from '../domain/pack/catalog.ts';
import {summaryOfLayer} from '../domain/pack/pack-of-layer.ts';
import type {Pack, PackSummary} from '../domain/pack/pack.ts';
import {isLive, type RegistrySetting} from '../domain/pack/registry-setting.ts';
import {openDirectory} from './folder/directory.ts';
import {openRegistry} from './open-registry.ts';
import type {CarriedFile, OnProgress, ReadOptions, Registry, SourceOptions} from './registry.ts';

/** All registries: the user's own in their order, then the built-in one, so that what the site has comes first. */
export interface Registries {
  readonly all: readonly Registry[];
  /** What is known from last time; what has changed since, as far as `Registry.status` can tell, is read again. */
  catalog(): Promise<Catalog>;
  /** Reads everything on disk again; a registry on the network answers with what was last read of it. */
  rescan(signal?: AbortSignal): Promise<Catalog>;
  /** Reads the named registries again, or all of them, including those on the network. */
  reread(
    names?: readonly string[],
    signal?: AbortSignal,
    onProgress?: (registry: string, ...progress: Parameters<OnProgress>) => void,
  ): Promise<Catalog>;
  /** Throws what `Registry.read` throws. */
  readPack(pack: PackSummary, options?: ReadOptions): Promise<Pack>;
  /** All files of a pack, to be carried elsewhere. Throws what `Registry.carry` throws. */
  carryPack(pack: PackSummary, signal?: AbortSignal): AsyncIterable<CarriedFile>;
  /**
   * The pack of a layer, from the registry it names or from any; undefined when none has it. No registry on the network
   * is asked.
   */
  packOf(layer: Layer): Promise<Pack | undefined>;
}

export const BUILT_IN = 'Starter';

/**
 * Opens the registries in the settings; `cache` is the directory for their indexes. Nothing is read yet. `credential`
 * finds the credential for a registry on the network, by its host and port.
 */
export function openRegistries(
  settings: readonly RegistrySetting[],
  cache: string,
  credential: SourceOptions['credential'] = async () => undefined,
): Registries {
  const names: string[] = [BUILT_IN];
  const uids = new Map<string, readonly string[]>();
  const own = settings.map(setting => {
    // Settings may be edited by hand; two registries with one name could not be told apart in a layer.
    const name = freeName(setting.name, names);
    names.push(name);
    if (setting.uids !== undefined) uids.set(name, setting.uids);
    return openRegistry({name, setting, cache, credential});
  });
  const all = [...own, openDirectory({name: BUILT_IN, path: starterPath(), cache, kind: 'built-in'})];
  /** The latest answer, used by `packOf`, which is called for one layer after another. */
  let known: Catalog | undefined;

  async function catalog(): Promise<Catalog> {
    return know(all.map(one => one.status()));
  }

  async function rescan(signal?: AbortSignal): Promise<Catalog> {
    return know(all.map(one => (one.isLive ? one.status() : one.rescan(signal))));
  }

  const reread: Registries['reread'] = async (only = names, signal, onProgress) => {
    const read = async (one: Registry) => one.rescan(signal, (done, count) => onProgress?.(one.name, done, count));
    return know(all.map(one => (only.includes(one.name) ? read(one) : one.status())));
  };

  /** What the user said about a registry is in the settings, not in its index. */
  async function know(asked: readonly Promise<RegistryStatus>[]): Promise<Catalog> {
    const read = await Promise.all(asked);
    const registries = read.map(status => {
      const known = uids.get(status.name);
      return known === undefined ? status : {...status, uids: known};
    });
    known = {registries};
    return known;
  }

  async function readPack(pack: PackSummary, options?: ReadOptions): Promise<Pack> {
    return registryOf(pack).read(pack, options);
  }

  async function* carryPack(pack: PackSummary, signal?: AbortSignal): AsyncIterable<CarriedFile> {
    yield* registryOf(pack).carry(pack, signal);
  }

  function registryOf(pack: PackSummary): Registry {
    const registry = all.find(one => one.name === pack.registry);
    if (registry !== undefined) return registry;
    const message = `${pack.name} ${pack.version}: the registry ${pack.registry} is not in the list`;
    throw new StrataError('pack.unreadable', message, {hint: 'add it on the Registries screen'});
  }

  async function packOf(layer: Layer): Promise<Pack | undefined> {
    const pack = summaryOfLayer(known ?? (await catalog()), layer);
    return pack === undefined ? undefined : readPack(pack);
  }

  return {all, catalog, rescan, reread, readPack, carryPack, packOf};
}

/** A name for a registry that is added without one: that of its place, numbered when it is taken. */
export function freeRegistryName(path: string, taken: readonly string[]): string {
  return freeName(nameAfter(path) || 'packs', [BUILT_IN, ...taken]);
}

function nameAfter(path: string): string {
  if (isLive(path)) return new URL(path).hostname;
  return basename(path).replace(/\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst)$/i, '');
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let n = 2;
  while (taken.includes(`${name}-${n}`)) n += 1;
  return `${name}-${n}`;
}

/** The starter packs lie beside the built program, or, when it runs from its sources, beside this file. */
function starterPath(): string {
  return fileURLToPath(new URL('./starter', import.meta.url));
}
