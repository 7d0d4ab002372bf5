import type {StrataError} from '../src/domain/error.ts';
import type {BatchAction} from './actions/batch-action.ts';
import type {CompareAction} from './actions/compare-action.ts';
import type {ExportAction} from './actions/export-action.ts';
import type {ImportAction} from './actions/import-action.ts';
import type {LayerAction} from './actions/layer-action.ts';
import type {NewProfileAction} from './actions/new-profile-action.ts';
import type {PickerAction} from './actions/picker-action.ts';
import type {ProblemAction} from './actions/problem-action.ts';
import type {ProfilesAction} from './actions/profiles-action.ts';
import type {RegistryAction} from './actions/registry-action.ts';
import type {SessionAction} from './actions/session-action.ts';
import type {ShareAction} from './actions/share-action.ts';
import type {UpgradeAction} from './actions/upgrade-action.ts';
import type {VariableAction} from './actions/variable-action.ts';
import type {DialogOf} from './dialogs/dialog-shape.ts';
import type {ListMove} from './list.ts';
import type {Notice} from './notice.ts';
import type {Place} from './place.ts';
import type {Screen} from './screen.ts';
import type {Size, Surroundings} from './surroundings.ts';

/**
 * Everything that can happen, as `subject.verb`: what the user does, and, in the past tense, what the world answers.
 * The actions of one subject are in `actions/`.
 */
export type Action =
  | AppAction
  | ListAction
  | DialogAction
  | ProfilesAction
  | ImportAction
  | ExportAction
  | BatchAction
  | ShareAction
  | SessionAction
  | ProblemAction
  | VariableAction
  | LayerAction
  | PickerAction
  | NewProfileAction
  | CompareAction
  | UpgradeAction
  | RegistryAction;

type AppAction =
  /** The first frame is on screen: where the user left off, and whether the last run ended properly. */
  | {readonly type: 'app.started'; readonly place: Place; readonly wasCutOff: boolean}
  /** The first frame is on its way. */
  | {readonly type: 'app.shown'}
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
  /** Leaves the bundle that is open for the user's own workspace, and imports it there. */
  | {readonly type: 'bundle.leave'}
  | {readonly type: 'app.suspend'}
  | {readonly type: 'app.redraw'}
  /** Pasted text goes into a field, or nowhere. */
  | {readonly type: 'text.pasted'; readonly text: string}
  | {readonly type: 'notice.show'; readonly notice: Notice}
  /** An effect failed. */
  | {readonly type: 'effect.failed'; readonly what: string; readonly error: StrataError}
  | {readonly type: 'screen.push'; readonly screen: Screen}
  | {readonly type: 'screen.back'}
  | {readonly type: 'help.toggle'}
  | {readonly type: 'palette.toggle'}
  | {readonly type: 'palette.run'};

type ListAction =
  | {readonly type: 'list.move'; readonly by: ListMove}
  /** Puts the cursor on a row by its number, as in fixed menus. */
  | {readonly type: 'list.put'; readonly row: number}
  | {readonly type: 'list.mark'}
  | {readonly type: 'list.sort'}
  | {readonly type: 'filter.open'}
  | {readonly type: 'filter.accept'}
  | {readonly type: 'filter.leave'}
  /** Goes along the lines of a text that are longer than the screen is wide. */
  | {readonly type: 'text.shift'; readonly by: 1 | -1}
  | {readonly type: 'match.next'; readonly by: 1 | -1}
  | {readonly type: 'tab.step'; readonly by: 1 | -1}
  /** The cursor has rested, so the detail beside the list shows the row under it. */
  | {readonly type: 'detail.follow'}
  /** Scrolls the text beside the list by half of its height. */
  | {readonly type: 'detail.scroll'; readonly by: 1 | -1}
  /** Shows another tab beside the layers. */
  | {readonly type: 'detail.step'; readonly by: 1 | -1}
  | {readonly type: 'tab.show'; readonly at: number}
  /** Text, or an editing key, for whatever takes text now. */
  | {readonly type: 'text.type'; readonly text: string}
  | {readonly type: 'text.edit'; readonly key: string}
  | {readonly type: 'field.step'; readonly by: 1 | -1};

type DialogAction =
  | {readonly type: 'dialog.open'; readonly dialog: DialogOf<Action>}
  | {readonly type: 'dialog.close'}
  | {readonly type: 'dialog.focus'}
  | {readonly type: 'dialog.answer'}
  /** Chooses the option at a place; without one, the option under the cursor. */
  | {readonly type: 'menu.choose'; readonly at?: number}
  | {readonly type: 'form.submit'};
