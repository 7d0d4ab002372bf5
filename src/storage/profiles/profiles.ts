import type {Profile, ProfileRef} from '../../domain/profile/profile.ts';
import type {ProfileList, TrashEntry} from '../../domain/profile/profile-summary.ts';

/** A stored version as it was read; `hash` tells later whether the file is still the same. */
export interface StoredProfile {
  readonly profile: Profile;
  readonly hash: string;
  readonly text: string;
}

/** The versions of a workspace, wherever it lies. Everything it throws is a StrataError that names the file and says what to do. */
export interface Profiles {
  /** The list as it was last read, with no look at the files: for the first frame. Undefined when nothing is known. */
  lastKnown(): Promise<ProfileList | undefined>;
  list(): Promise<ProfileList>;
  /** Throws `profile.missing`, and what reading and parsing throws. */
  read(ref: ProfileRef): Promise<StoredProfile>;
  /**
   * Saves the profile as the version that it says it is, if the file still has the hash `expected`; undefined means that there must be
   * none. Where it throws, nothing has changed. With `keepsOld` what the version was is in the trash then.
   */
  save(
    profile: Profile,
    expected: string | undefined,
    options?: {readonly keepsOld?: boolean},
  ): Promise<{readonly hash: string}>;
  /** Saves the profile under the name and version that it has now, and moves the version `from`, which it was, to the trash. */
  rename(from: ProfileRef, profile: Profile, expected: string): Promise<{readonly hash: string}>;
  /** Moves versions to the trash. */
  remove(refs: readonly ProfileRef[]): Promise<void>;
  /** What can be restored, newest first. */
  trash(): Promise<readonly TrashEntry[]>;
  /** Puts a version back where it was, or under another name or version. */
  restore(id: string, as?: ProfileRef): Promise<ProfileRef>;
}
