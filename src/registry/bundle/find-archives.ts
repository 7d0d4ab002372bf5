import {readdir, realpath, stat} from 'node:fs/promises';
import {basename, dirname, join, relative, sep} from 'node:path';
import {isArchive} from '../archive/collect-texts.ts';
import {isInside} from '../inside.ts';
import {type Stamp, stampOf} from '../stamp.ts';

/** The archives of a registry: a single one, or all in a folder. */
export interface FoundArchives {
  /** The folder that locations are relative to; for a single archive, the folder it is in. */
  readonly root: string;
  /** Relative to the root, with `/` on every system, in order. */
  readonly archives: readonly string[];
  readonly stamps: readonly Stamp[];
}

/** Folders are searched this deep, as for folders of packs. */
const MAX_DEPTH = 4;
/** Real registries have some hundreds. */
const MAX_ARCHIVES = 10_000;
/** Checking thousands at every start would cost more than it tells. */
const MAX_STAMPS = 500;

/** Finds the archives of a registry by name. Links are followed while they stay inside. Throws the disk's errors. */
export async function findArchives(path: string, signal?: AbortSignal): Promise<FoundArchives> {
  const real = await realpath(path);
  const stats = await stat(real);
  if (stats.isFile()) {
    return {root: dirname(real), archives: [basename(real)], stamps: [stampOf('.', stats.ctimeMs)]};
  }
  const archives: string[] = [];
  const stamps: Stamp[] = [];
  const stamp = (at: string, changed: number) => {
    if (stamps.length < MAX_STAMPS) stamps.push(stampOf(relative(real, at) || '.', changed));
  };
  const walk = async (folder: string, depth: number): Promise<void> => {
    signal?.throwIfAborted();
    stamp(folder, (await stat(folder)).ctimeMs);
    const entries = await readdir(folder, {withFileTypes: true});
    for (const entry of entries.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))) {
      const {name} = entry;
      if (name.startsWith('.') || archives.length >= MAX_ARCHIVES) continue;
      // A folder may hold thousands of other files.
      if (entry.isFile() && !isArchive(name)) continue;
      signal?.throwIfAborted();
      const target = await realpath(join(folder, name)).catch(() => undefined);
      if (target === undefined || !isInside(real, target)) continue;
      const found = await stat(target);
      // Folders are entered only by their own name: through links, one would be searched twice, or for ever.
      if (found.isDirectory() && target === join(folder, name) && depth < MAX_DEPTH) await walk(target, depth + 1);
      if (!found.isFile() || !isArchive(name)) continue;
      archives.push(relative(real, join(folder, name)).replaceAll(sep, '/'));
      stamp(join(folder, name), found.ctimeMs);
    }
  };
  await walk(real, 0);
  return {root: real, archives, stamps};
}
