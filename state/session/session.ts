import {type History, record, redo, undo} from '../../src/domain/profile/history.ts';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {type Session, type State, topScreen} from '../model.ts';
import {say, type Step} from '../step.ts';
import {whyFixed} from '../surroundings.ts';

/** The label of a merge in the history. */
export const MERGE_LABEL = 'Merge a document';

export function isDirty(session: Session): boolean {
  return session.history.present !== session.saved;
}

/** The open profile with its unsaved changes. */
export function profileOf(state: State): Profile | undefined {
  return state.session?.history.present;
}

/** The history for undo and redo: of the new profile in the making, or of the open version. */
export function historyOf(state: State): History | undefined {
  const top = topScreen(state);
  return top.type === 'new-profile' ? top.history : state.session?.history;
}

/** Replaces the open profile: one undo step, and a line in the draft before the screen shows it. */
export function edit(state: State, label: string, after: Profile): Step {
  const {session} = state;
  if (session === undefined || after === session.history.present) return [state];
  const why = whyFixed(state.surroundings);
  if (why !== undefined) return [say(state, 'warning', why)];
  const before = session.history.present;
  return [
    {...state, session: {...session, history: record(session.history, label, after)}},
    {type: 'draft.record', ref: session.ref, label, before, after},
  ];
}

export function undoEdit(state: State): Step {
  const {session} = state;
  const step = session?.history.past.at(-1);
  if (session === undefined || step === undefined) return [say(state, 'info', 'nothing to undo')];
  return [
    say(
      {...state, session: {...session, history: undo(session.history)}},
      'info',
      `undone: ${step.label} (ctrl-r does it again)`,
    ),
    {type: 'draft.undo', ref: session.ref},
  ];
}

export function redoEdit(state: State): Step {
  const {session} = state;
  const step = session?.history.future[0];
  if (session === undefined || step === undefined) return [say(state, 'info', 'nothing to do again')];
  return [
    say({...state, session: {...session, history: redo(session.history)}}, 'info', `done again: ${step.label}`),
    {type: 'draft.redo', ref: session.ref},
  ];
}
