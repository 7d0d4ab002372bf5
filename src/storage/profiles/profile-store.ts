import {lstat, rmdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {StrataError} from '../../domain/error.ts';
import type {ProfileList, TrashEntry} from '../../domain/profile/profile-summary.ts';
import {type Profile, type ProfileRef, refOf, withMetadata, withVersion} from '../../domain/profile/profile.ts';
import {errorCode} from '../../files/error-code.ts';
import {readProfileFile, writeProfileFile} from '../../formats/profile-file.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {withLock} from '../file-lock.ts';
import {writeSafely} from '../safe-write.ts';
import {hashOf, readText, readTextFile, type TextFile} from '../text-file.ts';
import type {Workspace} from '../workspace.ts';
import {readIndex, readIndexedList, writeIndex} from './profile-index.ts';
import {listOf, whyMisplaced} from './profile-list.ts';
import {placeOf} from './profile-place.ts';
import {scanProfiles} from './profile-scan.ts';
import type {Profiles, StoredProfile} from './profiles.ts';
import {Trash} from './trash.ts';

/** The versions in the directory of a workspace. */
export class ProfileStore implements Profiles {
  readonly #workspace: Workspace;
  readonly #trash: Trash;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#trash = new Trash(workspace.trash);
  }

  /** The list as last read, without looking at the files, for the first frame; undefined when nothing is known. */
  async lastKnown(): Promise<ProfileList | undefined> {
    return readIndexedList(this.#workspace);
  }

  /** The current list: opens only the files whose size or time changed since it was last read. */
  async list(): Promise<ProfileList> {
    const known = await readIndex(this.#workspace);
    const entries = await scanProfiles(this.#workspace.profiles, known);
    // An entry without a time is read every time, and usually has not changed.
    const isKnown = entries.every(entry => isDeepStrictEqual(known.get(entry.file), entry));
    const list = listOf(entries);
    if (!isKnown || entries.length !== known.size) await writeIndex(this.#workspace, list, entries);
    return list;
  }

  /** Throws `profile.missing`, `file.misplaced`, and whatever reading and parsing throw. */
  async read(ref: ProfileRef): Promise<StoredProfile> {
    const file = await this.#readFile(ref);
    if (file === undefined) throw missing(ref);
    const place = placeOf(ref);
    const profile = readProfileFile(file.text, `profiles/${place}`);
    const why = whyMisplaced(place, ref, refOf(profile));
    if (why === undefined) return {profile, hash: file.hash, text: file.text};
    throw new StrataError('file.misplaced', `profiles/${place} is not what its place says: ${why}`);
  }

  /**
   * Saves the profile under its own name and version, if the file still has the hash `expected`; undefined means that
   * there must be no file. What a person wrote into the file by hand stays (`writeProfileFile`). Throws
   * `changed-on-disk`, `profile.exists`, `disk.full`, `disk.read-only`, `file.forbidden`, `workspace.locked`, and then
   * nothing has changed. With `keepsOld` the old version goes to the trash.
   */
  async save(
    profile: Profile,
    expected: string | undefined,
    {keepsOld = false}: {readonly keepsOld?: boolean} = {},
  ): Promise<{readonly hash: string}> {
    const ref = refOf(profile);
    const path = this.#pathOf(ref);
    return this.#locked('save', path, async () => {
      const before = await this.#readFile(ref);
      refuseConflict(ref, expected, before?.hash);
      const text = writeProfileFile(profile, before?.text);
      if (before !== undefined && text === before.text) return {hash: before.hash};
      // A git pull or an editor does not know the lock: check once more, as late as possible.
      const beforeReplace = async () => refuseConflict(ref, expected, (await this.#readFile(ref))?.hash);
      if (keepsOld && before !== undefined) await this.#trash.putText(before.text, ref, new Date());
      await writeSafely(path, text, {isNew: before === undefined, beforeReplace}).catch((error: unknown) => {
        throw errorCode(error) === 'EEXIST' ? exists(ref) : error;
      });
      return {hash: hashOf(text)};
    });
  }

  /**
   * Saves the profile under its new name and version, and moves the old version `from` to the trash. Throws what `save`
   * throws, `changed-on-disk` also when `from` is not as `expected`.
   */
  async rename(from: ProfileRef, profile: Profile, expected: string): Promise<{readonly hash: string}> {
    refuseConflict(from, expected, (await this.#readFile(from))?.hash);
    const saved = await this.save(profile, undefined);
    await this.remove([from]);
    return saved;
  }

  /**
   * Moves versions to the trash, each file as it is. Throws `profile.missing`; the versions before it are in the trash
   * by then.
   */
  async remove(refs: readonly ProfileRef[]): Promise<void> {
    for (const ref of refs) {
      const path = this.#pathOf(ref);
      await this.#locked('move to the trash', path, async () => {
        await this.#trash.put(path, ref, new Date()).catch((error: unknown) => {
          throw errorCode(error) === 'ENOENT' ? missing(ref) : error;
        });
        // Fails, as it should, while there are other versions in it.
        await rmdir(dirname(path)).catch(() => undefined);
      });
    }
  }

  /** What can be restored, newest first. */
  async trash(): Promise<readonly TrashEntry[]> {
    return this.#trash.list();
  }

  /**
   * Puts a version back where it was, or under another name or version. Throws `profile.exists` when that is taken,
   * `trash.missing` when there is no such entry any more.
   */
  async restore(id: string, as?: ProfileRef): Promise<ProfileRef> {
    const entry = await this.#trash.find(id);
    if (entry === undefined) {
      throw new StrataError('trash.missing', `there is no ${id} in the trash any more`, {
        hint: 'Look at the list again.',
      });
    }
    if (as !== undefined) return this.#restoreAs(entry, as);
    const path = this.#pathOf(entry.ref);
    await this.#locked('restore', path, async () => {
      await this.#trash.takeOut(entry, path).catch((error: unknown) => {
        throw errorCode(error) === 'EEXIST' ? exists(entry.ref) : error;
      });
    });
    return entry.ref;
  }

  async #restoreAs(entry: TrashEntry, as: ProfileRef): Promise<ProfileRef> {
    const path = this.#trash.pathOf(entry);
    const text = await readText(path, {followLinks: false});
    const profile = readProfileFile(text, path);
    await this.save(withVersion(withMetadata(profile, {name: as.name}), as.version), undefined);
    await this.#trash.drop(entry);
    return as;
  }

  #pathOf(ref: ProfileRef): string {
    return join(this.#workspace.profiles, placeOf(ref));
  }

  /** Undefined when there is no such file. */
  async #readFile(ref: ProfileRef): Promise<TextFile | undefined> {
    const path = this.#pathOf(ref);
    try {
      const directory = await lstat(dirname(path));
      if (!directory.isSymbolicLink()) return await readTextFile(path, {followLinks: false});
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || (error instanceof StrataError && error.code === 'file.missing'))
        return undefined;
      throw diskTrouble(error, 'read', path);
    }
    throw new StrataError('file.unreadable', `cannot read ${path}: its directory is a symbolic link`, {
      hint: 'Put the directory itself there: links are not followed.',
    });
  }

  async #locked<T>(doing: string, path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await withLock(join(this.#workspace.root, '.lock'), work);
    } catch (error) {
      throw diskTrouble(error, doing, path);
    }
  }
}

function refuseConflict(ref: ProfileRef, expected: string | undefined, found: string | undefined): void {
  if (expected === found) return;
  if (expected === undefined) throw exists(ref);
  const what = found === undefined ? 'was deleted or moved away' : 'was changed on disk';
  throw new StrataError('changed-on-disk', `${ref.name} ${ref.version} ${what} since it was opened`, {
    hint: 'Look at the difference, then save it as a new version, take what is on disk, or overwrite it.',
  });
}

function exists({name, version}: ProfileRef): StrataError {
  return new StrataError('profile.exists', `${name} ${version} exists already`, {
    hint: 'Choose another name or version.',
  });
}

function missing({name, version}: ProfileRef): StrataError {
  return new StrataError('profile.missing', `there is no ${name} ${version} in the workspace`, {
    hint: '`strata list` shows what there is; what was deleted can be restored.',
  });
}
