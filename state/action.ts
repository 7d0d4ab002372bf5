import type {Commit} from '../src/domain/profile/commit.ts';
import type {Catalog} from '../src/domain/pack/catalog.ts';
import type {ProfileDiff} from '../src/domain/diff/profile-diff.ts';
import type {StrataError} from '../src/domain/error.ts';
import type {History} from '../src/domain/profile/history.ts';
import type {FilledSecret} from '../src/domain/import/fill-secret.ts';
import type {Origin} from '../src/domain/import/merge-part.ts';
import type {Layer, LayerKind} from '../src/domain/layer/layer.ts';
import type {Choice, Choices} from '../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../src/domain/merge/upgrade-values.ts';
import type {Pack} from '../src/domain/pack/pack.ts';
import type {Problem} from '../src/domain/problem.ts';
import type {ProfileList, TrashEntry} from '../src/domain/profile/profile-summary.ts';
import type {Profile, ProfileRef, Variable} from '../src/domain/profile/profile.ts';
import type {NewRegistry} from '../src/domain/pack/registry-setting.ts';
import type {UpgradeTarget} from '../src/domain/upgrade/upgrade-target.ts';
import type {KeyPath} from '../src/domain/values/key-path.ts';
import type {CompareFormat, CompareSource} from './screens/compare/compare-shape.ts';
import type {Sides} from './screens/compare/compare-sides.ts';
import type {DialogOf} from './dialogs/dialog-shape.ts';
import type {EditedText, EditPurpose} from './session/edited-text.ts';
import type {BatchItem, BatchJob, BatchPhase, BatchResult} from './batch.ts';
import type {ListMove} from './list.ts';
import type {Notice} from './notice.ts';
import type {Place} from './place.ts';
import type {RecoveredText} from './session/recovered-text.ts';
import type {DraftSummary, LayerTab, LogTail, Merging, Screen, StackTab} from './screen.ts';
import type {NewProfileSnapshot} from './screens/new-profile/new-profile-snapshot.ts';
import type {Size, Surroundings} from './surroundings.ts';
import type {UpgradePlan} from './screens/upgrade/upgrade-row.ts';
import type {Findings} from './problems/findings-shape.ts';

/** Everything that can happen: `subject.verb`. What the user does, and in the past tense what the world answers. */
export type Action =
  | AppAction
  | ListAction
  | DialogAction
  | ProfilesAction
  | SessionAction
  | ProblemAction
  | VariableAction
  | LayerAction
  | PickerAction
  | WizardAction
  | CompareAction
  | UpgradeAction
  | RegistryAction;

type AppAction =
  /** The first frame is shown: where the user was, and whether the last run ended as it should. */
  | {readonly type: 'app.started'; readonly place: Place; readonly wasCutOff: boolean}
  | {
      readonly type: 'settings.loaded';
      readonly keys: Surroundings['keys'];
      readonly theme: string | undefined;
      readonly troubles: readonly string[];
    }
  | {readonly type: 'app.resized'; readonly size: Size}
  /** A key by its name (`j`, `ctrl+d`, `shift+up`) at a time in milliseconds. */
  | {readonly type: 'key.pressed'; readonly key: string; readonly at: number}
  /** Closes the screen; quits at the top. */
  | {readonly type: 'app.close'}
  /** Ctrl-C: cancels what runs; twice within 1.5 s it quits. */
  | {readonly type: 'app.interrupt'}
  | {readonly type: 'app.quit'}
  /** Goes on in the user's own workspace, with the import of the bundle that the workspace is in. */
  | {readonly type: 'bundle.leave'}
  | {readonly type: 'app.suspend'}
  | {readonly type: 'app.redraw'}
  /** Text that was pasted: for a field, or for nothing. */
  | {readonly type: 'text.pasted'; readonly text: string}
  | {readonly type: 'notice.show'; readonly notice: Notice}
  /** Something that was asked of the world went wrong. */
  | {readonly type: 'effect.failed'; readonly what: string; readonly error: StrataError}
  | {readonly type: 'screen.push'; readonly screen: Screen}
  | {readonly type: 'screen.back'}
  | {readonly type: 'help.toggle'}
  | {readonly type: 'palette.toggle'}
  | {readonly type: 'palette.run'};

