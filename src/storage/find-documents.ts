import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {diskTrouble} from './disk-trouble.ts';

/** More than any directory of exports has; stops at a wrong directory (a home, a disk). */
const MOST_FILES = 10_000;

/** Whether a path that the user named is a directory. */
export async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    stats => stats.isDirectory(),
    () => false,
  );
}

/**
 * The JSON and YAML files in a directory, at any depth, by name; hidden files and links are skipped. Throws StrataError
 * `file.forbidden`, `documents.too-many`.
 */
export async function findDocuments(directory: string): Promise<readonly string[]> {
  const files: string[] = [];
  const open = [directory];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inside = next;
    const entries = await readdir(inside, {withFileTypes: true}).catch((error: unknown) => {
      throw diskTrouble(error, 'read', inside);
    });
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) open.push(join(inside, entry.name));
      else if (entry.isFile() && /\.(?:json|ya?ml)$/i.test(entry.name)) files.push(join(inside, entry.name));
    }
    if (files.length + open.length > MOST_FILES) {
      throw new StrataError('documents.too-many', `${directory} holds more than ${MOST_FILES} files and directories`, {
        hint: 'Name the directory that holds the exports, and nothing else.',
      });
    }
  }
  return files.sort();
}
