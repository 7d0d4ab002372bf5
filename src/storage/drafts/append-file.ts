import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import {dirname} from 'node:path';
import {errorCode} from '../../files/error-code.ts';
import {makeDirectorySync} from '../../files/make-directory.ts';
import {hasNoLinks, PRIVATE_FILE, temporaryFor} from '../safe-write.ts';

/**
 * Appends to a file of `size` bytes, and returns once the bytes are on disk. Undefined when another process wrote to it
 * or took it away: then nothing is written. On failure the file is as it was. Synchronous, because what the screen
 * shows next must be safe before. Throws the file system's errors.
 */
export function appendSafely(path: string, size: number, text: string): number | undefined {
  const file = openExisting(path);
  if (file === undefined) return undefined;
  try {
    if (fstatSync(file).size !== size) return undefined;
    return size + writeThrough(file, text, size);
  } finally {
    closeSync(file);
  }
}

/**
 * Creates a file with this content, whole from its first moment, and returns its length in bytes. Fails with EEXIST
 * when there is one.
 */
export function createSafely(path: string, text: string): number {
  return writeAside(path, text, temporary => {
    try {
      linkSync(temporary, path);
    } catch (error) {
      if (!hasNoLinks(error)) throw error;
      writeFileSync(path, '', {flag: 'wx', mode: PRIVATE_FILE});
      renameSync(temporary, path);
    }
  });
}

/** Replaces a file so that it always has all of the old or all of the new content; returns its length in bytes. */
export function replaceSafely(path: string, text: string): number {
  return writeAside(path, text, temporary => renameSync(temporary, path));
}

function writeAside(path: string, text: string, giveName: (temporary: string) => void): number {
  makeDirectorySync(dirname(path));
  const temporary = temporaryFor(path);
  try {
    const size = writeNew(temporary, text);
    giveName(temporary);
    syncDirectory(dirname(path));
    return size;
  } finally {
    rmSync(temporary, {force: true});
  }
}

function writeNew(path: string, text: string): number {
  const file = openSync(path, 'wx', PRIVATE_FILE);
  try {
    return writeThrough(file, text, 0);
  } finally {
    closeSync(file);
  }
}

function openExisting(path: string): number | undefined {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A write may take fewer bytes than it is given, for example on a full disk. */
function writeThrough(file: number, text: string, size: number): number {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
    return bytes.length;
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

function syncDirectory(path: string): void {
  try {
    const directory = openSync(path, 'r');
    fsyncSync(directory);
    closeSync(directory);
  } catch {
    // Some file systems cannot; the content itself is on disk.
  }
}
