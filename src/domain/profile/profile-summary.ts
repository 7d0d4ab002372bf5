import type {ProfileRef, ProfileType} from './profile.ts';

/** One row in the list of profiles: everything stored under one name. */
export interface ProfileSummary {
  readonly name: string;
  /** Highest version first, compared as semver; malformed ones last. */
  readonly versions: readonly VersionSummary[];
}

/** What lists and filters need to know about one version, without reading its file again. */
export interface VersionSummary {
  readonly version: string;
  readonly type: ProfileType;
  readonly cloud: string;
  readonly description: string;
  /** The tags as shown: `env:prod`, `pilot`. */
  readonly tags: readonly string[];
  /** The names of its packs, in the order of the stack. */
  readonly packs: readonly string[];
  /** When its file was last written, in milliseconds since 1970. */
  readonly modified: number;
}

/** A file in the workspace that cannot be read as a profile: listed with its reason, never touched. */
export interface BrokenFile {
  readonly file: string;
  /** Taken from the file's path, because its content cannot be read. */
  readonly ref: ProfileRef | undefined;
  readonly reason: string;
}

export interface ProfileList {
  readonly profiles: readonly ProfileSummary[];
  readonly broken: readonly BrokenFile[];
}

/** Something deleted that can be restored. */
export interface TrashEntry {
  readonly id: string;
  /** A deleted version, or discarded unsaved work. */
  readonly what: 'version' | 'draft';
  readonly ref: ProfileRef;
  /** ISO 8601. */
  readonly deletedAt: string;
}
