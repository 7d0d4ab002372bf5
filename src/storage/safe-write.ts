import {randomBytes} from 'node:crypto';
import {link, open, readdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {errorCode} from '../files/error-code.ts';
import {makeDirectory} from '../files/make-directory.ts';

/** Files may hold secrets. */
export const PRIVATE_FILE = 0o600;

export interface SafeWriteOptions {
  /** The file must not exist yet: fails with EEXIST and never overwrites, whoever else writes at the same time. */
  readonly isNew?: boolean;
  /** Called when the new content is safely on disk, right before it replaces the old; may throw to stop. */
  readonly beforeReplace?: () => Promise<void>;
}

/**
 * Writes a file so that at every moment, even after a power cut, it has either all of the old content or all of the
 * new: a temporary file in the same directory, fsync, rename, fsync of the directory. Directories are created with mode
 * 0700, files with 0600. On failure nothing is left behind, and the old content is untouched. Throws the file system's
 * errors.
 */
export async function writeSafely(path: string, content: string, options: SafeWriteOptions = {}): Promise<void> {
  const directory = dirname(path);
  const created = await makeDirectory(directory);
  const temporary = temporaryFor(path);
  try {
    await writeThrough(temporary, content);
    await options.beforeReplace?.();
    if (options.isNew === true) await claim(temporary, path);
    else await rename(temporary, path);
  } finally {
    await rm(temporary, {force: true});
  }
  await syncDirectory(directory);
  // New directories are entries in their parents.
  const top = created ?? join(directory, 'none');
  for (let above = directory; above.length >= top.length; above = dirname(above)) await syncDirectory(dirname(above));
}

/**
 * Moves a file to a free name: fails with EEXIST otherwise, whoever else writes at the same time. FAT and some network
 * file systems have no hard links.
 */
export async function claim(from: string, path: string): Promise<void> {
  try {
    await link(from, path);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    await writeFile(path, '', {flag: 'wx', mode: PRIVATE_FILE});
    await rename(from, path);
    return;
  }
  await rm(from);
}

/**
 * Makes a rename or removal in the directory durable. Some file systems cannot, and are then as safe as they can be.
 */
export async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    await directory.sync().finally(() => directory.close());
  } catch {
    // Nothing can be done about it, and the content itself is on disk.
  }
}

/** Deletes what killed processes left in the directory: temporary files more than an hour old. */
export async function sweepTemporaries(directory: string, now: number): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  const leftovers = names.filter(isTemporary).map(name => join(directory, name));
  for (const path of leftovers) {
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined && now - stats.mtimeMs > HOUR) await rm(path, {force: true});
  }
}

/** A free name beside the file, for its new content until that is complete. */
export function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}${TEMPORARY}`);
}

/** Whether this is the name of such a temporary file. */
export function isTemporary(name: string): boolean {
  return name.startsWith('.') && name.endsWith(TEMPORARY);
}

/** Whether the error says that the file system knows no hard links. */
export function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '');
}

const TEMPORARY = '.strata-tmp';
const HOUR = 3_600_000;

async function writeThrough(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
