import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open} from 'node:fs/promises';
import {bytesOf, bytesOfFile} from './byte-source.ts';
import {type CollectOptions, collectTexts, type FoundTexts} from './collect-texts.ts';
import {openKeptTexts, TextsWriter} from './kept-texts.ts';

/** The texts of the packs and charts in an archive. */
export interface ArchiveTexts extends FoundTexts {
  /** Undefined when there is no such file. Throws an error that says why it cannot be read. */
  read(path: string): Promise<Buffer | undefined>;
}

/** The texts of an archive in memory. Throws an error that says why it cannot be read, or the abort reason. */
export async function textsOfBytes(bytes: Uint8Array, signal?: AbortSignal): Promise<ArchiveTexts> {
  const kept: Buffer[] = [];
  const found = await collectTexts(bytesOf(bytes), {signal, keep: async content => kept.push(content) - 1});
  return {...found, read: async path => readFound(found, path, async ({at}) => kept[at] ?? Buffer.alloc(0))};
}

/**
 * The texts of an archive on disk. Those of a compressed archive are kept in `cache`, so that it is inflated only once;
 * of a plain one, only their positions. Throws an error that says why it cannot be read, or the abort reason.
 */
export async function textsOfFile(path: string, cache: string, signal?: AbortSignal): Promise<ArchiveTexts> {
  // Not blocking: a named pipe without a writer would never open.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Error('it is not a file');
    const stamp = `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
    const known = await openKeptTexts(cache, path, stamp);
    if (known !== undefined) return inFile(path, known.found, known.path);
    const collect = async (keep: CollectOptions['keep']) =>
      collectTexts(bytesOfFile(file, stats.size), {signal, keep, staysInPlace: true});
    return await keepOnDisk(cache, path, stamp, collect);
  } finally {
    await file.close();
  }
}

/** When the cache cannot be written, the texts stay in memory. */
async function keepOnDisk(
  cache: string,
  path: string,
  stamp: string,
  collect: (keep: CollectOptions['keep']) => Promise<FoundTexts>,
): Promise<ArchiveTexts> {
  const writer = await TextsWriter.open(cache, path).catch(() => undefined);
  try {
    const memory: Buffer[] = [];
    const found = await collect(async content => writer?.keep(content) ?? memory.push(content) - 1);
    const kept = await writer?.finish(stamp, found);
    if (kept !== undefined) return inFile(path, found, kept);
    return {
      ...found,
      read: async name =>
        readFound(found, name, async ({from, at, size}) =>
          from === 'archive' ? readAt(path, at, size) : (memory[at] ?? Buffer.alloc(0)),
        ),
    };
  } catch (error) {
    await writer?.giveUp();
    throw error;
  }
}

function inFile(archive: string, found: FoundTexts, kept: string): ArchiveTexts {
  return {
    ...found,
    read: async path =>
      readFound(found, path, async ({from, at, size}) => readAt(from === 'archive' ? archive : kept, at, size)),
  };
}

type Placed = Extract<ReturnType<FoundTexts['texts']['get']>, {size: number}>;

async function readFound(
  {texts}: FoundTexts,
  path: string,
  fetch: (placed: Placed) => Promise<Buffer>,
): Promise<Buffer | undefined> {
  const found = texts.get(path);
  if (found === undefined) return undefined;
  if ('trouble' in found) throw new Error(found.trouble);
  return fetch(found);
}

async function readAt(path: string, at: number, size: number): Promise<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const {bytesRead, buffer} = await file.read(Buffer.alloc(size), 0, size, at);
    if (bytesRead < size) throw new Error('the archive has changed since it was listed: look again for packs');
    return buffer;
  } finally {
    await file?.close();
  }
}
