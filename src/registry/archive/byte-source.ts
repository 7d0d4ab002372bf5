import type {FileHandle} from 'node:fs/promises';

/** Bytes, taken from front to back. */
export interface ByteSource {
  /** The number of bytes taken or skipped so far. */
  readonly position: number;
  /** Some bytes, as many as are easily had; none at the end. */
  some(): Promise<Buffer>;
  /** So many bytes; fewer only at the end. */
  take(count: number): Promise<Buffer>;
  /** Skips so many bytes; returns how many there were, fewer only at the end. */
  skip(count: number): Promise<number>;
  /** Puts back bytes that were just taken. */
  putBack(bytes: Buffer): void;
}

/**
 * The bytes of a file, which is read only where asked: skipped bytes are not read. Its size must not change meanwhile.
 */
export function bytesOfFile(file: FileHandle, size: number): ByteSource {
  let at = 0;
  const source = new Pieces(async () => {
    const {bytesRead, buffer} = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, at);
    at += bytesRead;
    return buffer.subarray(0, bytesRead);
  });
  return Object.assign(source, {
    async skip(count: number) {
      const buffered = source.dropBuffered(count);
      const rest = Math.min(count - buffered, Math.max(0, size - at));
      at += rest;
      source.position += rest;
      return buffered + rest;
    },
  });
}

/** Bytes in memory. */
export function bytesOf(bytes: Uint8Array): ByteSource {
  let next = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Pieces(async () => {
    const piece = next;
    next = NOTHING;
    return piece;
  });
}

/** Bytes that arrive in pieces, none of them empty. */
export function bytesFrom(pieces: AsyncIterator<Buffer, unknown>): ByteSource {
  return new Pieces(async () => {
    const {value, done} = await pieces.next();
    return done === true || !Buffer.isBuffer(value) ? NOTHING : value;
  });
}

/** Large enough for many headers at once, small enough to throw away. */
const PIECE = 65_536;
const NOTHING = Buffer.alloc(0);

class Pieces implements ByteSource {
  position = 0;
  private buffered: Buffer = NOTHING;
  private readonly next: () => Promise<Buffer>;

  constructor(next: () => Promise<Buffer>) {
    this.next = next;
  }

  async some(): Promise<Buffer> {
    const piece = this.buffered.length > 0 ? this.buffered : await this.next();
    this.buffered = NOTHING;
    this.position += piece.length;
    return piece;
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let missing = count;
    while (missing > 0) {
      const piece = await this.some();
      if (piece.length === 0) break;
      if (piece.length > missing) this.putBack(piece.subarray(missing));
      pieces.push(piece.subarray(0, missing));
      missing -= Math.min(missing, piece.length);
    }
    return pieces.length === 1 ? (pieces[0] ?? NOTHING) : Buffer.concat(pieces);
  }

  async skip(count: number): Promise<number> {
    let missing = count - this.dropBuffered(count);
    while (missing > 0) {
      const piece = await this.some();
      if (piece.length === 0) break;
      if (piece.length > missing) this.putBack(piece.subarray(missing));
      missing -= Math.min(missing, piece.length);
    }
    return count - missing;
  }

  putBack(bytes: Buffer): void {
    this.buffered = this.buffered.length === 0 ? bytes : Buffer.concat([bytes, this.buffered]);
    this.position -= bytes.length;
  }

  /** Skips at most so many buffered bytes; returns how many. */
  dropBuffered(count: number): number {
    const dropped = Math.min(count, this.buffered.length);
    this.buffered = this.buffered.subarray(dropped);
    this.position += dropped;
    return dropped;
  }
}
