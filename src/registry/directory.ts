import type {RegistryKind, RegistryStatus} from '../domain/catalog.ts';
import {StrataError} from '../domain/error.ts';
import {readIndex, writeIndex} from './index-file.ts';
import {readPackFolder} from './pack-folder.ts';
import type {Registry} from './registry.ts';
import {type Scan, scanDirectory} from './scan.ts';
import {hasChanged} from './stamp.ts';

export interface DirectoryOptions {
  readonly name: string;
  readonly path: string;
  /** Where indexes are kept between runs. */
  readonly cache: string;
  readonly kind?: RegistryKind;
}

/**
 * A directory of packs, nested as they like. Its index is kept between runs, so that the next start need not look for packs again
 * as long as none has come or gone; what changed inside of one is found by `rescan` only.
 */
export function openDirectory({name, path, cache, kind = 'directory'}: DirectoryOptions): Registry {
  const source = kind === 'built-in' ? '' : path;

  function statusOf({packs, broken}: Scan, readAt: string | undefined, failure?: string): RegistryStatus {
    return {name, kind, source, packs, broken, readAt, failure};
  }

  async function rescan(signal?: AbortSignal): Promise<RegistryStatus> {
    try {
      const scan = await scanDirectory(name, path, signal);
      const readAt = new Date().toISOString();
      await writeIndex(cache, path, {scan, readAt});
      return statusOf(scan, readAt);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      const known = readIndex(cache, name, path);
      return statusOf(known?.scan ?? NOTHING, known?.readAt, `${error.message}; ${error.hint ?? ''}`);
    }
  }

  return {
    name,
    kind,
    source,
    async status() {
      const known = readIndex(cache, name, path);
      if (known === undefined || (await hasChanged(path, known.scan.stamps))) return rescan();
      return statusOf(known.scan, known.readAt);
    },
    rescan,
    read: pack => readPackFolder(path, pack),
  };
}

const NOTHING: Scan = {packs: [], broken: [], stamps: []};
