import {createReadStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import {bytesOfFile} from '../archive/byte-source.ts';
import {entryPath} from '../archive/entry-path.ts';
import {inflate, newBudget} from '../archive/inflate.ts';
import {tarEntries} from '../archive/tar-entries.ts';
import {isMissing, reasonOf} from '../reason.ts';
import type {LayoutFiles} from './layout-files.ts';

/** Blobs of a compressed tarball that are kept from the first pass: those of packs and charts are hardly larger. Bytes, of one and of all. */
const MAX_KEPT = 4_000_000;
const MAX_KEPT_TOGETHER = 64_000_000;

/** What is read again comes into memory whole: as large as the archive of a pack may be; bytes. */
const MAX_REPLAYED = 100_000_000;

/** Where to find a file of the tarball. */
interface Placed {
  readonly size: number;
  readonly offset: number;
  /** Kept in memory, because reading it again would mean inflating everything before it. */
  readonly content?: Buffer;
}

interface Contents {
  readonly files: ReadonlyMap<string, Placed>;
  readonly isPlain: boolean;
}

/**
 * The files of a layout in a tarball, plain or compressed, at its top or in a folder. A plain one is read in place.
 * Nothing is written. Throws StrataError `registry.unreadable`.
 */
export function archiveFiles(path: string): LayoutFiles {
  let listing: Promise<Contents> | undefined;

  async function* replay(name: string): AsyncGenerator<Uint8Array> {
    for await (const entry of entriesOf(path)) {
      if (entry.name !== name) continue;
      if (entry.size > MAX_REPLAYED) throw unreadable(path, `${name} is larger than ${MAX_REPLAYED / 1e6} MB`);
      yield await entry.read();
      return;
    }
  }

  return {
    where: path,
    async open(name) {
      listing ??= list(path);
      // A failure may be over by the next time.
      listing.catch(() => (listing = undefined));
      const {files, isPlain} = await listing;
      const placed = files.get(name);
      if (placed === undefined) return undefined;
      const {content, offset, size} = placed;
      if (content !== undefined) return piecesOf(content);
      if (!isPlain) return replay(name);
      return size === 0 ? piecesOf(Buffer.alloc(0)) : createReadStream(path, {start: offset, end: offset + size - 1});
    },
  };
}

async function list(path: string): Promise<Contents> {
  const files = new Map<string, Placed>();
  let [isPlain, together] = [true, 0];
  for await (const {name, size, offset, isInPlace, read} of entriesOf(path)) {
    isPlain = isInPlace;
    // Of a blob that stands there twice either will do: it is measured. The rest is not believed.
    if (files.has(name) && !name.startsWith('blobs/')) throw unreadable(path, `${name} stands in it twice`);
    const isKept = !isPlain && size <= MAX_KEPT && together + size <= MAX_KEPT_TOGETHER;
    if (isKept) together += size;
    files.set(name, {size, offset, ...(isKept ? {content: await read()} : {})});
  }
  return {files, isPlain};
}

interface Entry {
  /** In the layout: `index.json`. */
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly isInPlace: boolean;
  read(): Promise<Buffer>;
}

/** The files of the layout in the tarball; others are skipped. */
async function* entriesOf(path: string): AsyncGenerator<Entry> {
  const stats = await stat(path).catch((error: unknown) => {
    throw unreadable(path, reasonOf(error), error);
  });
  if (!stats.isFile()) throw unreadable(path, 'it is not a file');
  const file = await open(path);
  try {
    const {bytes, isPlain} = await inflate(bytesOfFile(file, stats.size), newBudget());
    for await (const entry of tarEntries(bytes)) {
      const name = entry.kind === 'file' ? nameIn(entry.path) : undefined;
      if (name === undefined) continue;
      yield {name, size: entry.size, offset: entry.offset, isInPlace: isPlain, read: async () => entry.read()};
    }
  } catch (error) {
    if (error instanceof StrataError) throw error;
    throw unreadable(path, isMissing(error) ? 'it is not there' : reasonOf(error), error);
  } finally {
    await file.close();
  }
}

/** `./layout/blobs/sha256/...` without what stands before it; undefined for what is no part of a layout. */
function nameIn(written: string): string | undefined {
  try {
    return /^(?:[^/]+\/)?(oci-layout|index\.json|blobs\/[^/]+\/[^/]+)$/.exec(entryPath(written))?.[1];
  } catch {
    return undefined;
  }
}

async function* piecesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

function unreadable(path: string, why: string, cause?: unknown): StrataError {
  return new StrataError('registry.unreadable', `${path}: ${why}`, {hint: 'Copy it again from where it came.', cause});
}
