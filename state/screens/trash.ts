import type {TrashEntry} from '../../src/domain/profile/profile-summary.ts';
import {NO_FILTER, filterRows, parseFilter} from '../filter.ts';
import {LIST_START} from '../list.ts';
import {LOADING, ready, readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import type {TrashScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';

export const TRASH_START: TrashScreen = {type: 'trash', list: LIST_START, filter: NO_FILTER, entries: LOADING};

/** The entries that the filter lets through. */
export function trashRows({entries, filter}: TrashScreen): readonly TrashEntry[] {
  return filterRows(readyOr(entries, []), parseFilter(filter.line.text, []), textOf);
}

function textOf({ref, what}: TrashEntry): string {
  return `${ref.name} ${ref.version} ${TRASH_WORDS[what]}`.toLowerCase();
}

/** An entry in words. */
export const TRASH_WORDS: Readonly<Record<TrashEntry['what'], string>> = {version: 'version', draft: 'unsaved work'};

export function trashAtCursor(state: State): TrashEntry | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'trash' ? trashRows(screen)[screen.list.cursor] : undefined;
}

export const trashPart: ScreenPart<TrashScreen> = {
  title: () => ['trash'],
  contexts: () => ['trash'],
  count: (_state, screen) => trashRows(screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  filter: screen => screen.filter,
  withFilter: (screen, filter) => ({...screen, filter}),
  rowKeys: (_state, screen) => trashRows(screen).map(({id}) => id),
  status: (_state, screen) => statusOf(screen),
  update(state, screen, action) {
    switch (action.type) {
      case 'trash.loaded':
        return [withTop(state, {...screen, entries: ready(action.entries)})];
      default:
        return undefined;
    }
  },
};

function statusOf(screen: TrashScreen): string {
  if (screen.entries.status !== 'ready') return '';
  const all = screen.entries.value.length;
  const shown = trashRows(screen).length;
  if (all === 0) return '';
  return shown === all ? `${all} to restore` : `${shown} of ${all} to restore`;
}
