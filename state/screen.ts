import type {Commit} from '../src/domain/profile/commit.ts';
import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {FilledSecret} from '../src/domain/import/fill-secret.ts';
import type {MergeBase} from '../src/domain/import/merge-base.ts';
import type {MergeChoices} from '../src/domain/import/merge-part.ts';
import type {CoreKind, Layer, LayerKind} from '../src/domain/layer/layer.ts';
import type {Choices} from '../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../src/domain/merge/upgrade-values.ts';
import type {Pack, PackSummary} from '../src/domain/pack/pack.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef, ProfileType} from '../src/domain/profile/profile.ts';
import type {CompareSource} from './screens/compare/compare-shape.ts';
import type {BatchItem, BatchJob, BatchPhase} from './batch.ts';
import type {Field} from './dialogs/field.ts';
import type {ListState} from './list.ts';
import type {Loadable} from './loadable.ts';
import type {RecoveredText} from './session/recovered-text.ts';
import type {CompareRow} from './screens/compare/compare-row.ts';
import type {ChangeRow, PreviewRow, PreviewView, UpgradePlan} from './screens/upgrade/upgrade-row.ts';
import type {UpgradeTarget} from '../src/domain/upgrade/upgrade-target.ts';
import type {TextLine} from './text-line.ts';

/** What each screen holds beyond what the app knows: its selection, its scroll offset, the text being typed. */
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
  /** Texts that editors had open: they come first. */
  readonly texts: readonly RecoveredText[];
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
  readonly filter: FilterState;
  readonly entries: Loadable<readonly TrashEntry[]>;
}

export interface LogScreen {
  readonly type: 'log';
  readonly list: ListState;
  readonly filter: FilterState;
  readonly log: Loadable<LogTail>;
}

/** The latest lines of the log, the oldest first, and the file that holds them. */
export interface LogTail {
  readonly file: string;
  readonly lines: readonly string[];
}

export interface RegistriesScreen {
  readonly type: 'registries';
  readonly list: ListState;
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
  /** Layers that are being moved: the profile as it was, to put them back. */
  readonly grabbed: {readonly ids: ReadonlySet<string>; readonly before: Profile} | undefined;
  /** What stands beside the layers where there is room: which tab, and the pack of the layer under the cursor as far as that needs it. */
  readonly beside: {readonly tab: BesideTab; readonly layer: string | undefined; readonly pack: Loadable<Pack>};
  /** The commits that last touched the versions, as they were when that tab was shown; empty outside of git. */
  readonly commits: ReadonlyMap<string, Commit>;
}

export const LAYER_TABS = ['values', 'presets', 'manifests', 'readme'] as const;
export type LayerTab = (typeof LAYER_TABS)[number];

export interface LayerScreen {
  readonly type: 'layer';
  /** `layerId` of the layer shown. */
  readonly layer: string;
  readonly tab: LayerTab;
  readonly lists: Readonly<Record<LayerTab, ListState>>;
  /** Of the manifest that is shown: the line that was gone to, -1 for none, and the first one in sight. */
  readonly preview: ListState;
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
  readonly stage: PickerStage;
  readonly filters: Readonly<Record<PickerStage, FilterState>>;
  readonly lists: Readonly<Record<PickerStage, ListState>>;
  /** Name of the pack that was chosen. */
  readonly name: string | undefined;
  readonly choice: PickedTag | undefined;
  /** What was last read: the chosen version, or what the cursor rests on; loading until something is. */
  readonly pack: Loadable<Pack>;
  /** Values with the chosen presets and the user's own changes; undefined until the chosen version is read. */
  readonly values: string | undefined;
  /** What is shown beside the list. */
  readonly detail: 'readme' | 'values';
}

export const PICKER_STAGES = ['pack', 'version', 'presets'] as const;
export type PickerStage = (typeof PICKER_STAGES)[number];

