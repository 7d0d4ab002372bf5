import {createHash, type Hash} from 'node:crypto';
import {StrataError} from '../../domain/error.ts';

/** How an artifact describes one of its blobs, in its manifest or an index. */
export interface Descriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 hex digits, or `sha512:` and 128. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Is it a digest that we can verify? The specification registers these two. */
export function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}

/** The digest that we give to new blobs. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Does the digest match? `isDigest` must hold for it. */
export function hasDigest(bytes: Uint8Array, digest: string): boolean {
  return hashFor(digest).update(bytes).digest('hex') === hexOf(digest);
}

/**
 * Passes a blob on while hashing it. Throws StrataError `registry.digest` at its end, or as soon as it is too long:
 * until then nothing of it can be trusted.
 */
export async function* verified(
  chunks: AsyncIterable<Uint8Array>,
  {digest, size}: Pick<Descriptor, 'digest' | 'size'>,
  where: string,
): AsyncGenerator<Uint8Array> {
  const hash = hashFor(digest);
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > size) throw notAsDigest(where, digest, `it is longer than the ${size} bytes it should have`);
    hash.update(chunk);
    yield chunk;
  }
  if (length < size) throw notAsDigest(where, digest, `it has ${length} bytes, not ${size}`);
  if (hash.digest('hex') !== hexOf(digest)) throw notAsDigest(where, digest, 'its content is another');
}

export function notAsDigest(where: string, digest: string, why: string): StrataError {
  return new StrataError('registry.digest', `${where}: ${shortDigest(digest)} is not what it is called: ${why}`, {
    hint: 'It was damaged or changed in the registry or on the way; have it pushed again.',
  });
}

/** `size` and `limit` in bytes. */
export function tooLarge(what: string, size: number, limit: number): StrataError {
  const inMegabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  const message = `${what}: it has ${inMegabytes(size)}, more than the ${inMegabytes(limit)} that are read`;
  return new StrataError('registry.too-large', message);
}

/** Enough to identify it; a message has no room for 64 digits. */
function shortDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(':') + 13);
}

function hashFor(digest: string): Hash {
  return createHash(digest.slice(0, digest.indexOf(':')));
}

function hexOf(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1);
}
