import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {LayerKind} from '../src/domain/layer.ts';
import type {Pack, PackSummary} from '../src/domain/pack.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Profile, ProfileRef} from '../src/domain/profile.ts';
import type {TrashEntry} from '../src/domain/profile-summary.ts';
import type {Field} from './field.ts';
import type {ListState} from './list.ts';
import type {Loadable} from './model.ts';
import type {CompareRow} from './screens/compare-rows.ts';
import type {TextLine} from './text-line.ts';

/** What each screen holds beyond what the app knows: its selection, its scroll offset, the text being typed. */
export type Screen =
  | RecoveryScreen
  | ProfilesScreen
  | TrashScreen
  | RegistriesScreen
  | NewProfileScreen
  | StackScreen
  | LayerScreen
  | PackPickerScreen
  | CompareScreen
  | ProblemsScreen;

/** The filter of a list: the text in force, and whether it is being typed. */
export interface FilterState {
  readonly line: TextLine;
  readonly isTyping: boolean;
}

/** Unsaved work found at the start that a clean quit did not leave. */
export interface RecoveryScreen {
  readonly type: 'recovery';
  readonly list: ListState;
  readonly drafts: readonly DraftSummary[];
}

export interface DraftSummary {
  readonly ref: ProfileRef;
  /** ISO 8601, of the last change. */
  readonly changedAt: string;
  /** The last change's label. */
  readonly label: string;
  /** How many changes since it was saved. */
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
  readonly entries: Loadable<readonly TrashEntry[]>;
}

export interface RegistriesScreen {
  readonly type: 'registries';
  readonly list: ListState;
}

export const STACK_TABS = ['layers', 'variables', 'info', 'versions'] as const;
export type StackTab = (typeof STACK_TABS)[number];

export interface StackScreen {
  readonly type: 'stack';
  readonly tab: StackTab;
  readonly lists: Readonly<Record<StackTab, ListState>>;
  /** Ids of marked layers. */
  readonly marked: ReadonlySet<string>;
  /** Layers that are being moved: the profile as it was, to put them back. */
  readonly grabbed: {readonly ids: ReadonlySet<string>; readonly before: Profile} | undefined;
}

export const LAYER_TABS = ['values', 'presets', 'manifests', 'readme'] as const;
export type LayerTab = (typeof LAYER_TABS)[number];

export interface LayerScreen {
  readonly type: 'layer';
  /** `layerId` of the layer shown. */
  readonly layer: string;
  readonly tab: LayerTab;
  readonly lists: Readonly<Record<LayerTab, ListState>>;
  /** What is searched for in the text of the tab. */
  readonly search: FilterState;
  /** Secrets are masked until a key reveals them, and again on leaving. */
  readonly isRevealed: boolean;
  /** The layer's pack, for presets, README and schema; failed where no registry has it. */
  readonly pack: Loadable<Pack>;
}

/** Choosing a pack, its version and its presets for a layer; a screen of its own, and a step of the New profile screen. */
export interface PackPicker {
  readonly kind: LayerKind;
  readonly cloud: string;
  readonly stage: 'pack' | 'version' | 'presets';
  readonly filter: FilterState;
  readonly lists: Readonly<Record<'pack' | 'version' | 'presets', ListState>>;
  /** The pack that was chosen, in its newest version. */
  readonly chosen: PackSummary | undefined;
  /** The tag that was chosen: a version or a train. */
  readonly tag: string | undefined;
  /** The chosen version, as it was read. */
  readonly pack: Loadable<Pack>;
  /** Values with the chosen presets applied; undefined until the pack is read. */
  readonly values: string | undefined;
}

export interface PackPickerScreen {
  readonly type: 'pack-picker';
  /** The layer whose pack or version is changed; undefined when a layer is added. */
  readonly replaces: string | undefined;
  readonly picker: PackPicker;
}

export interface NewProfileScreen {
  readonly type: 'new-profile';
  readonly step: string;
  readonly list: ListState;
  readonly profileType: string | undefined;
  readonly cloud: string | undefined;
  readonly info: readonly Field[];
  readonly focus: number;
  /** What was chosen so far. */
  readonly profile: Profile;
  readonly picker: PackPicker | undefined;
}

/** One side of a comparison: a stored version, the open draft, or a document from elsewhere. */
export interface CompareSide {
  readonly label: string;
  readonly profile: Profile;
}

/** Key paths, or the texts themselves; side by side from 120 columns. */
export type CompareView = 'tree' | 'unified' | 'side-by-side';

export interface CompareScreen {
  readonly type: 'compare';
  readonly compared: Loadable<{readonly sides: readonly [CompareSide, CompareSide]; readonly diff: ProfileDiff}>;
  readonly view: CompareView;
  readonly list: ListState;
  /** Keys of the parts that are folded, and of the runs of unchanged lines that are open. */
  readonly folded: ReadonlySet<string>;
  /** Made from the diff when it, the view or the folds change. */
  readonly rows: readonly CompareRow[];
}

export interface ProblemsScreen {
  readonly type: 'problems';
  readonly list: ListState;
  readonly problems: readonly Problem[];
}
