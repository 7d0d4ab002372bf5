import {Readable} from 'node:stream';
import zlib from 'node:zlib';
import type {ByteSource} from './byte-source.ts';
import {readable} from './gunzip.ts';

/** `zstd --long` wants windows of up to 2 GB, which would be held in memory; its default's limit is 128 MB, 2^27. */
const MAX_WINDOW = 27;

/**
 * The content of a zstd file. Throws errors that say what is wrong; one of them is a Node that knows no zstd, which came
 * with 22.15 and 23.8. `create` is what this Node has.
 */
export async function* unzstd(
  source: ByteSource,
  create: typeof zlib.createZstdDecompress | null = zlib.createZstdDecompress,
): AsyncGenerator<Buffer, void> {
  if (typeof create !== 'function') {
    throw new Error(
      `it is compressed with zstd, which Node ${process.version} does not know: run strata with Node 22.15 or newer, or unpack it with \`zstd -d\` first`,
    );
  }
  const inflater = create({params: {[zlib.constants.ZSTD_d_windowLogMax]: MAX_WINDOW}});
  const input = Readable.from(allOf(source));
  input.on('error', error => inflater.destroy(error));
  input.pipe(inflater);
  try {
    for await (const piece of inflater) if (Buffer.isBuffer(piece)) yield piece;
  } catch (error) {
    throw readable(error);
  } finally {
    input.destroy();
    inflater.destroy();
  }
}

async function* allOf(source: ByteSource): AsyncGenerator<Buffer, void> {
  for (let piece = await source.some(); piece.length > 0; piece = await source.some()) yield piece;
}
