import type {BrokenPack, PackSummary} from './pack.ts';

/** What all registries hold together, in the user's order of registries. */
export interface Catalog {
  readonly registries: readonly RegistryStatus[];
}

/** `built-in` and `directory`; more kinds follow. */
export type RegistryKind = 'built-in' | 'directory';

export interface RegistryStatus {
  readonly name: string;
  readonly kind: RegistryKind;
  /** A directory's path; empty for the built-in one. */
  readonly source: string;
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
  /** When the index was made, ISO 8601; undefined while it is first read. */
  readonly readAt: string | undefined;
  /** Why the registry as a whole could not be read; its last known packs stay listed. */
  readonly failure: string | undefined;
}
