import {createHash} from 'node:crypto';
import {constants, type Stats} from 'node:fs';
import {open} from 'node:fs/promises';
import {StrataError} from '../domain/error.ts';
import {decodeText} from '../formats/decode-text.ts';
import {MAX_DOCUMENT, tooLarge} from '../formats/document.ts';
import {diskTrouble} from './disk-trouble.ts';

export interface TextFile {
  readonly text: string;
  /** The hash of its bytes, which `ProfileStore.save` compares. */
  readonly hash: string;
  /** When it was last written, milliseconds since 1970. */
  readonly modified: number;
}

export interface ReadTextOptions {
  /** Whether it may be a symbolic link; yes for paths that a person gave. */
  readonly followLinks?: boolean;
}

/**
 * Reads a text file: UTF-8, or UTF-16 with a byte order mark. Throws StrataError `file.missing`, `file.forbidden`,
 * `file.unreadable` (a directory, a device, not text), and `document.too-large` before reading it.
 */
export async function readText(path: string, options?: ReadTextOptions): Promise<string> {
  return decodeText((await readBytes(path, options)).bytes, path);
}

/** The same with what tells whether it has changed. */
export async function readTextFile(path: string, options?: ReadTextOptions): Promise<TextFile> {
  const {bytes, modified} = await readBytes(path, options);
  return {text: decodeText(bytes, path), hash: hashOf(bytes), modified};
}

async function readBytes(
  path: string,
  {followLinks = true}: ReadTextOptions = {},
): Promise<{readonly bytes: Uint8Array; readonly modified: number}> {
  try {
    // Not blocking: a named pipe without a writer would never open.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | (followLinks ? 0 : constants.O_NOFOLLOW));
    try {
      const stats = await file.stat();
      refuse(stats, path);
      return {bytes: await file.readFile(), modified: stats.mtimeMs};
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskTrouble(error, 'read', path);
  }
}

/** The hash of a file's content: 64 hex digits. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function refuse(stats: Stats, path: string): void {
  if (stats.size > MAX_DOCUMENT) throw tooLarge(path);
  if (stats.isFile()) return;
  throw new StrataError(
    'file.unreadable',
    `cannot read ${path}: it is ${stats.isDirectory() ? 'a directory' : 'not a regular file'}`,
    {
      hint: 'Name a file that holds the text.',
    },
  );
}