type ListAction =
  | {readonly type: 'list.move'; readonly by: ListMove}
  /** Puts the cursor on a row by its number, as the fixed menus do. */
  | {readonly type: 'list.put'; readonly row: number}
  | {readonly type: 'list.mark'}
  | {readonly type: 'list.sort'}
  | {readonly type: 'filter.open'}
  | {readonly type: 'filter.accept'}
  | {readonly type: 'filter.leave'}
  | {readonly type: 'match.next'; readonly by: 1 | -1}
  | {readonly type: 'tab.step'; readonly by: 1 | -1}
  | {readonly type: 'tab.show'; readonly at: number}
  /** Text or an editing key for whatever takes text now. */
  | {readonly type: 'text.type'; readonly text: string}
  | {readonly type: 'text.edit'; readonly key: string}
  | {readonly type: 'field.step'; readonly by: 1 | -1};

type DialogAction =
  | {readonly type: 'dialog.open'; readonly dialog: DialogOf<Action>}
  | {readonly type: 'dialog.close'}
  | {readonly type: 'dialog.focus'}
  | {readonly type: 'dialog.answer'}
  /** Without a place, the option under the cursor. */
  | {readonly type: 'menu.choose'; readonly at?: number}
  | {readonly type: 'form.submit'};

type ProfilesAction =
  | {readonly type: 'profiles.reload'}
  | {readonly type: 'profiles.recalled'; readonly list: ProfileList}
  | {readonly type: 'profiles.loaded'; readonly list: ProfileList}
  | {readonly type: 'profile.open'; readonly ref: ProfileRef; readonly tab?: StackTab}
  | {
      readonly type: 'profile.opened';
      readonly ref: ProfileRef;
      readonly saved: Profile | undefined;
      readonly hash: string | undefined;
      readonly history: History;
      readonly draftedAt: string | undefined;
      readonly place: Place;
      /** A text of the version that an editor had open when the last run ended. */
      readonly edited?: RecoveredText;
      /** Over how many screens it was to be opened. */
      readonly depth?: number;
    }
  | {readonly type: 'profiles.delete-asked'}
  | {readonly type: 'versions.delete-asked'}
  | {readonly type: 'profile.delete'; readonly refs: readonly ProfileRef[]}
  | {readonly type: 'profile.deleted'; readonly refs: readonly ProfileRef[]}
  | {
      readonly type: 'profile.created';
      readonly ref: ProfileRef;
      readonly hash: string;
      readonly profile: Profile;
      readonly said: string;
      /** The registries, where an import told something of them. */
      readonly catalog?: Catalog;
    }
  | {readonly type: 'profile.copy'; readonly from: ProfileRef; readonly to: ProfileRef}
  /** A document from elsewhere, to be imported. */
  | {readonly type: 'document.read'; readonly from: DocumentSource}
  | {
      readonly type: 'import.read';
      readonly document: Profile;
      readonly stored: Profile | undefined;
      readonly source: string;
    }
  | {readonly type: 'import.as'; readonly name: string; readonly version: string}
  | {readonly type: 'import.registry'; readonly from: string; readonly to: string}
  /** A secret that came masked is filled in. */
  | {readonly type: 'import.fill'; readonly secret: FilledSecret}
  | {readonly type: 'import.accept'}
  | {readonly type: 'import.compare'}
  /** Asks for another name or version. */
  | {readonly type: 'import.rename'}
  | MergeAction
  | BatchAction
  | ExportRequest
  | {readonly type: 'text.copy'; readonly text: string; readonly what: string}
  | {readonly type: 'values.copy'; readonly layer: Layer; readonly path: KeyPath; readonly isRevealed: boolean}
  | {readonly type: 'document.copy'; readonly profile: Profile; readonly isRevealed: boolean}
  /** What an export will not hold, or write over, is shown before it is written. */
  | {readonly type: 'export.previewed'; readonly request: ExportRequest; readonly preview: ExportPreview}
  /** The version has errors, and was not to be exported with them. */
  | {readonly type: 'export.refused'; readonly request: ExportRequest; readonly errors: readonly Problem[]}
  | {readonly type: 'commits.read'; readonly name: string; readonly commits: ReadonlyMap<string, Commit>}
  | {readonly type: 'log.open'}
  | {readonly type: 'log.loaded'; readonly log: LogTail}
  | {readonly type: 'trash.open'}
  | {readonly type: 'trash.loaded'; readonly entries: readonly TrashEntry[]}
  | {readonly type: 'trash.restore'; readonly id: string}
  | {readonly type: 'trash.restored'; readonly ref: ProfileRef; readonly what: TrashEntry['what']}
  | {
      readonly type: 'drafts.loaded';
      readonly drafts: readonly DraftSummary[];
      readonly texts: readonly RecoveredText[];
      readonly troubles: readonly string[];
      /** The new profile that was left unfinished, as its draft was read: whatever it is, it is checked. */
      readonly newProfile: unknown;
      readonly isStart: boolean;
    }
  /** Opens the version of a text that an editor had open, and asks about it. */
  | {readonly type: 'text.recover'; readonly text: RecoveredText}
  | {readonly type: 'draft.discard'; readonly ref: ProfileRef}
  | {readonly type: 'draft.discarded'; readonly ref: ProfileRef};

