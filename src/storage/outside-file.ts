import {realpath, stat, writeFile} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {errorCode} from '../files/error-code.ts';
import {diskTrouble} from './disk-trouble.ts';
import {PRIVATE_FILE, writeSafely} from './safe-write.ts';

/**
 * Writes a text to any file that the user named, completely or not at all. Links are followed, devices and pipes are
 * written to, and no directory is created. Returns the full path. Throws StrataError `file.missing` (its directory),
 * `file.unreadable` (a directory), `file.forbidden`, `disk.full`, `disk.read-only`.
 */
export async function writeOutside(path: string, text: string): Promise<string> {
  const asked = resolve(path);
  try {
    const target = await realpath(asked).catch(ifMissing(asked));
    const stats = await stat(target).catch(ifMissing(undefined));
    if (stats?.isDirectory() === true) {
      throw new StrataError('file.unreadable', `cannot write ${asked}: it is a directory`, {
        hint: 'Name a file in it.',
      });
    }
    if (stats !== undefined && !stats.isFile()) {
      await writeFile(target, text, {mode: PRIVATE_FILE});
      return asked;
    }
    await requireDirectory(dirname(target));
    await writeSafely(target, text);
    return asked;
  } catch (error) {
    throw diskTrouble(error, 'write', asked);
  }
}

async function requireDirectory(directory: string): Promise<void> {
  if ((await stat(directory).catch(ifMissing(undefined))) !== undefined) return;
  throw new StrataError('file.missing', `there is no directory ${directory}`, {
    hint: 'Make it first, or name another.',
  });
}

function ifMissing<T>(otherwise: T): (error: unknown) => T {
  return error => {
    if (errorCode(error) === 'ENOENT') return otherwise;
    throw error;
  };
}
