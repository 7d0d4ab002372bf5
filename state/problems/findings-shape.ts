import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';

/** How much the checks found in a stored version, as its file and the registries were. */
export interface Findings {
  readonly modified: number;
  readonly catalog: Catalog | undefined;
  readonly errors: number;
  readonly warnings: number;
}

/** A stored version to be checked, and when its file was written. */
export interface UncheckedVersion {
  readonly ref: ProfileRef;
  readonly modified: number;
}

/** What findings are remembered by. */
export function findingsKey({name, version}: ProfileRef): string {
  return `${name}@${version}`;
}
