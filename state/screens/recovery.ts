import {LIST_START, putCursor} from '../list.ts';
import type {State} from '../model.ts';
import {placeOf} from '../place-now.ts';
import type {DraftSummary, RecoveryScreen} from '../screen.ts';
import {popScreen, say, type ScreenPart, withTop} from '../step.ts';
import {listRows} from '../surroundings.ts';

/** Offers the unsaved work that a run which did not quit has left. */
export function recoveryStart(drafts: readonly DraftSummary[]): RecoveryScreen {
  return {type: 'recovery', list: LIST_START, drafts};
}

export function draftAtCursor(state: State): DraftSummary | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'recovery' ? screen.drafts[screen.list.cursor] : undefined;
}

export const recoveryPart: ScreenPart<RecoveryScreen> = {
  title: () => ['recovered drafts'],
  contexts: () => ['recovery'],
  count: (_state, screen) => screen.drafts.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: (_state, screen) => `${screen.drafts.length} with unsaved work`,
  update(state, screen, action) {
    if (action.type !== 'draft.discarded') return undefined;
    const {name, version} = action.ref;
    const drafts = screen.drafts.filter(draft => draft.ref.name !== name || draft.ref.version !== version);
    const list = putCursor(screen.list, screen.list.cursor, drafts.length, listRows(state.size));
    const said = say(
      state,
      'info',
      `the draft of ${name} ${version} is discarded; it is kept in drafts/.kept for 30 days`,
    );
    const next = drafts.length === 0 ? popScreen(said) : withTop(said, {...screen, drafts, list});
    const open = state.session?.ref;
    if (open?.name !== name || open.version !== version) return [next];
    // The version lies open below with what was discarded: it is read again as it was saved.
    return [next, {type: 'profile.open', ref: action.ref, place: placeOf(next)}];
  },
};
