import {randomBytes} from 'node:crypto';
import {open, rename, rm} from 'node:fs/promises';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import zlib, {createGzip} from 'node:zlib';
import {Header} from 'tar/header';
import {Pax} from 'tar/pax';
import {StrataError} from '../../domain/error.ts';
import type {CarriedFile} from '../registry.ts';

/**
 * Writes files into an archive, whole or not at all; compressed as its name says, `.tgz`, `.tar.gz`, `.tar.zst` or not at all, `.tar`. The
 * same files make the same bytes. For this user alone: what is carried may hold secrets. Throws StrataError `usage` for another name, the
 * file system's errors, and the abort reason.
 */
export async function writeBundle(
  path: string,
  files: AsyncIterable<CarriedFile>,
  signal?: AbortSignal,
): Promise<void> {
  const compressor = compressorFor(path);
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(draft, 'wx', 0o600);
    const target = file.createWriteStream({flush: true});
    const blocks = Readable.from(tarOf(files));
    const options = signal === undefined ? {} : {signal};
    await (compressor === undefined
      ? pipeline(blocks, target, options)
      : pipeline(blocks, compressor, target, options));
    signal?.throwIfAborted();
    await rename(draft, path);
  } finally {
    await rm(draft, {force: true});
  }
}

/** Throws StrataError `usage` for a name that says nothing, or where Node knows no zstd (before 22.15). */
function compressorFor(path: string): NodeJS.ReadWriteStream | undefined {
  if (/\.(?:tgz|tar\.gz)$/i.test(path)) return createGzip();
  if (/\.tar$/i.test(path)) return undefined;
  if (/\.(?:tar\.zst|tzst)$/i.test(path)) {
    if (typeof zlib.createZstdCompress === 'function') return zlib.createZstdCompress();
    throw new StrataError('usage', `Node ${process.version} does not know zstd`, {
      hint: 'Run strata with Node 22.15 or newer, or write a .tgz.',
    });
  }
  throw new StrataError('usage', `${path}: a bundle is a .tgz, a .tar.zst or a .tar`, {hint: 'Name the file so.'});
}

/** Without time stamps, so that the same files make the same archive. Tools would warn about 1970. */
const MTIME = new Date('1980-01-01T00:00:00Z');
const BLOCK = 512;

async function* tarOf(files: AsyncIterable<CarriedFile>): AsyncGenerator<Buffer> {
  for await (const {path, content} of files) {
    const described = {path, type: 'File', mode: 0o644, mtime: MTIME} as const;
    const header = new Header({...described, size: content.length});
    const block = Buffer.alloc(BLOCK);
    // A name that does not fit goes into a block of its own before it (PAX).
    if (header.encode(block)) yield new Pax(described).encode();
    yield block;
    yield Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    yield Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}
