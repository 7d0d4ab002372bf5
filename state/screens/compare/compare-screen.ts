import type {ProfileDiff} from '../../../src/domain/diff/profile-diff.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';
import type {CompareRow} from './compare-row.ts';
import type {CompareSource} from './compare-shape.ts';

/** One side of a comparison: a stored version, the open draft, or a document from elsewhere. */
export interface CompareSide {
  readonly label: string;
  readonly profile: Profile;
  /** The dotted paths that a layer's pack calls passwords: masked on both sides. */
  readonly secrets?: ReadonlyMap<Layer, readonly string[]>;
  /** The names of layers whose secrets are unknown, because their pack cannot be read. */
  readonly unmasked?: readonly string[];
}

/** By key path, or as text; side by side needs 120 columns. */
export type CompareView = 'tree' | 'unified' | 'side-by-side';

export interface CompareScreen {
  readonly type: 'compare';
  /** What is compared, so that it can be read again when it changes; undefined when both sides were given. */
  readonly sources: readonly [CompareSource, CompareSource] | undefined;
  readonly compared: Loadable<{readonly sides: readonly [CompareSide, CompareSide]; readonly diff: ProfileDiff}>;
  readonly view: CompareView;
  readonly list: ListState;
  /** The keys of folded parts, and of unfolded runs of unchanged lines. */
  readonly folded: ReadonlySet<string>;
  /** Made from the diff whenever it, the view, the folds or the width change. */
  readonly rows: readonly CompareRow[];
  /** The number of changes, including those in folded parts. */
  readonly changes: number;
  /** The width for which the rows were made. */
  readonly columns: number;
  /** The text that is searched for in the rows. */
  readonly search: FilterState;
}

/** A text to read that is not of the open version: of a comparison's side, or the README of a pack that may be added. */
export interface TextScreen {
  readonly type: 'text';
  /** Whose text it is, for the title. */
  readonly of: readonly string[];
  /** Prose has no line numbers. */
  readonly isProse: boolean;
  readonly lines: readonly string[];
  readonly list: ListState;
  readonly search: FilterState;
}
