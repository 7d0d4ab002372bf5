import {record} from '../../src/domain/profile/history.ts';
import {type ProfileRef, refOf, withMetadata, withVersion} from '../../src/domain/profile/profile.ts';
import {sameData} from '../../src/domain/values/plain-data.ts';
import type {Action} from '../action.ts';
import type {MenuOption} from '../dialogs/dialog.ts';
import {formAbout} from '../dialogs/forms.ts';
import type {Effect} from '../effect.ts';
import type {State} from '../model.ts';
import type {Session} from '../model.ts';
import {countText} from '../problems/problem-count.ts';
import {say, type Step} from '../step.ts';
import {whyFixed} from '../surroundings.ts';
import {isDirty, MERGE_LABEL} from './session.ts';
import {findUnreadable} from './unreadable.ts';

/** Writes the draft to its version or to a new one, and handles a file that changed since it was read. */
export function updateSaving(state: State, action: Action): Step | undefined {
  const {session} = state;
  switch (action.type) {
    case 'session.save':
      return save(state);
    case 'session.overwrite':
      return session === undefined ? [state] : save({...state, session: {...session, hash: action.hash}}, true);
    case 'session.save-as':
      return session === undefined
        ? [state]
        : [{...state, dialog: formAbout(state, 'new-version', {ref: session.ref})}];
    case 'session.saved':
      return saved(state, action);
    case 'session.conflicted':
      return conflicted(state, action);
    case 'session.take':
      return take(state, action);
    case 'profile.copy':
      return copy(state, action.from, action.to);
    default:
      return undefined;
  }
}

/** Saves the draft to its version; with `isOver` over what another wrote, which goes to the trash. */
function save(state: State, isOver = false): Step {
  const {session} = state;
  if (session === undefined) return [say(state, 'info', 'no profile is open')];
  const whyNot = whyFixed(state.surroundings);
  if (whyNot !== undefined) return [say(state, 'warning', whyNot)];
  if (!isDirty(session)) return [say(state, 'info', 'no changes since it was saved')];
  const why = whyNotSaved(session);
  if (why !== undefined) return [say(state, 'error', why)];
  const {ref, hash} = session;
  return [
    {...state, running: 'saving'},
    {type: 'profile.save', ref, profile: session.history.present, expected: hash, ...(isOver && {keepsOld: true})},
  ];
}

function whyNotSaved({history, saved: before}: Session): string | undefined {
  const unreadable = findUnreadable(history.present, before);
  if (unreadable === undefined) return undefined;
  const {layer, problem} = unreadable;
  return `not saved: ${layer.name} line ${problem.line ?? 1}: ${problem.message}; e on the layer mends it`;
}

/**
 * Saves under another version or name. A new version of the open version takes the unsaved changes along, which
 * finishes the old draft; a clone under another name leaves it as it is.
 */
function copy(state: State, from: ProfileRef, to: ProfileRef): Step {
  const {session} = state;
  if (session === undefined || !isAbout(session, from) || !isDirty(session))
    return [state, {type: 'profile.copy', from, to}];
  const why = whyNotSaved(session);
  if (why !== undefined) return [say(state, 'error', why)];
  const said = `${to.name} ${to.version} made from ${from.name} ${from.version} and its unsaved changes`;
  const isNewVersion = to.name === from.name;
  const profile = withVersion(withMetadata(session.history.present, {name: to.name}), to.version);
  return [state, {type: 'profile.create', profile, said, ...(isNewVersion ? {done: from} : {})}];
}