/** A version as another wrote it, with the hash of its file. */
interface Theirs {
  readonly profile: Profile;
  readonly hash: string;
}

type BatchAction =
  /** Several versions to files of a directory: those of the marked profiles, or of all. */
  | {
      readonly type: 'export.many';
      readonly versions: 'all' | 'latest';
      readonly format: string;
      readonly directory: string;
    }
  | {readonly type: 'batch.found'; readonly job: BatchJob; readonly items: readonly BatchItem[]}
  | {
      readonly type: 'batch.stepped';
      readonly phase: BatchPhase;
      /** The place of the first result. */
      readonly from: number;
      readonly results: readonly BatchResult[];
    }
  /** Does all that is ready. */
  | {readonly type: 'batch.run'}
  /** Opens what the row under the cursor is about. */
  | {readonly type: 'batch.open'}
  /** Goes to the next or previous row that is left out. */
  | {readonly type: 'batch.go'; readonly by: 1 | -1}
  | {readonly type: 'batch.registry'; readonly from: string; readonly to: string};

type MergeAction =
  /** Asks for both sides of a merge with what is there. */
  | {readonly type: 'import.merge'}
  | {readonly type: 'merge.read'; readonly merging: Merging}
  /** The other side for the place under the cursor; for all places. */
  | {readonly type: 'merge.toggle'}
  | {readonly type: 'merge.all'; readonly side: Origin}
  | {readonly type: 'merge.base'}
  | {readonly type: 'merge.step'; readonly by: 1 | -1}
  | {readonly type: 'merge.compare'}
  /** Makes an unsaved change of it; `open` says whose to take where nothing was chosen, and is asked for when it is not known. */
  | {readonly type: 'merge.accept'; readonly open: Origin | undefined}
  | {readonly type: 'merge.as'; readonly version: string}
  | {
      readonly type: 'merge.opened';
      readonly opened: Extract<Action, {type: 'profile.opened'}>;
      readonly merged: Profile;
      readonly document: Profile;
      readonly said: string;
    };

type SessionAction =
  | {readonly type: 'session.undo'}
  | {readonly type: 'session.redo'}
  | {readonly type: 'session.save'}
  | {readonly type: 'session.saved'; readonly ref: ProfileRef; readonly profile: Profile; readonly hash: string}
  /** The file is no longer as it was read: what is on disk now, or undefined when it is gone. */
  | {
      readonly type: 'session.conflicted';
      readonly ref: ProfileRef;
      /** What is on disk now; undefined where there is no such file any more, or it cannot be read. */
      readonly theirs: Theirs | undefined;
      /** Why what is on disk cannot be read. */
      readonly trouble?: string;
    }
  | {readonly type: 'session.overwrite'; readonly hash: string | undefined}
  | {readonly type: 'session.save-as'}
  | {readonly type: 'session.take'; readonly theirs: Theirs}
  | {
      readonly type: 'session.inform';
      readonly name: string;
      readonly version: string;
      readonly description: string;
      readonly tags: readonly string[];
    }
  /** The answer of a background check. */
  | {readonly type: 'profile.checked'; readonly profile: Profile; readonly problems: readonly Problem[]}
  | {readonly type: 'versions.checked'; readonly found: ReadonlyMap<string, Findings>};

type ProblemAction =
  /** Of the whole profile, or of one layer. */
  | {readonly type: 'problems.open'; readonly layer?: string}
  /** Goes to the place of the problem under the cursor. */
  | {readonly type: 'problem.go'}
  /** Goes to the next line with a problem in the text that is shown. */
  | {readonly type: 'problem.step'; readonly by: 1 | -1};

