import {crc32, createInflateRaw, type InflateRaw} from 'node:zlib';
import type {ByteSource} from './byte-source.ts';

/**
 * The content of a gzip file with all its members, one after another, as `cat a.gz b.gz` and parallel compressors make
 * them. Anything else after them is ignored, whereas Node's own gunzip fails there and loses what it had read (it takes
 * any byte but 0 after the last member for the next one). Throws errors that say what is wrong.
 */
export async function* gunzip(source: ByteSource): AsyncGenerator<Buffer, void> {
  for (let isFirst = true; ; isFirst = false) {
    const head = await source.take(10);
    const isMember = head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
    if (!isMember && !isFirst) return;
    if (!isMember || head.length < 10) throw new Error(head.length < 10 ? TRUNCATED : DAMAGED);
    await skipNames(source, head[3] ?? 0);
    const sum = {crc: 0, size: 0};
    for await (const piece of inflate(source)) {
      sum.crc = crc32(piece, sum.crc);
      sum.size += piece.length;
      yield piece;
    }
    const tail = await source.take(8);
    if (tail.length < 8) throw new Error(TRUNCATED);
    // Sizes count modulo 2^32 (RFC 1952, 2.3.1).
    if (tail.readUInt32LE(0) !== sum.crc || tail.readUInt32LE(4) !== sum.size % 2 ** 32) throw new Error(DAMAGED);
  }
}

export const TRUNCATED = 'it ends too early: it was cut off when it was copied';
const DAMAGED = 'its compressed content is damaged';

/** RFC 1952, 2.3.1: extra field, original name, comment, checksum of the header. */
async function skipNames(source: ByteSource, flags: number): Promise<void> {
  if ((flags & 4) !== 0) {
    const length = await source.take(2);
    if (length.length < 2) throw new Error(TRUNCATED);
    await source.skip(length.readUInt16LE(0));
  }
  for (const flag of [8, 16]) if ((flags & flag) !== 0) await skipText(source);
  if ((flags & 2) !== 0) await source.skip(2);
}

async function skipText(source: ByteSource): Promise<void> {
  for (;;) {
    const piece = await source.some();
    if (piece.length === 0) throw new Error(TRUNCATED);
    const end = piece.indexOf(0);
    if (end < 0) continue;
    source.putBack(piece.subarray(end + 1));
    return;
  }
}

/** Inflates one member; bytes after it are put back. */
async function* inflate(source: ByteSource): AsyncGenerator<Buffer, void> {
  const inflater = createInflateRaw();
  const feeding = feed(inflater, source);
  // Its failure is the inflater's, which is reported below.
  feeding.catch(() => undefined);
  try {
    for await (const piece of inflater) if (Buffer.isBuffer(piece)) yield piece;
    await feeding;
  } catch (error) {
    throw readable(error);
  } finally {
    inflater.destroy();
  }
}

/** In pieces, so that bytes the member does not need are part of the last piece. */
async function feed(inflater: InflateRaw, source: ByteSource): Promise<void> {
  for (let fed = 0; !inflater.destroyed;) {
    const piece = await source.some();
    if (piece.length === 0) {
      inflater.end();
      return;
    }
    fed += piece.length;
    await new Promise<void>((resolve, reject) => {
      inflater.write(piece, error => (error ? reject(error) : resolve()));
    });
    const unused = fed - inflater.bytesWritten;
    if (unused > 0) {
      source.putBack(piece.subarray(piece.length - unused));
      inflater.end();
      return;
    }
  }
}

/** zlib's codes in words (nodejs.org/api/zlib). */
export function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new Error(TRUNCATED, {cause: error});
  if (typeof code === 'string' && /^(?:Z_|ZSTD_)/.test(code)) return new Error(DAMAGED, {cause: error});
  return error;
}
