import type {MergeBase} from '../../../src/domain/import/merge-base.ts';
import type {MergeChoices} from '../../../src/domain/import/merge-part.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';

/** A document and the version of its name here, place by place. */
export interface MergeScreen {
  readonly type: 'merge';
  readonly merging: Merging;
  /** The index of the chosen base; one past the last means none. */
  readonly base: number;
  readonly choices: MergeChoices;
  readonly list: ListState;
  /** The text that is searched for in the rows. */
  readonly search: FilterState;
}

/** What is merged. */
export interface Merging {
  readonly here: Profile;
  /** The document as it would be imported, and as it came. */
  readonly file: Profile;
  readonly document: Profile;
  readonly source: string;
  /** The version here, in words. */
  readonly label: string;
  /** The possible bases, likeliest first. */
  readonly bases: readonly MergeBase[];
  /** The dotted paths that a layer's pack calls passwords. */
  readonly secrets: ReadonlyMap<Layer, readonly string[]>;
}