type VariableAction =
  /** The form of the variable at that place, from 0; of a new one when undefined. */
  | {readonly type: 'variable.open'; readonly at: number | undefined}
  /** Puts it in that place; adds it last when undefined. */
  | {readonly type: 'variable.put'; readonly at: number | undefined; readonly variable: Variable}
  | {readonly type: 'variable.step'; readonly by: 1 | -1}
  /** Asks which variable is to stand in place of the value under the cursor. */
  /** Shows the layer, or the first one that the variable stands in, with variables filled in. */
  | {readonly type: 'resolved.open'}
  | {readonly type: 'resolved.step'; readonly by: 1 | -1}
  /** Asks for an example value of the variable under the cursor. */
  | {readonly type: 'example.ask'}
  | {readonly type: 'example.open'; readonly name: string}
  | {readonly type: 'example.put'; readonly name: string; readonly value: string}
  | {readonly type: 'example.forget'}
  | {readonly type: 'variable.insert-asked'}
  | {readonly type: 'variable.insert'; readonly layer: string; readonly path: KeyPath; readonly name: string}
  | {readonly type: 'variable.delete-asked'}
  | {readonly type: 'variable.remove'; readonly at: number};

type LayerAction =
  | {readonly type: 'layer.open'; readonly layer: string; readonly tab?: LayerTab; readonly line?: number}
  /** Asks what to add: a pack, or manifests. */
  | {readonly type: 'layer.add'}
  | {readonly type: 'layer.pick'; readonly kind: LayerKind}
  /** Another version of the pack of the layer that is shown. */
  | {readonly type: 'layer.upgrade'}
  | {readonly type: 'layer.add-manifests'; readonly name: string}
  /** What a registry that cannot be listed holds, by name and version; `namespace` is empty for what is no chart. */
  | {
      readonly type: 'layer.add-named';
      readonly registry: string;
      readonly name: string;
      readonly version: string;
      readonly namespace: string;
    }
  /** The chosen chart goes into the namespace. */
  | {readonly type: 'picker.namespace'; readonly namespace: string}
  /** Adds a second copy of a layer under a display name. `defaults` are its pack's values, where it has none of its own. */
  | {readonly type: 'layer.copy'; readonly layer: string; readonly displayName: string; readonly defaults?: string}
  | {readonly type: 'layer.remove'}
  | {readonly type: 'layer.step'; readonly by: 1 | -1}
  | {readonly type: 'layer.grab'}
  | {readonly type: 'layer.drop'}
  | {readonly type: 'layer.put-back'}
  | {readonly type: 'layer.reveal'}
  | {readonly type: 'layer.pack-read'; readonly layer: string; readonly pack: Pack}
  | {readonly type: 'layer.pack-missing'; readonly layer: string; readonly message: string}
  | {readonly type: 'preset.toggle'}
  | {readonly type: 'text.open'; readonly purpose: EditPurpose; readonly line?: number}
  /** Opens what the Layer screen shows: the values, or the manifest under the cursor. */
  | {readonly type: 'text.open-shown'}
  /** Back into the editor with a text that is not the layer's yet. */
  | {
      readonly type: 'text.reopen';
      readonly purpose: EditPurpose;
      readonly text: string;
      readonly file: string;
      readonly line: number;
    }
  | {readonly type: 'text.keep'; readonly purpose: EditPurpose; readonly text: string; readonly file: string}
  | {readonly type: 'text.edited'; readonly purpose: EditPurpose; readonly result: EditedText}
  /** Leaves what came back from the editor in its file. */
  | {readonly type: 'text.give-up'; readonly file: string}
  | {readonly type: 'manifest.add'; readonly layer: string; readonly name: string}
  | {readonly type: 'manifest.remove'}
  | {readonly type: 'manifest.step'; readonly by: 1 | -1};

type PickerAction =
  | {readonly type: 'picker.choose'}
  | {readonly type: 'picker.back'}
  /** The cursor has rested: what is under it is read for the detail. */
  | {readonly type: 'picker.rest'}
  | {readonly type: 'picker.detail'}
  /** Adds a pack that the profile has already, under a display name of its own; `defaults` as for `layer.copy`, of the first. */
  | {readonly type: 'picker.copy'; readonly displayName: string; readonly defaults?: string}
  /** Enables the preset under the cursor, or disables it. */
  | {readonly type: 'picker.toggle'}
  | {readonly type: 'picker.pack-read'; readonly pack: Pack}
  | {readonly type: 'picker.pack-failed'; readonly message: string};

