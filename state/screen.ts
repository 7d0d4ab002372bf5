import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {FilledSecret} from '../src/domain/import/fill-secret.ts';
import type {MergeBase} from '../src/domain/import/merge-base.ts';
import type {MergeChoices} from '../src/domain/import/merge-part.ts';
import type {CoreKind, Layer, LayerKind} from '../src/domain/layer/layer.ts';
import type {Choices} from '../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../src/domain/merge/upgrade-values.ts';
import type {Pack, PackSummary} from '../src/domain/pack/pack.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Commit} from '../src/domain/profile/commit.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef, ProfileType} from '../src/domain/profile/profile.ts';
import type {UpgradeTarget} from '../src/domain/upgrade/upgrade-target.ts';
import type {BatchItem, BatchJob, BatchPhase} from './batch.ts';
import type {Field} from './dialogs/field.ts';
import type {ListState} from './list.ts';
import type {Loadable} from './loadable.ts';
import type {CompareRow} from './screens/compare/compare-row.ts';
import type {CompareSource} from './screens/compare/compare-shape.ts';
import type {ChangeRow, PreviewRow, PreviewView, UpgradePlan} from './screens/upgrade/upgrade-row.ts';
import type {RecoveredText} from './session/recovered-text.ts';
import type {TextLine} from './text-line.ts';

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

/** The filter of a list: its text, and whether it is being typed. */
export interface FilterState {
  readonly line: TextLine;
  readonly isTyping: boolean;
}

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

export const LAYER_TABS = ['values', 'presets', 'manifests', 'readme'] as const;
export type LayerTab = (typeof LAYER_TABS)[number];

export interface LayerScreen {
  readonly type: 'layer';
  /** The `layerId` of the layer. */
  readonly layer: string;
  readonly tab: LayerTab;
  readonly lists: Readonly<Record<LayerTab, ListState>>;
  /** Of the manifest that is shown: the line that was gone to, -1 for none, and the first one in sight. */
  readonly preview: ListState;
  /** The text that is searched for in the tab. */
  readonly search: FilterState;
  /** Secrets are masked until a key reveals them, and again after leaving. */
  readonly isRevealed: boolean;
  /** The layer's pack, for presets, README and schema; failed when no registry has it. */
  readonly pack: Loadable<Pack>;
}

/**
 * Choosing a pack, its version and its presets for a layer, on a screen of its own or in a step of the New profile
 * screen.
 */
export interface PackPicker {
  readonly kind: LayerKind;
  readonly cloud: string;
  readonly stage: PickerStage;
  readonly filters: Readonly<Record<PickerStage, FilterState>>;
  readonly lists: Readonly<Record<PickerStage, ListState>>;
  /** The name of the chosen pack. */
  readonly name: string | undefined;
  readonly choice: PickedTag | undefined;
  /** The pack last read: the chosen version, or the one on which the cursor rested; loading before that. */
  readonly pack: Loadable<Pack>;
  /** The values with the chosen presets and the user's own changes; undefined until the chosen version is read. */
  readonly values: string | undefined;
  /** What is shown beside the list. */
  readonly detail: 'readme' | 'values';
}

export const PICKER_STAGES = ['pack', 'version', 'presets'] as const;
export type PickerStage = (typeof PICKER_STAGES)[number];

/** A version or a train, and the pack it stands for now. */
export interface PickedTag {
  readonly tag: string;
  readonly pack: PackSummary;
}

export interface PackPickerScreen {
  readonly type: 'pack-picker';
  readonly picker: PackPicker;
}

/** A new profile: what was chosen and typed so far, step by step. */
export interface NewProfileScreen {
  readonly type: 'new-profile';
  readonly step: NewProfileStep;
  readonly lists: Readonly<Record<ListedStep, ListState>>;
  readonly profileType: ProfileType | undefined;
  readonly cloud: string | undefined;
  /** The filter of the list of clouds. */
  readonly cloudFilter: FilterState;
  readonly info: readonly Field[];
  /** The field of the info that is typed into. */
  readonly focus: number;
  /** The layers chosen so far, in a profile without a name, with undo and redo as for an open version. */
  readonly history: History;
  /** Layers that do not fit the current type and cloud; they come back when they do. */
  readonly aside: readonly Layer[];
  /** Core layers that are deliberately left out. */
  readonly skipped: readonly CoreKind[];
  /** The problems that the last check found on the Review step, and the profile in which it found them. */
  readonly checked?: undefined | {readonly profile: Profile; readonly problems: readonly Problem[]};
  /** The state of each layer's choice, so that going back finds it as it was. */
  readonly pickers: Readonly<Partial<Record<LayerKind, PackPicker>>>;
}

export type NewProfileStep = 'type' | 'cloud' | 'info' | CoreKind | 'addons' | 'review';

/** The steps with lists of their own; layers are chosen in a pack picker. */
export type ListedStep = Exclude<NewProfileStep, CoreKind | 'info'>;

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

/** A layer's texts with its variables filled in. */
export interface ResolvedScreen {
  readonly type: 'resolved';
  /** The `layerId` of the layer. */
  readonly layer: string;
  readonly list: ListState;
  readonly search: FilterState;
  readonly isRevealed: boolean;
  /** The layer's pack: its values when the layer has none, and what its schema calls passwords. */
  readonly pack: Loadable<Pack>;
}

export interface ProblemsScreen {
  readonly type: 'problems';
  /** Only the problems of this layer; all problems of the profile when undefined. */
  readonly layer: string | undefined;
  readonly list: ListState;
  readonly filter: FilterState;
}

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

export const UPGRADE_STAGES = ['targets', 'changes', 'preview'] as const;
export type UpgradeStage = (typeof UPGRADE_STAGES)[number];

/** An upgrade of a layer: which version, what becomes of each key path, and the result. */
export interface UpgradeScreen {
  readonly type: 'upgrade';
  /** The layer as it was when the screen was opened, from which the result is made. */
  readonly layer: Layer;
  readonly stage: UpgradeStage;
  readonly filters: Readonly<Record<'targets' | 'changes', FilterState>>;
  readonly lists: Readonly<Record<UpgradeStage, ListState>>;
  /** Undefined until one is chosen. */
  readonly target: UpgradeTarget | undefined;
  /** Both packs, and the merge without the user's choices. */
  readonly plan: Loadable<UpgradePlan>;
  /** The target on which the cursor last rested, and what it would bring. */
  readonly looked: {readonly target: UpgradeTarget; readonly plan: Loadable<UpgradePlan>} | undefined;
  /** The user's choices: settled conflicts, and changes where the other side was taken. */
  readonly choices: Choices;
  /** The keys of folded parts. */
  readonly folded: ReadonlySet<string>;
  /** Made from the plan, the choices, the folds and the filter whenever they change. */
  readonly changes: readonly ChangeRow[];
  /** The merge with the choices; loading until the preview asks for it. */
  readonly result: Loadable<Upgrade>;
  readonly view: PreviewView;
  /** Made from the result whenever it, the view or the mask changes. */
  readonly preview: readonly PreviewRow[];
  readonly isRevealed: boolean;
}

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
