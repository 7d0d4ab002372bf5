import type {TrashEntry} from '../../src/domain/profile/profile-summary.ts';
import {LIST_START} from '../list.ts';
import {LOADING, ready, readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import type {TrashScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';

export const TRASH_START: TrashScreen = {type: 'trash', list: LIST_START, entries: LOADING};

export function trashAtCursor(state: State): TrashEntry | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'trash' ? readyOr(screen.entries, [])[screen.list.cursor] : undefined;
}

export const trashPart: ScreenPart<TrashScreen> = {
  title: () => ['trash'],
  contexts: () => ['trash'],
  count: (_state, screen) => readyOr(screen.entries, []).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: (_state, screen) => `${readyOr(screen.entries, []).length} to restore`,
  update(state, screen, action) {
    switch (action.type) {
      case 'trash.loaded':
        return [withTop(state, {...screen, entries: ready(action.entries)})];
      default:
        return undefined;
    }
  },
};