type WizardAction =
  /** A new profile; where one was left unfinished, it is offered again. */
  | {readonly type: 'wizard.open'}
  | {readonly type: 'wizard.start'; readonly snapshot: NewProfileSnapshot | undefined}
  /** Chooses what the step asks for, and goes to the next one. */
  | {readonly type: 'wizard.next'}
  | {readonly type: 'wizard.back'}
  /** Goes to a step by its number, counted from 0. */
  | {readonly type: 'wizard.go'; readonly at: number}
  /** Makes the profile for a cloud of the tenant's own. */
  | {readonly type: 'wizard.cloud'; readonly cloud: string}
  /** Leaves the core layer of the step out. */
  | {readonly type: 'wizard.skip'}
  | {readonly type: 'wizard.create'};

type CompareAction =
  | {readonly type: 'compare.open'; readonly a: CompareSource; readonly b: CompareSource}
  | {readonly type: 'compare.read'; readonly sides: Sides; readonly diff: ProfileDiff}
  | {readonly type: 'compare.failed'; readonly message: string}
  /** With a profile or a file that was typed. */
  | {readonly type: 'compare.with'; readonly other: string; readonly compared: CompareSource}
  | {readonly type: 'compare.swap'}
  | {readonly type: 'compare.export'; readonly format: CompareFormat; readonly file: string}
  | {readonly type: 'compare.copy'; readonly format: CompareFormat}
  | {readonly type: 'compare.step'; readonly by: 1 | -1}
  /** Folds the part that the cursor is in, or opens it. */
  | {readonly type: 'compare.fold'}
  /** Goes into the layer under the cursor, or opens what is folded there. */
  | {readonly type: 'compare.enter'};

type UpgradeAction =
  /** Goes to the version under the cursor. */
  | {readonly type: 'upgrade.choose'}
  /** The cursor has rested: what the version under it would come to is found out. */
  | {readonly type: 'upgrade.look'}
  | {readonly type: 'upgrade.back'}
  | {readonly type: 'upgrade.planned'; readonly target: UpgradeTarget; readonly plan: UpgradePlan}
  | {readonly type: 'upgrade.failed'; readonly target: UpgradeTarget; readonly message: string}
  | {readonly type: 'upgrade.merged'; readonly choices: Choices; readonly merge: Upgrade}
  /** Turns the change under the cursor around. */
  | {readonly type: 'upgrade.toggle'}
  /** Folds a part, or asks what to take. */
  | {readonly type: 'upgrade.settle'}
  /** Takes a choice at some paths, and goes on to the next open conflict. */
  | {readonly type: 'upgrade.take'; readonly keys: readonly string[]; readonly choice: Choice}
  | {readonly type: 'upgrade.step'; readonly by: 1 | -1}
  /** Opens the value under the cursor in the editor; `text` is one that was no good. */
  | {readonly type: 'upgrade.edit'; readonly text?: string}
  | {readonly type: 'upgrade.apply'};

type RegistryAction =
  | {readonly type: 'catalog.loaded'; readonly catalog: Catalog}
  /** Reads the registries again that are named, or all; those on the network too. */
  | {readonly type: 'catalog.rescan'; readonly reread?: readonly string[]}
  | {readonly type: 'registry.add'; readonly registry: NewRegistry}
  | {readonly type: 'registry.added'; readonly catalog: Catalog; readonly name: string}
  /** Packs are looked for in it earlier or later. */
  | {readonly type: 'registry.move'; readonly name: string; readonly by: 1 | -1}
  /** Without a user name what was kept is forgotten. */
  | {readonly type: 'registry.login'; readonly name: string; readonly username: string; readonly password: string}
  | {readonly type: 'registry.logged-in'; readonly name: string; readonly isKept: boolean}
  | {readonly type: 'registry.remove'; readonly name: string};

export type DocumentSource = {readonly file: string} | {readonly pasted: string};

export interface ExportRequest {
  readonly type: 'profile.export';
  readonly ref: ProfileRef;
  readonly format: string;
  readonly file: string;
  /** Even with errors. */
  readonly isForced: boolean;
  /** What becomes of secrets, and of a file that is there: `ask` shows it first where there is something to show. */
  readonly secrets: 'ask' | 'masked' | 'revealed';
}

export interface ExportPreview {
  /** What will be masked, in words. */
  readonly masked: readonly string[];
  /** What else is worth knowing: what the format cannot hold, what it asks for. */
  readonly notes: readonly string[];
  /** A file is there already. */
  readonly replaces: boolean;
}