/** A version or a train, and what it stands for now. */
export interface PickedTag {
  readonly tag: string;
  readonly pack: PackSummary;
}

export interface PackPickerScreen {
  readonly type: 'pack-picker';
  readonly picker: PackPicker;
}

/** A profile in the making: what was chosen and typed so far, step by step. */
export interface NewProfileScreen {
  readonly type: 'new-profile';
  readonly step: NewProfileStep;
  readonly lists: Readonly<Record<ListedStep, ListState>>;
  readonly profileType: ProfileType | undefined;
  readonly cloud: string | undefined;
  /** The filter of the list of clouds. */
  readonly cloudFilter: FilterState;
  readonly info: readonly Field[];
  /** Which field of the info is typed into. */
  readonly focus: number;
  /** The layers chosen so far, in a profile without a name; undo and redo as in an open version. */
  readonly history: History;
  /** Layers that don't fit the type and cloud as they are now; they come back when they do. */
  readonly aside: readonly Layer[];
  /** Core layers that are left out on purpose. */
  readonly skipped: readonly CoreKind[];
  /** What was found when the profile of the review was last checked, and in which profile. */
  readonly checked?: undefined | {readonly profile: Profile; readonly problems: readonly Problem[]};
  /** Where the choice of each layer stands, so that going back finds it as it was. */
  readonly pickers: Readonly<Partial<Record<LayerKind, PackPicker>>>;
}

export type NewProfileStep = 'type' | 'cloud' | 'info' | CoreKind | 'addons' | 'review';

/** The steps with a list of their own; layers are chosen in a pack picker. */
export type ListedStep = Exclude<NewProfileStep, CoreKind | 'info'>;

/** One side of a comparison: a stored version, the open draft, or a document from elsewhere. */
export interface CompareSide {
  readonly label: string;
  readonly profile: Profile;
  /** Dotted paths that a layer's pack calls passwords: masked on both sides. */
  readonly secrets?: ReadonlyMap<Layer, readonly string[]>;
  /** Names of the layers of which it is not known what is secret: their pack cannot be read. */
  readonly unmasked?: readonly string[];
}

/** Key paths, or the texts themselves; side by side from 120 columns. */
export type CompareView = 'tree' | 'unified' | 'side-by-side';

export interface CompareScreen {
  readonly type: 'compare';
  /** What is compared, to be read again when it changes; undefined where both sides were given. */
  readonly sources: readonly [CompareSource, CompareSource] | undefined;
  readonly compared: Loadable<{readonly sides: readonly [CompareSide, CompareSide]; readonly diff: ProfileDiff}>;
  readonly view: CompareView;
  readonly list: ListState;
  /** Keys of the parts that are folded, and of the runs of unchanged lines that are open. */
  readonly folded: ReadonlySet<string>;
  /** Made from the diff when it, the view, the folds or the width of the screen change. */
  readonly rows: readonly CompareRow[];
  /** How many changes there are, those in folded parts too. */
  readonly changes: number;
  /** The width that the rows were made for. */
  readonly columns: number;
  /** What is searched for in the rows. */
  readonly search: FilterState;
}

/** A text of one side of a comparison, to be read: it is not of the open version. */
export interface TextScreen {
  readonly type: 'text';
  /** Whose text it is, for the title. */
  readonly of: readonly string[];
  readonly lines: readonly string[];
  readonly list: ListState;
  readonly search: FilterState;
}

/** A layer's texts with its variables filled in. */
export interface ResolvedScreen {
  readonly type: 'resolved';
  /** `layerId` of the layer shown. */
  readonly layer: string;
  readonly list: ListState;
  readonly search: FilterState;
  readonly isRevealed: boolean;
  /** The layer's pack: its values where the layer has none, and what its schema calls passwords. */
  readonly pack: Loadable<Pack>;
}