function saved(state: State, {ref, profile, hash}: Extract<Action, {type: 'session.saved'}>): Step {
  const {session} = state;
  const now = refOf(profile);
  const errors = session?.checked === profile ? countText(session.problems, ['error']) : '';
  const said = say(
    {...state, running: undefined},
    errors === '' ? 'ok' : 'warning',
    `saved as ${now.name} ${now.version}${errors === '' ? '' : `, with ${errors}; ! lists them`}`,
  );
  const lists: Effect[] = [{type: 'profiles.load'}, {type: 'drafts.load', after: 'change'}];
  if (session === undefined || !isAbout(session, ref)) return [said, ...lists];
  const isRenamed = now.name !== ref.name || now.version !== ref.version;
  // The draft of a version that now has another name is finished; later changes begin a new one.
  const moved: Effect[] = isRenamed ? [{type: 'draft.discard', ref}] : [];
  const {mergedFrom, ...own} = session;
  const isMerged = session.history.past.some(({label}) => label === MERGE_LABEL);
  const kept: Effect[] = mergedFrom !== undefined && isMerged ? [{type: 'import.keep', document: mergedFrom}] : [];
  return [
    {...said, session: {...own, ref: now, saved: profile, hash}},
    {type: 'draft.saved', ref: now, profile, hash},
    ...moved,
    ...lists,
    ...kept,
  ];
}

/** The file changed since it was read: nothing is written until the user has chosen. */
function conflicted(state: State, action: Extract<Action, {type: 'session.conflicted'}>): Step {
  const {session} = state;
  const {ref, theirs, trouble} = action;
  const name = `${ref.name} ${ref.version}`;
  const idle: State = {...state, running: undefined};
  if (session === undefined || !isAbout(session, ref))
    return [say(idle, 'warning', `${name} was not saved, since it was changed on disk; its draft is kept`)];
  const mine = session.history.present;
  // Both made the same change: there is nothing to choose.
  if (theirs !== undefined && sameData(theirs.profile, mine))
    return saved(state, {type: 'session.saved', ref, profile: mine, hash: theirs.hash});
  const options: MenuOption[] = [
    ...optionsFor(action),
    {label: 'Save mine as a new version', action: {type: 'session.save-as'}},
    {label: 'Do nothing; the draft is kept', action: {type: 'dialog.close'}},
  ];
  const lines = trouble === undefined ? {} : {lines: [trouble]};
  return [{...idle, dialog: {kind: 'menu', title: titleOf(action, name), ...lines, options}}];
}

function titleOf({theirs, trouble}: Extract<Action, {type: 'session.conflicted'}>, name: string): string {
  if (trouble !== undefined) return `${name} was changed on disk by another, and cannot be read`;
  return theirs === undefined ? `${name} is gone from disk` : `${name} was changed on disk by another`;
}

/**
 * What can be done about the file. One that cannot be read is not overwritten either, because nobody can see what it
 * holds.
 */
function optionsFor({ref, theirs, trouble}: Extract<Action, {type: 'session.conflicted'}>): readonly MenuOption[] {
  if (trouble !== undefined) return [];
  if (theirs === undefined) return [{label: 'Write mine again', action: {type: 'session.overwrite', hash: undefined}}];
  return [
    {label: 'See the difference', action: {type: 'compare.open', a: {from: 'version', ref}, b: {from: 'draft'}}},
    {
      label: 'Take theirs; mine stays in the history, u brings it back',
      action: {type: 'session.take', theirs},
    },
    {label: 'Overwrite it with mine; theirs goes to the trash', action: {type: 'session.overwrite', hash: theirs.hash}},
  ];
}

function take(state: State, {theirs: {profile, hash}}: Extract<Action, {type: 'session.take'}>): Step {
  const {session} = state;
  if (session === undefined) return [state];
  const label = 'Take what is on disk';
  const before = session.history.present;
  return [
    {...state, session: {...session, saved: profile, hash, history: record(session.history, label, profile)}},
    {type: 'draft.record', ref: session.ref, label, before, after: profile},
    {type: 'draft.saved', ref: session.ref, profile, hash},
  ];
}

function isAbout({ref}: Session, {name, version}: ProfileRef): boolean {
  return ref.name === name && ref.version === version;
}
