import {Header} from 'tar/header';
import {Pax} from 'tar/pax';
import type {ByteSource} from './byte-source.ts';
import {TRUNCATED} from './gunzip.ts';

/** One entry of a tar archive, in order. */
export interface TarEntry {
  /** As written in the archive: not to be trusted. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'sparse' | 'other';
  /** Of its content; bytes. */
  readonly size: number;
  /** Where its content begins, counted from the start of the tar. */
  readonly offset: number;
  /** Its content; valid until the next entry is asked for, and only once. */
  read(): Promise<Buffer>;
}

const BLOCK = 512;
/** A bundle of every pack there is has a tenth of it. */
const MAX_ENTRIES = 200_000;
/** The most bytes of long names and other data about the next entry. */
const MAX_DESCRIPTION = 1_000_000;

/**
 * The entries of a tar archive: ustar, with the long names of PAX and GNU. Contents that are not read are skipped.
 * Throws an error that names the entry after which the archive is damaged or cut off. Bytes after the end of the
 * archive are ignored.
 */
export async function* tarEntries(bytes: ByteSource): AsyncGenerator<TarEntry, void> {
  const next: Described = {};
  let last = '';
  for (let count = 0; ; count += 1) {
    const block = await bytes.take(BLOCK);
    // Some writers omit the empty blocks that mark the end.
    if (block.length === 0 && count > 0) return;
    const header = headerOf(block, next, last);
    if (header === undefined) return;
    if (count >= MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} entries`);
    const {size = 0, type} = header;
    if (await describe(header, bytes, next)) continue;
    const isSparse = type === 'SparseFile' || next.isSparse === true;
    if (type === 'SparseFile') await skipSparseMap(block, bytes);
    const path = next.path ?? header.path ?? '';
    // A hard link has no content, whatever its size says (GNU tar does the same).
    const length = type === 'Link' || type === 'SymbolicLink' ? 0 : size;
    const start = bytes.position;
    const end = start + Math.ceil(length / BLOCK) * BLOCK;
    yield {
      path,
      kind: isSparse ? 'sparse' : (KINDS.get(type) ?? 'other'),
      size: length,
      offset: start,
      async read() {
        const content = await bytes.take(length);
        if (content.length < length) throw cutOff(path);
        return content;
      },
    };
    last = path;
    delete next.pax;
    delete next.path;
    delete next.isSparse;
    const rest = end - bytes.position;
    const missing = rest - (await bytes.skip(rest));
    // Some writers omit the padding of the last block.
    if (missing > 0 && missing > end - start - length) throw cutOff(path);
  }
}

/** What earlier blocks say about the next entry. */
interface Described {
  pax?: Pax;
  global?: Pax;
  path?: string;
  isSparse?: boolean;
}

const KINDS = new Map<string, TarEntry['kind']>([
  ['File', 'file'],
  ['OldFile', 'file'],
  ['ContiguousFile', 'file'],
  ['Directory', 'folder'],
  ['GNUDumpDir', 'folder'],
  ['Link', 'link'],
  ['SymbolicLink', 'link'],
]);

/** The header in a block; undefined at the end of the archive. */
function headerOf(block: Buffer, {pax, global, path}: Described, last: string): Header | undefined {
  if (block.length < BLOCK) throw last === '' ? new Error('it is no tar archive') : cutOff(last);
  // A file whose path ends with "/" counts as a folder, without content; one that was only cut off there, after 100 bytes, must not.
  const header = new Header(block, 0, path === undefined ? pax : Object.assign({}, pax, {path}), global);
  if (header.nullBlock) return undefined;
  // Sizes below 0 can be written, and would lead back to where we were.
  const isWhole = header.cksumValid && (header.size === undefined || isSize(header.size));
  if (isWhole) return header;
  throw new Error(last === '' ? 'it is no tar archive' : `it is damaged after ${last}`);
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

/** Reads a block that describes the next entry; false when it is an entry itself. */
async function describe({type, size = 0}: Header, bytes: ByteSource, next: Described): Promise<boolean> {
  if (!DESCRIBING.has(type)) return false;
  if (size > MAX_DESCRIPTION) throw new Error(`it says more of an entry than is believable: ${size} bytes`);
  const content = await bytes.take(size);
  if (content.length < size) throw new Error(TRUNCATED);
  await bytes.skip((BLOCK - (size % BLOCK)) % BLOCK);
  const text = content.toString('utf8');
  if (type === 'ExtendedHeader' || type === 'OldExtendedHeader') {
    next.pax = Pax.parse(text, next.pax);
    // Sparse files of the newer kind look like plain ones, with a map of their holes for a head.
    if (text.includes('GNU.sparse.')) next.isSparse = true;
  } else if (type === 'GlobalExtendedHeader') next.global = Pax.parse(text, next.global, true);
  else if (type !== 'NextFileHasLongLinkpath') next.path = text.replace(/\0.*$/s, '');
  return true;
}

const DESCRIBING: ReadonlySet<string> = new Set([
  'ExtendedHeader',
  'OldExtendedHeader',
  'GlobalExtendedHeader',
  'NextFileHasLongPath',
  'OldGnuLongPath',
  'NextFileHasLongLinkpath',
]);

/** The map of an old GNU sparse file goes on in blocks behind its header, as long as a flag says so. */
async function skipSparseMap(header: Buffer, bytes: ByteSource): Promise<void> {
  for (let goesOn = header[482] === 1; goesOn;) {
    const block = await bytes.take(BLOCK);
    if (block.length < BLOCK) throw new Error(TRUNCATED);
    goesOn = block[504] === 1;
  }
}

function cutOff(path: string): Error {
  return new Error(`it ends in the middle of ${path}: it was cut off when it was copied`);
}
