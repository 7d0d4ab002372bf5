import type {LearnedUid} from '../src/domain/import/learned-uids.ts';
import type {Layer} from '../src/domain/layer/layer.ts';
import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {PackSummary} from '../src/domain/pack/pack.ts';
import type {NewRegistry} from '../src/domain/pack/registry-setting.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {Profile, ProfileRef} from '../src/domain/profile/profile.ts';
import type {UpgradeQuestion} from '../src/domain/upgrade/upgrade-layer.ts';
import type {UpgradeTarget} from '../src/domain/upgrade/upgrade-target.ts';
import type {KeyPath} from '../src/domain/values/key-path.ts';
import type {Action} from './action.ts';
import type {ExportRequest} from './actions/export-action.ts';
import type {DocumentSource} from './actions/import-action.ts';
import type {CarryRequest, PushRequest, SharePlace} from './actions/share-action.ts';
import type {BatchItem, BatchJob, BatchPhase} from './batch.ts';
import type {TypedForm} from './dialogs/dialog-shape.ts';
import type {DraftsAfter} from './found-drafts.ts';
import type {Place} from './place.ts';
import type {UncheckedVersion} from './problems/findings-shape.ts';
import type {CompareSide} from './screens/compare/compare-screen.ts';
import type {KeptImport, KeptMerge} from './screens/import/kept-import-shape.ts';
import type {NewProfileSnapshot} from './screens/new-profile/new-profile-snapshot.ts';
import type {KeptAnswers} from './screens/upgrade/upgrade-row.ts';
import type {EditPurpose} from './session/edited-text.ts';
import type {RecoveredText} from './session/recovered-text.ts';

/** Everything that can be asked of the world, as data. `perform` (`effects/`) carries it out through the ports. */
export type Effect = DraftEffect | AsyncEffect;

/** Drafts are written before the screen shows the change, so these effects are carried out at once, blocking. */
export type DraftEffect =
  | {
      readonly type: 'draft.record';
      readonly ref: ProfileRef;
      readonly label: string;
      readonly before: Profile;
      readonly after: Profile;
    }
  | {readonly type: 'draft.undo'; readonly ref: ProfileRef}
  | {readonly type: 'draft.redo'; readonly ref: ProfileRef}
  | {readonly type: 'draft.saved'; readonly ref: ProfileRef; readonly profile: Profile; readonly hash: string}
  /** The New profile screen as plain data for a JSON file; undefined when it is finished. */
  | {readonly type: 'draft.new-profile'; readonly snapshot: NewProfileSnapshot | undefined}
  /** What is typed into the open form; undefined when it is closed. */
  | {readonly type: 'draft.form'; readonly typed: TypedForm | undefined}
  /** What was answered on a screen that is open: undefined when it is done with, or left. */
  | KeptWork;

type KeptWork =
  | {readonly type: 'draft.answers'; readonly what: 'upgrade'; readonly answers: KeptAnswers | undefined}
  | {
      readonly type: 'draft.answers';
      readonly what: 'import' | 'merge';
      readonly answers: KeptImport | KeptMerge | undefined;
    };

