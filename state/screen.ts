import type {TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {ProfileRef} from '../src/domain/profile/profile.ts';
import type {BatchItem, BatchJob, BatchPhase} from './batch.ts';
import type {FilterState} from './filter.ts';
import type {ListState} from './list.ts';
import type {Loadable} from './loadable.ts';
import type {CompareScreen, TextScreen} from './screens/compare/compare-screen.ts';
import type {ImportScreen} from './screens/import/import-screen.ts';
import type {MergeScreen} from './screens/import/merge-screen.ts';
import type {LayerScreen} from './screens/layer/layer-screen.ts';
import type {NewProfileScreen} from './screens/new-profile/new-profile-screen.ts';
import type {PackPickerScreen} from './screens/picker/picker-screen.ts';
import type {ResolvedScreen} from './screens/resolved/resolved-screen.ts';
import type {StackScreen} from './screens/stack/stack-screen.ts';
import type {UpgradeScreen} from './screens/upgrade/upgrade-screen.ts';
import type {RecoveredText} from './session/recovered-text.ts';

/** What each screen holds of its own: its selection, its scroll offset, the text being typed. */
export type Screen =
  | RecoveryScreen
  | ProfilesScreen
  | TrashScreen
  | LogScreen
  | RegistriesScreen
  | NewProfileScreen
  | StackScreen
  | LayerScreen
  | PackPickerScreen
  | CompareScreen
  | TextScreen
  | ProblemsScreen
  | ResolvedScreen
  | ImportScreen
  | UpgradeScreen
  | MergeScreen
  | BatchScreen;

/** Unsaved work that is found at the start because the last run did not quit. */
export interface RecoveryScreen {
  readonly type: 'recovery';
  readonly list: ListState;
  readonly drafts: readonly DraftSummary[];
  /** Texts that editors had open; they come first. */
  readonly texts: readonly RecoveredText[];
}

export interface DraftSummary {
  readonly ref: ProfileRef;
  /** ISO 8601, of the last change. */
  readonly changedAt: string;
  /** The last change's label. */
  readonly label: string;
  /** The number of changes since it was saved. */
  readonly changes: number;
}

export interface ProfilesScreen {
  readonly type: 'profiles';
  readonly list: ListState;
  readonly filter: FilterState;
  readonly marked: ReadonlySet<string>;
  readonly sort: 'name' | 'modified' | 'type';
}

export interface TrashScreen {
  readonly type: 'trash';
  readonly list: ListState;
  readonly filter: FilterState;
  readonly entries: Loadable<readonly TrashEntry[]>;
}

export interface LogScreen {
  readonly type: 'log';
  readonly list: ListState;
  readonly filter: FilterState;
  readonly log: Loadable<LogTail>;
}

/** The latest lines of the log, oldest first, and the log's path. */
export interface LogTail {
  readonly file: string;
  readonly lines: readonly string[];
}

export interface RegistriesScreen {
  readonly type: 'registries';
  readonly list: ListState;
  /** What is searched for in the rows: their order is what packs are looked for in. */
  readonly search: FilterState;
}

export interface ProblemsScreen {
  readonly type: 'problems';
  /** Only the problems of this layer; all problems of the profile when undefined. */
  readonly layer: string | undefined;
  readonly list: ListState;
  readonly filter: FilterState;
}

/** A batch: looked at item by item, then exported or imported. */
export interface BatchScreen {
  readonly type: 'batch';
  readonly job: BatchJob;
  readonly items: readonly BatchItem[];
  /** The current phase; undefined when nothing is running. */
  readonly doing: BatchPhase | undefined;
  /** True after it was called off, while the current item is still waited for. */
  readonly isStopping: boolean;
  /** The number of items that are done with. */
  readonly done: number;
  /** Everything that was ready is done. */
  readonly isOver: boolean;
  readonly list: ListState;
  /** The text that is searched for in the rows. */
  readonly search: FilterState;
}
