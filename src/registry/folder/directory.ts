import {openKept} from '../kept/kept-registry.ts';
import type {Registry} from '../registry.ts';
import {readPackFolder} from './pack-folder.ts';
import {scanDirectory} from './scan-directory.ts';

export interface DirectoryOptions {
  readonly name: string;
  readonly path: string;
  /** Where indexes are kept between runs. */
  readonly cache: string;
  readonly kind?: 'directory' | 'built-in';
}

/** A directory of packs, at any depth. */
export function openDirectory({name, path, cache, kind = 'directory'}: DirectoryOptions): Registry {
  return openKept({name, kind, path, cache}, async () => ({
    scan: signal => scanDirectory(name, path, signal),
    read: (pack, signal, isGlance) => readPackFolder(path, pack, signal, isGlance),
    async *carry(pack, signal) {
      const {carryFolder} = await import('./carry-folder.ts');
      yield* carryFolder(path, pack, signal);
    },
  }));
}