export type AsyncEffect =
  /** The last known list, for the first frames. */
  | {readonly type: 'profiles.recall'}
  | {readonly type: 'profiles.load'}
  /** `depth`: how many screens stay below it; all of them when absent. */
  | {
      readonly type: 'profile.open';
      readonly ref: ProfileRef;
      readonly place: Place;
      readonly edited?: RecoveredText;
      readonly depth?: number;
    }
  | {
      readonly type: 'profile.save';
      readonly ref: ProfileRef;
      readonly profile: Profile;
      readonly expected: string | undefined;
      /** What another wrote goes to the trash. */
      readonly keepsOld?: boolean;
    }
  | {
      readonly type: 'profile.create';
      readonly profile: Profile;
      readonly said: string;
      /** The version whose draft this became; that draft is finished once this is written. */
      readonly done?: ProfileRef;
      /** The document it was imported from, kept for later merges. */
      readonly imported?: Profile;
      /** What the import says about registries. */
      readonly learned?: readonly LearnedUid[];
    }
  | {readonly type: 'profile.copy'; readonly from: ProfileRef; readonly to: ProfileRef}
  /**
   * Reads both sides of a merge: the document as it came, as it would be imported, and the existing version of its
   * name.
   */
  | {readonly type: 'merge.read'; readonly document: Profile; readonly file: Profile; readonly source: string}
  /** Keeps a document that was merged, for later merges. */
  | {readonly type: 'import.keep'; readonly document: Profile}
  /** Opens a version with the result of a merge as an unsaved change; `here` is the version that was merged. */
  | {
      readonly type: 'merge.open';
      readonly ref: ProfileRef;
      readonly here: Profile;
      readonly merged: Profile;
      readonly document: Profile;
      readonly said: string;
    }
  | {readonly type: 'profile.delete'; readonly refs: readonly ProfileRef[]}
  | {readonly type: 'document.read'; readonly from: DocumentSource}
  | {
      readonly type: 'profile.export';
      readonly request: ExportRequest;
      readonly draft: Profile | undefined;
      /** The draft's problems, when it has been checked already. */
      readonly known: readonly Problem[] | undefined;
      readonly catalog: Catalog | undefined;
    }
  | CarryRequest
  | PushRequest
  /** A version that was pushed, to be imported. */
  | {readonly type: 'document.pull'; readonly from: SharePlace}
  /** Continues a batch at one of its items, for a while. */
  | {
      readonly type: 'batch.step';
      readonly job: BatchJob;
      readonly items: readonly BatchItem[];
      readonly phase: BatchPhase;
      readonly from: number;
    }
  | {readonly type: 'text.copy'; readonly text: string; readonly what: string}
  | {readonly type: 'text.write'; readonly text: string; readonly what: string; readonly file: string}
  /** Finds the commits that last touched the versions of a profile, in a git work tree. */
  | {readonly type: 'commits.read'; readonly name: string}
  | {readonly type: 'log.load'}
  /** Copies a layer's values, or the value at a path in them; secrets masked unless revealed. */
  | {readonly type: 'values.copy'; readonly layer: Layer; readonly path: KeyPath; readonly isRevealed: boolean}
  | {readonly type: 'document.copy'; readonly profile: Profile; readonly isRevealed: boolean}
  | {readonly type: 'trash.load'}
  | {readonly type: 'trash.restore'; readonly id: string}
  | {readonly type: 'draft.discard'; readonly ref: ProfileRef}
  | {readonly type: 'catalog.load'}
  /** Reads registries on disk again, or, at the user's request, those on the network too. */
  | {readonly type: 'catalog.rescan'; readonly reread?: readonly string[] | 'all'}
  | {readonly type: 'registry.add'; readonly registry: NewRegistry}
  | {readonly type: 'registry.move'; readonly name: string; readonly to: number}
  | {readonly type: 'registry.login'; readonly name: string; readonly username: string; readonly password: string}
  | {readonly type: 'registry.remove'; readonly name: string}
  /** `isChosen`: the user chose it, rather than merely moved over it, so a registry on the network may be asked. */
  | {readonly type: 'pack.read'; readonly summary: PackSummary; readonly purpose: 'picker'; readonly isChosen: boolean}
  | {readonly type: 'pack.read-of-layer'; readonly layer: Layer}
  /** Asks for the copy of a layer again, with its pack's values, because it has none of its own. */
  | {
      readonly type: 'layer.read-defaults';
      readonly layer: Layer;
      readonly asked: Extract<Action, {type: 'layer.copy' | 'picker.copy'}>;
    }
  /** Reads both packs, and merges. */
  | {
      readonly type: 'upgrade.plan';
      readonly layer: Layer;
      /** What its values were made from; undefined when that is unknown. */
      readonly before: PackSummary | undefined;
      readonly target: UpgradeTarget;
      readonly isChosen: boolean;
    }
  | {readonly type: 'upgrade.merge'; readonly target: UpgradeTarget; readonly question: UpgradeQuestion}
  | {readonly type: 'sides.read'; readonly sides: readonly [SideSource, SideSource]}
  | {
      readonly type: 'editor.open';
      readonly purpose: EditPurpose;
      readonly name: string;
      readonly text: string;
      readonly line: number;
      /** Whose text it is; none in the pack picker, where there is no version yet. */
      readonly ref: ProfileRef | undefined;
      /** The file of an earlier edit with this text, which was not taken over yet. */
      readonly pending?: string;
    }
  /** Deletes the private file of an edit that was taken over. */
  | {readonly type: 'editor.forget'; readonly file: string}
  /** Gives up the text of an edit: it stays in its file, and is not offered again. */
  | {readonly type: 'editor.give-up'; readonly file: string}
  /** Latest wins; the work is done where no key waits for it. */
  | {readonly type: 'profile.check'; readonly profile: Profile; readonly catalog: Catalog | undefined}
  /** Checks as many stored versions as some hundred milliseconds allow. */
  | {
      readonly type: 'versions.check';
      readonly versions: readonly UncheckedVersion[];
      readonly catalog: Catalog | undefined;
    }
  | {readonly type: 'place.save'; readonly place: Place}
  | {readonly type: 'drafts.load'; readonly after: DraftsAfter}
  | {readonly type: 'app.quit'; readonly status: number; readonly place: Place}
  /** Opens the user's own workspace instead, and imports the bundle there. */
  | {readonly type: 'app.leave-bundle'; readonly place: Place}
  | {readonly type: 'app.suspend'}
  | {readonly type: 'app.redraw'}
  | {readonly type: 'app.cancel'}
  /** Dispatches an action after so many milliseconds, unless another such effect comes first. */
  | {readonly type: 'later'; readonly ms: number; readonly action: Action};

/**
 * One side of a comparison, as it is requested: at hand, a stored version, a file, a pack, or the defaults of a layer's
 * pack.
 */
export type SideSource =
  | CompareSide
  | ProfileRef
  | {readonly draftOf: ProfileRef}
  | {readonly file: string}
  | {readonly pack: PackSummary}
  | {readonly defaultsOf: Layer};
