import type {ProfileRef, ProfileType} from './profile.ts';

/** One row of the list of profiles: everything stored under one name. */
export interface ProfileSummary {
  readonly name: string;
  /** Highest version first, compared as semver; malformed ones last. */
  readonly versions: readonly VersionSummary[];
}

/** What lists and filters need to know of one version without reading its file again. */
export interface VersionSummary {
  readonly version: string;
  readonly type: ProfileType;
  readonly cloud: string;
  readonly description: string;
  /** Tags as they are shown: `env:prod`, `pilot`. */
  readonly tags: readonly string[];
  /** Names of the packs in the stack's order. */
  readonly packs: readonly string[];
  /** When its file was last written, milliseconds since 1970. */
  readonly modified: number;
}

/** A file in the workspace that is not a profile that we can read: listed with its reason, never touched. */
export interface BrokenFile {
  readonly file: string;
  /** From the place of the file; its content could not be read. */
  readonly ref: ProfileRef | undefined;
  readonly reason: string;
}

export interface ProfileList {
  readonly profiles: readonly ProfileSummary[];
  readonly broken: readonly BrokenFile[];
}

/** Something that was deleted and can be restored. */
export interface TrashEntry {
  readonly id: string;
  /** A version that was deleted, or unsaved work that was discarded. */
  readonly what: 'version' | 'draft';
  readonly ref: ProfileRef;
  /** ISO 8601. */
  readonly deletedAt: string;
}
