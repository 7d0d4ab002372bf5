import {mkdirSync, statSync} from 'node:fs';
import {mkdir, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {errorCode} from './error-code.ts';

/** Directories may hold secrets, as their files do. */
const PRIVATE_DIRECTORY = 0o700;

/**
 * Makes a private directory and those above it that are missing; gives the topmost that it made, undefined where all were
 * there. Node's own (`recursive`) never ends where a directory is there and lets nothing be made in it (/proc). Throws the
 * file system's errors.
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

/** The same, at once. */
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
