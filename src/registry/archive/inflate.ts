import {bytesFrom, type ByteSource} from './byte-source.ts';
import {gunzip} from './gunzip.ts';
import {unzstd} from './unzstd.ts';

/**
 * Anything that inflates to more than this many times its size, past the first bytes, was made to; real texts reach
 * some 30.
 */
const MAX_RATIO = 250;
const RATIO_FROM = 64_000_000;
/**
 * The most that an archive, with all archives inside it, may inflate to; bytes. The largest that people carry by hand
 * is a fraction of it.
 */
const MAX_INFLATED = 16_000_000_000;

/** The bytes that may still be inflated; an archive shares them with those inside it. */
export interface Budget {
  left: number;
}

export function newBudget(): Budget {
  return {left: MAX_INFLATED};
}
/**
 * The bytes of a tar archive, however it is compressed; its name does not matter. Limited in what it may inflate to,
 * and called off by the signal. Throws errors that say what is wrong. `isPlain`: it was not compressed, so offsets are
 * offsets in the file.
 */
export async function inflate(
  source: ByteSource,
  budget: Budget,
  signal?: AbortSignal,
): Promise<{readonly bytes: ByteSource; readonly isPlain: boolean}> {
  const magic = await source.take(6);
  source.putBack(magic);
  const pieces = inflaterOf(magic, source);
  if (pieces === undefined) return {bytes: source, isPlain: true};
  return {bytes: bytesFrom(bounded(pieces, source, budget, signal)), isPlain: false};
}

function inflaterOf(magic: Buffer, source: ByteSource): AsyncGenerator<Buffer, void> | undefined {
  if (magic.length === 0) throw new Error('it is empty');
  if (startsWith(magic, [0x1f, 0x8b])) return gunzip(source);
  if (startsWith(magic, [0x28, 0xb5, 0x2f, 0xfd])) return unzstd(source);
  const other = OTHERS.find(({bytes}) => startsWith(magic, bytes));
  if (other !== undefined)
    throw new Error(`it is ${other.name}, not tar, tar.gz or tar.zst: pack it anew as one of those`);
  return undefined;
}

/** What archives and answers of servers are, by their first bytes. */
const OTHERS: readonly {readonly name: string; readonly bytes: readonly number[]}[] = [
  {name: 'compressed with bzip2', bytes: [0x42, 0x5a, 0x68]},
  {name: 'compressed with xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a]},
  {name: 'compressed with lz4', bytes: [0x04, 0x22, 0x4d, 0x18]},
  {name: 'a zip file', bytes: [0x50, 0x4b, 0x03, 0x04]},
  {name: 'a 7z file', bytes: [0x37, 0x7a, 0xbc, 0xaf]},
  {name: 'an encrypted file (age)', bytes: [0x61, 0x67, 0x65, 0x2d, 0x65, 0x6e]},
  {name: 'a web page', bytes: [0x3c, 0x21, 0x44, 0x4f, 0x43]},
  {name: 'a web page', bytes: [0x3c, 0x21, 0x64, 0x6f, 0x63]},
  {name: 'a web page', bytes: [0x3c, 0x68, 0x74, 0x6d, 0x6c]},
];

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

async function* bounded(
  pieces: AsyncGenerator<Buffer, void>,
  source: ByteSource,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  let size = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    size += piece.length;
    if (size > RATIO_FROM && size > MAX_RATIO * source.position) {
      throw new Error(
        `it inflates to more than ${MAX_RATIO} times its size: it was made to fill the machine, and is not read`,
      );
    }
    budget.left -= piece.length;
    if (budget.left < 0) throw new Error(`it inflates to more than ${MAX_INFLATED / 1e9} GB, and is not read`);
    if (piece.length > 0) yield piece;
  }
}
