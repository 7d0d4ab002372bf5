import type {Dirent} from 'node:fs';
import {readdir, readFile, realpath, stat} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import {isInside} from '../inside.ts';
import {type PackFiles, readPackFiles} from '../pack-files.ts';
import {isMissing, reasonOf} from '../reason.ts';

/** A chart with all its dependencies rarely has a tenth of it; bytes. */
const MAX_CHART = 100_000_000;

/** Reads the pack in a folder; at a glance without what its charts say. Throws StrataError `pack.unreadable`. */
export async function readPackFolder(
  root: string,
  summary: PackSummary,
  signal?: AbortSignal,
  isGlance = false,
): Promise<Pack> {
  return readPackFiles(await openFolder(root, summary, signal), summary, isGlance);
}

async function openFolder(root: string, summary: PackSummary, signal?: AbortSignal): Promise<PackFiles> {
  const {name, version, location} = summary;
  try {
    return filesIn(await realpath(root), location, signal);
  } catch (error) {
    const message = `${name} ${version}: the registry ${root} cannot be read: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {
      hint: 'mount it or correct its path, then look again for packs',
      cause: error,
    });
  }
}

/** The files of a folder in a registry; links are followed while they stay inside the registry. */
function filesIn(root: string, location: string, signal: AbortSignal | undefined): PackFiles {
  let listing: Promise<Listing | undefined> | undefined;

  /** Where a file really is. Most are plain files of the folder, and many are not there: one look at the folder tells that of all. */
  async function find(path: string): Promise<string | undefined> {
    const listed = path.includes('/') ? undefined : await (listing ??= list(root, location));
    const entry = listed?.entries.get(path.toLowerCase());
    if (listed !== undefined && entry === undefined) return undefined;
    if (listed !== undefined && entry?.name === path && entry.isFile()) return join(listed.folder, path);
    const real = await realpath(join(root, location, path));
    if (!isInside(root, real)) throw new Error('it is a link that leads out of the registry');
    return real;
  }

  async function readInside(path: string, limit: number): Promise<Uint8Array | undefined> {
    if (relative('.', join('.', path)).startsWith('..')) throw new Error("it leads out of the pack's folder");
    const real = await find(path);
    if (real === undefined) return undefined;
    // Checked before opening: a pipe would keep us waiting for ever.
    const stats = await stat(real);
    if (!stats.isFile()) throw new Error('it is not a file');
    if (stats.size > limit) throw new Error(`it is larger than ${limit / 1e6} MB`);
    return readFile(real);
  }

  async function read(path: string, limit: number): Promise<Uint8Array | undefined> {
    return readInside(path, limit).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  /** A chart may be unpacked there; what leads out of the pack is refused when it is read. */
  async function isFolder(path: string): Promise<boolean> {
    const stats = await stat(join(root, location, path)).catch(() => undefined);
    return stats?.isDirectory() === true && !relative('.', join('.', path)).startsWith('..');
  }

  return {
    read,
    async openChart(path) {
      if (await isFolder(path)) return filesIn(root, join(location, path), signal);
      const bytes = await read(path, MAX_CHART);
      if (bytes === undefined) return undefined;
      const {filesOfChart} = await import('../archive/archive-files.ts');
      return filesOfChart(bytes, signal);
    },
  };
}

interface Listing {
  /** The folder's real path. */
  readonly folder: string;
  /** By their names in lower case, because some disks make no difference. */
  readonly entries: ReadonlyMap<string, Dirent>;
}

/** What a folder holds; undefined when it lies elsewhere or cannot be listed: then each file says so. */
async function list(root: string, location: string): Promise<Listing | undefined> {
  try {
    const folder = await realpath(join(root, location));
    if (!isInside(root, folder)) return undefined;
    const found = await readdir(folder, {withFileTypes: true});
    return {folder, entries: new Map(found.map(entry => [entry.name.toLowerCase(), entry]))};
  } catch {
    return undefined;
  }
}
