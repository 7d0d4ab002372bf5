import {randomBytes} from 'node:crypto';
import {readdir, readFile, rename, rm, rmdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {TrashEntry} from '../../domain/profile/profile-summary.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {errorCode} from '../../files/error-code.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {claim, syncDirectory, writeSafely} from '../safe-write.ts';
import {placeOf, refAt} from './profile-place.ts';

/** Deleted versions: `trash/<when>-<random>/<name>/<version>.yaml`, each file as it was. */
export class Trash {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Moves the file of a version here. Throws the file system's errors. */
  async put(path: string, ref: ProfileRef, now: Date): Promise<void> {
    const target = join(this.#root, idAt(now), placeOf(ref));
    await makeDirectory(dirname(target));
    try {
      await moveFile(path, target);
    } catch (error) {
      await rmdir(dirname(target));
      await rmdir(dirname(dirname(target)));
      throw error;
    }
    await syncDirectory(dirname(target));
    await syncDirectory(dirname(path));
  }

  /** Puts the old text of a version here when another takes its place. Throws the file system's errors. */
  async putText(text: string, ref: ProfileRef, now: Date): Promise<void> {
    await writeSafely(join(this.#root, idAt(now), placeOf(ref)), text);
  }

  /** Newest first. Foreign files are skipped. */
  async list(): Promise<readonly TrashEntry[]> {
    const ids = await namesIn(this.#root);
    const entries = await Promise.all(
      ids
        .toSorted()
        .toReversed()
        .map(async id => this.#entry(id)),
    );
    return entries.filter(entry => entry !== undefined);
  }

  async find(id: string): Promise<TrashEntry | undefined> {
    return (await this.list()).find(entry => entry.id === id);
  }

  /** The path of an entry's file. */
  pathOf({id, ref}: TrashEntry): string {
    return join(this.#root, id, placeOf(ref));
  }

  /** Moves the file back to `path`, which must be free: fails with EEXIST otherwise. */
  async takeOut(entry: TrashEntry, path: string): Promise<void> {
    await makeDirectory(dirname(path));
    await claim(this.pathOf(entry), path);
    await syncDirectory(dirname(path));
    await this.drop(entry);
  }

  /** Removes an entry for good. */
  async drop(entry: TrashEntry): Promise<void> {
    await rm(join(this.#root, entry.id), {recursive: true, force: true});
  }

  async #entry(id: string): Promise<TrashEntry | undefined> {
    const deletedAt = timeOf(id);
    const [name = '', ...more] = await namesIn(join(this.#root, id));
    const [file = ''] = await namesIn(join(this.#root, id, name));
    const ref = refAt(`${name}/${file}`);
    return deletedAt === undefined || ref === undefined || more.length > 0
      ? undefined
      : {id, what: 'version', ref, deletedAt};
  }
}

/** Not every file system allows colons in file names. */
function idAt(now: Date): string {
  return `${now.toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}`;
}

function timeOf(id: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)-[0-9a-f]{6}$/.exec(id);
  return parts === null ? undefined : parts.slice(1).join(':');
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []);
}

/** Between file systems a file is copied. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    await writeSafely(to, await readFile(from, 'utf8'));
    await rm(from);
  }
}
