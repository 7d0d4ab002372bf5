import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Commit} from '../../../src/domain/profile/commit.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';

export const STACK_TABS = ['layers', 'variables', 'info', 'versions'] as const;

export type StackTab = (typeof STACK_TABS)[number];

export const BESIDE_TABS = ['values', 'readme', 'problems'] as const;

export type BesideTab = (typeof BESIDE_TABS)[number];

export interface StackScreen {
  readonly type: 'stack';
  readonly tab: StackTab;
  readonly lists: Readonly<Record<StackTab, ListState>>;
  readonly filters: Readonly<Record<StackTab, FilterState>>;
  /** Ids of marked layers. */
  readonly marked: ReadonlySet<string>;
  /** Set while layers are being moved: the profile as it was, to put them back. */
  readonly grabbed: {readonly ids: ReadonlySet<string>; readonly before: Profile} | undefined;
  /**
   * The pane beside the layers, when there is room: its tab, and the pack of the layer under the cursor if that needs
   * it.
   */
  readonly beside: {readonly tab: BesideTab; readonly layer: string | undefined; readonly pack: Loadable<Pack>};
  /** The commits that last touched the versions, as of when that tab was shown; empty outside git. */
  readonly commits: ReadonlyMap<string, Commit>;
}
