import type {ProfileList, TrashEntry} from '../../domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../../domain/profile/profile.ts';

/** A stored version as it was read; `hash` later tells whether the file is still the same. */
export interface StoredProfile {
  readonly profile: Profile;
  readonly hash: string;
  readonly text: string;
}

/**
 * The versions in a workspace, wherever it is. Everything thrown is a StrataError that names the file and says what to
 * do.
 */
export interface Profiles {
  /** The list as last read, without looking at the files, for the first frame; undefined when nothing is known. */
  lastKnown(): Promise<ProfileList | undefined>;
  list(): Promise<ProfileList>;
  /** Throws `profile.missing`, and whatever reading and parsing throw. */
  read(ref: ProfileRef): Promise<StoredProfile>;
  /**
   * Saves the profile under its own name and version, if the file still has the hash `expected`; undefined means that
   * there must be no file. When it throws, nothing has changed. With `keepsOld` the old version goes to the trash.
   */
  save(
    profile: Profile,
    expected: string | undefined,
    options?: {readonly keepsOld?: boolean},
  ): Promise<{readonly hash: string}>;
  /** Saves the profile under its new name and version, and moves the old version `from` to the trash. */
  rename(from: ProfileRef, profile: Profile, expected: string): Promise<{readonly hash: string}>;
  /** Moves versions to the trash. */
  remove(refs: readonly ProfileRef[]): Promise<void>;
  /** What can be restored, newest first. */
  trash(): Promise<readonly TrashEntry[]>;
  /** Puts a version back where it was, or under another name or version. */
  restore(id: string, as?: ProfileRef): Promise<ProfileRef>;
}
