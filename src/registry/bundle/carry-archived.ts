import {open, readFile, realpath, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {bytesOfFile} from '../archive/byte-source.ts';
import {entryPath} from '../archive/entry-path.ts';
import {inflate, newBudget} from '../archive/inflate.ts';
import {tarEntries} from '../archive/tar-entries.ts';
import {carriedName} from '../carried-name.ts';
import {LOOK_AGAIN} from '../pack-files.ts';
import {reasonOf} from '../reason.ts';
import type {CarriedFile} from '../registry.ts';

/** A chart with all its dependencies rarely has a tenth of it; bytes. */
const MAX_FILE = 100_000_000;

/** Where a pack is: an archive in the registry and a folder in it, or in an archive inside that. */
interface Place {
  readonly archive: string;
  readonly folder: string;
}

/**
 * All files of a pack in an archive. When the pack fills an archive of its own, or one inside the archive, that archive
 * as it is; else the files of its folder. Throws StrataError `pack.unreadable`, or the abort reason.
 */
export async function* carryArchived(
  path: string,
  {archive, folder}: Place,
  pack: PackSummary,
  signal?: AbortSignal,
): AsyncGenerator<CarriedFile> {
  try {
    const real = await realpath(path);
    const file = join((await stat(real)).isFile() ? dirname(real) : real, archive);
    const inner = INNER.exec(folder)?.[1];
    const asIs = `${carriedName(pack)}${extensionOf(inner ?? archive)}`;
    if (inner === undefined && (await fills(file, folder, signal))) {
      yield {path: asIs, content: await readFile(file)};
      return;
    }
    let count = 0;
    for await (const {path: name, read} of filesIn(file, signal)) {
      const below = inner === undefined ? within(name, folder) : undefined;
      if (below === undefined && name !== inner) continue;
      count += 1;
      yield {path: below === undefined ? asIs : `${carriedName(pack)}/${below}`, content: await read()};
    }
    if (count === 0) throw new Error('it is not there any more');
  } catch (error) {
    signal?.throwIfAborted();
    const message = `${pack.name} ${pack.version}: ${pack.location} cannot be carried: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
  }
}

/** The inner archive that a folder is in. */
const INNER = /^(.+?\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst))!(?:\/|$)/i;

/** Does a small archive contain nothing but that folder? */
async function fills(file: string, folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  if ((await stat(file)).size > MAX_FILE) return false;
  for await (const {path} of filesIn(file, signal)) if (within(path, folder) === undefined) return false;
  return true;
}

/** The files in an archive. A file that is too large, or a link, is reported when it is read. */
async function* filesIn(
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<{readonly path: string; readonly read: () => Promise<Uint8Array>}> {
  const file = await open(path);
  try {
    const {bytes} = await inflate(bytesOfFile(file, (await file.stat()).size), newBudget(), signal);
    for await (const entry of tarEntries(bytes)) {
      signal?.throwIfAborted();
      const name = nameOf(entry.path);
      if (entry.kind === 'folder' || name === undefined) continue;
      yield {
        path: name,
        async read() {
          if (entry.kind !== 'file') throw new Error(`${name} is a link or no file`);
          if (entry.size > MAX_FILE) throw new Error(`${name} is larger than ${MAX_FILE / 1e6} MB`);
          return entry.read();
        },
      };
    }
  } finally {
    await file.close();
  }
}

/** Undefined for a path that is refused. */
function nameOf(written: string): string | undefined {
  try {
    // A file that is called `.` has no place.
    return entryPath(written) || undefined;
  } catch {
    return undefined;
  }
}

/** The path relative to a folder; undefined when it is not below it. */
function within(path: string, folder: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

function extensionOf(name: string): string {
  return /\.(?:tar\.gz|tar\.zst|tgz|tar|tzst|zst)$/i.exec(name)?.[0] ?? '.tgz';
}
