import {StrataError} from '../../domain/error.ts';
import type {RegistryStatus} from '../../domain/pack/catalog.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import type {RegistryKind} from '../../domain/pack/registry-setting.ts';
import {isLive, type RegistryProvider} from '../../domain/pack/registry-setting.ts';
import type {OnProgress, PackSource, ReadOptions, Registry} from '../registry.ts';
import type {Scan} from '../scan.ts';
import {hasChanged} from '../stamp.ts';
import {readIndex, writeIndex} from './index-file.ts';

export interface KeptOptions {
  readonly name: string;
  readonly kind: RegistryKind;
  /** A path or an address. */
  readonly path: string;
  /** Where indexes are kept between runs. */
  readonly cache: string;
  readonly provider?: RegistryProvider | undefined;
}

/**
 * A registry whose index is kept between runs, so that the next start need not look for packs again while none has come
 * or gone; changes inside a pack are found only by `rescan`. For a registry on the network, the packs that were read
 * are kept too, and the source is loaded and asked only by `rescan`, and by `read` when it may.
 */
export function openKept({name, kind, path, cache, provider}: KeptOptions, load: () => Promise<PackSource>): Registry {
  const source = kind === 'built-in' ? '' : path;
  const live = isLive(path);
  let loading: Promise<PackSource> | undefined;

  async function loaded(): Promise<PackSource> {
    return (loading ??= load());
  }

  function statusOf({packs, broken}: Scan, readAt: string | undefined, failure?: string): RegistryStatus {
    return {name, kind, source, ...(provider === undefined ? {} : {provider}), packs, broken, readAt, failure};
  }

  async function rescan(signal?: AbortSignal, onProgress?: OnProgress): Promise<RegistryStatus> {
    signal?.throwIfAborted();
    try {
      const scan = await (await loaded()).scan(signal, onProgress);
      signal?.throwIfAborted();
      const readAt = new Date().toISOString();
      await writeIndex(cache, path, {scan, readAt});
      return statusOf(scan, readAt);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      const known = readIndex(cache, name, path);
      return statusOf(
        known?.scan ?? NOTHING,
        known?.readAt,
        error.hint === undefined ? error.message : `${error.message}; ${error.hint}`,
      );
    }
  }

  async function readLive(pack: PackSummary, {mayAsk = false, signal}: ReadOptions): Promise<Pack> {
    const {readKeptPack, keepPack} = await import('./kept-packs.ts');
    const kept = await readKeptPack(cache, path, pack);
    const indexAt = readIndex(cache, name, path)?.readAt ?? '';
    // What was read before the index may be another build of the same version by now.
    if (kept !== undefined && (!mayAsk || (kept.readAt ?? '') > indexAt)) return kept;
    if (!mayAsk) throw notRead(pack);
    try {
      const read = {...(await (await loaded()).read(pack, signal)), readAt: new Date().toISOString()};
      await keepPack(cache, path, read);
      return read;
    } catch (error) {
      if (error instanceof StrataError && kept !== undefined) return kept;
      throw error;
    }
  }

  return {
    name,
    kind,
    source,
    isLive: live,
    async status() {
      const known = readIndex(cache, name, path);
      if (live) return statusOf(known?.scan ?? NOTHING, known?.readAt);
      if (known === undefined || (await hasChanged(path, known.scan.stamps))) return rescan();
      return statusOf(known.scan, known.readAt);
    },
    rescan,
    async *carry(pack, signal) {
      yield* (await loaded()).carry(pack, signal);
    },
    read: async (pack, options = {}) =>
      live ? readLive(pack, options) : (await loaded()).read(pack, options.signal, options.isGlance),
  };
}

const NOTHING: Scan = {packs: [], broken: [], stamps: []};

function notRead({name, version, registry}: PackSummary): StrataError {
  return new StrataError('pack.unread', `${name} ${version} of ${registry} was not read yet`, {
    hint: 'The registry is on the network, and asked only when you choose the version or look again for packs.',
  });
}