export interface ProblemsScreen {
  readonly type: 'problems';
  /** Only the problems of this layer; of the whole profile when undefined. */
  readonly layer: string | undefined;
  readonly list: ListState;
  readonly filter: FilterState;
}

export interface ImportScreen {
  readonly type: 'import';
  readonly incoming: Incoming;
  readonly list: ListState;
  /** What is searched for in the rows. */
  readonly search: FilterState;
}

/** A document that was read, and how it is to be taken in. */
export interface Incoming {
  readonly document: Profile;
  /** The version of the same name and version in the workspace, where there is one. */
  readonly stored: Profile | undefined;
  /** The file, or where else the document came from, for people. */
  readonly source: string;
  readonly as: Partial<ProfileRef>;
  /** Registries of the document, and the one of ours that takes the place of each. */
  readonly registries: ReadonlyMap<string, string>;
  /** Secrets that came masked, as far as they were filled in. */
  readonly filled: readonly FilledSecret[];
}

export const UPGRADE_STAGES = ['targets', 'changes', 'preview'] as const;
export type UpgradeStage = (typeof UPGRADE_STAGES)[number];

/** Another version for a layer's pack: which one, what became of each key path, what comes of it. */
export interface UpgradeScreen {
  readonly type: 'upgrade';
  /** As it was when the screen was opened: what is applied was made of this. */
  readonly layer: Layer;
  readonly stage: UpgradeStage;
  readonly filters: Readonly<Record<'targets' | 'changes', FilterState>>;
  readonly lists: Readonly<Record<UpgradeStage, ListState>>;
  /** Undefined until one is chosen. */
  readonly target: UpgradeTarget | undefined;
  /** Both packs and the merge without any choice of the user's. */
  readonly plan: Loadable<UpgradePlan>;
  /** What the cursor last rested on among the targets, and what it would come to. */
  readonly looked: {readonly target: UpgradeTarget; readonly plan: Loadable<UpgradePlan>} | undefined;
  /** Conflicts that are answered, and changes that are turned around. */
  readonly choices: Choices;
  /** Keys of the parts that are folded. */
  readonly folded: ReadonlySet<string>;
  /** Made from the plan, the choices, the folds and the filter when they change. */
  readonly changes: readonly ChangeRow[];
  /** The merge with the choices; loading until the preview asks for it. */
  readonly result: Loadable<Upgrade>;
  readonly view: PreviewView;
  /** Made from the result when it, the view or the mask changes. */
  readonly preview: readonly PreviewRow[];
  readonly isRevealed: boolean;
}

/** A document and the version that has its name here, place by place. */
export interface MergeScreen {
  readonly type: 'merge';
  readonly merging: Merging;
  /** Which of the bases; one past the last is none. */
  readonly base: number;
  readonly choices: MergeChoices;
  readonly list: ListState;
  /** What is searched for in the rows. */
  readonly search: FilterState;
}

/** What is merged. */
export interface Merging {
  readonly here: Profile;
  /** The document as it would be taken in, and as it came. */
  readonly file: Profile;
  readonly document: Profile;
  readonly source: string;
  /** What is here, in words. */
  readonly label: string;
  /** What both may descend from, the likeliest first. */
  readonly bases: readonly MergeBase[];
  /** Dotted paths that a layer's pack calls passwords. */
  readonly secrets: ReadonlyMap<Layer, readonly string[]>;
}

/** Many things, one after another: looked at, then exported or imported. */
export interface BatchScreen {
  readonly type: 'batch';
  readonly job: BatchJob;
  readonly items: readonly BatchItem[];
  /** What is going on now; undefined while nothing is. */
  readonly doing: BatchPhase | undefined;
  /** It was called off, and what is being done is still waited for. */
  readonly isStopping: boolean;
  /** How many of the items are behind it. */
  readonly done: number;
  /** All that was ready is done. */
  readonly isOver: boolean;
  readonly list: ListState;
  /** What is searched for in the rows. */
  readonly search: FilterState;
}
