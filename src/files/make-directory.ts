import {mkdirSync, statSync} from 'node:fs';
import {mkdir, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {errorCode} from './error-code.ts';

/** Directories may hold secrets, like the files in them. */
const PRIVATE_DIRECTORY = 0o700;

/**
 * Creates a private directory and any missing parents. Returns the topmost that it created, undefined when all existed.
 * Node's own `recursive` never returns when a directory exists in which nothing can be created (/proc). Throws the file
 * system's errors.
 */
export async function makeDirectory(path: string): Promise<string | undefined> {
  try {
    return await makeOne(path);
  } catch (error) {
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || parent === path) throw error;
    const topmost = await makeDirectory(parent);
    const made = await makeOne(path);
    return topmost ?? made;
  }
}

/** The same, synchronously. */
export function makeDirectorySync(path: string): void {
  try {
    makeOneSync(path);
  } catch (error) {
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || parent === path) throw error;
    makeDirectorySync(parent);
    makeOneSync(path);
  }
}

async function makeOne(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, {mode: PRIVATE_DIRECTORY});
    return path;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
    return undefined;
  }
}

function makeOneSync(path: string): void {
  try {
    mkdirSync(path, {mode: PRIVATE_DIRECTORY});
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}
