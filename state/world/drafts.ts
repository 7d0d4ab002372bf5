import type {Action} from '../action.ts';
import type {TypedForm} from '../dialogs/dialog-shape.ts';
import {readTyped} from '../dialogs/typed-form.ts';
import {type State, topScreen} from '../model.ts';
import type {LeftImport} from '../screens/import/kept-import-shape.ts';
import {readLeftImport} from '../screens/import/kept-import.ts';
import {readSnapshot, snapshotName} from '../screens/new-profile/new-profile-draft.ts';
import type {NewProfileSnapshot} from '../screens/new-profile/new-profile-snapshot.ts';
import {recoveryStart} from '../screens/recovery.ts';
import {readAnswers} from '../screens/upgrade/kept-answers.ts';
import {mention, pushScreen, say} from '../step.ts';

/** Takes over the unsaved work that was found. After a run that was cut off it is shown first. */
export function draftsLoaded(state: State, action: Extract<Action, {type: 'drafts.loaded'}>): State {
  const {drafts, texts, troubles, newProfile, after} = action;
  const unfinished = topScreen(state).type === 'new-profile' ? state.unfinished : readSnapshot(newProfile);
  const found = after === 'change' ? {...state, drafts} : withLeft({...state, drafts}, action);
  const next = withUnfinished(found, unfinished);
  const said = troubles.length === 0 ? next : say(next, 'warning', troubles.join('; '));
  const isRecovered = after === 'cut-off' && drafts.length + texts.length > 0;
  return isRecovered ? pushScreen(said, recoveryStart(drafts, texts)) : said;
}

/** What the last run left half filled in. Nothing is opened by itself: the user may want something else first. */
function withLeft(
  state: State,
  {form, answers, import: document, merge}: Extract<Action, {type: 'drafts.loaded'}>,
): State {
  const leftForm = readTyped(form);
  const leftImport = readLeftImport(document, merge);
  const said = leftImport === undefined ? sayForm(state, leftForm) : sayImport(state, leftImport);
  return {...said, leftForm, leftImport, leftAnswers: readAnswers(answers)};
}

function sayForm(state: State, form: TypedForm | undefined): State {
  if (form === undefined) return state;
  return mention(state, `what was typed into "${form.title}" is there when that is opened again`);
}

function sayImport(state: State, {kept}: LeftImport): State {
  return mention(state, `an import was left unfinished: ${kept.source}; I among the profiles goes on with it`);
}

function withUnfinished(state: State, unfinished: NewProfileSnapshot | undefined): State {
  const next = {...state, unfinished};
  if (unfinished === undefined || state.unfinished !== undefined) return next;
  return mention(next, `a new profile was left unfinished: ${snapshotName(unfinished)}; a continues it`);
}
