import type {FilledSecret} from '../../../src/domain/import/fill-secret.ts';
import type {Profile, ProfileRef} from '../../../src/domain/profile/profile.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';

export interface ImportScreen {
  readonly type: 'import';
  readonly incoming: Incoming;
  readonly list: ListState;
  /** The text that is searched for in the rows. */
  readonly search: FilterState;
}

/** A document, and how to import it. */
export interface Incoming {
  readonly document: Profile;
  /** The existing version of the same name and version, if there is one. */
  readonly stored: Profile | undefined;
  /** Where the document came from, in words. */
  readonly source: string;
  readonly as: Partial<ProfileRef>;
  /** Maps registries of the document to the ones of ours that replace them. */
  readonly registries: ReadonlyMap<string, string>;
  /** The masked secrets that were filled in. */
  readonly filled: readonly FilledSecret[];
}
