import {readdir, readFile, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {carriedName} from '../carried-name.ts';
import {isInside} from '../inside.ts';
import {LOOK_AGAIN} from '../pack-files.ts';
import {reasonOf} from '../reason.ts';
import type {CarriedFile} from '../registry.ts';

/** A chart with all its dependencies rarely has a tenth of it; bytes. */
const MAX_FILE = 100_000_000;
/** Packs have some dozen. */
const MAX_FILES = 5000;

/**
 * All files in a pack's folder, by name. Links are followed while they stay inside the registry. Throws StrataError
 * `pack.unreadable` when any of it cannot be read, because half a pack is none.
 */
export async function* carryFolder(root: string, pack: PackSummary, signal?: AbortSignal): AsyncGenerator<CarriedFile> {
  const files: string[] = [];
  try {
    const real = await realpath(root);
    const folder = join(real, pack.location);
    await find(real, folder, '', files);
    for (const path of files) {
      signal?.throwIfAborted();
      yield {path: `${carriedName(pack)}/${path}`, content: await readFile(join(folder, path))};
    }
  } catch (error) {
    signal?.throwIfAborted();
    const message = `${pack.name} ${pack.version}: ${pack.location} cannot be carried: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
  }
}

async function find(root: string, folder: string, below: string, files: string[]): Promise<void> {
  const names = await readdir(join(folder, below));
  for (const name of names.toSorted()) {
    if (name.startsWith('.')) continue;
    const path = below === '' ? name : `${below}/${name}`;
    const real = await realpath(join(folder, path));
    if (!isInside(root, real)) throw new Error(`${path} is a link that leads out of the registry`);
    const stats = await stat(real);
    if (stats.isDirectory()) {
      // A link to a folder above would never end.
      if (isInside(real, join(folder, below))) throw new Error(`${path} is a link that leads to itself`);
      await find(root, folder, path, files);
    } else if (!stats.isFile()) throw new Error(`${path} is not a file`);
    else if (stats.size > MAX_FILE) throw new Error(`${path} is larger than ${MAX_FILE / 1e6} MB`);
    else files.push(path);
    if (files.length > MAX_FILES) throw new Error(`it holds more than ${MAX_FILES} files`);
  }
}
