import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';

/** How much the checks found in a version, as its file, its draft and the registries were. */
export interface Findings {
  readonly modified: number;
  readonly draftedAt: string | undefined;
  readonly catalog: Catalog | undefined;
  readonly errors: number;
  readonly warnings: number;
}

/** A version to be checked, when its file was written, and when its unsaved work was last changed, if it has any. */
export interface UncheckedVersion {
  readonly ref: ProfileRef;
  readonly modified: number;
  /** ISO 8601. */
  readonly draftedAt: string | undefined;
}

/** What findings are remembered by. */
export function findingsKey({name, version}: ProfileRef): string {
  return `${name}@${version}`;
}
