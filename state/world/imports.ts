import type {Action} from '../action.ts';
import type {State} from '../model.ts';
import {importStart} from '../screens/import/import.ts';
import {mergeStart} from '../screens/import/merge.ts';
import {opened} from '../session/opened.ts';
import {edit, MERGE_LABEL} from '../session/session.ts';
import {pushScreen, say, type Step} from '../step.ts';

/** Documents are read, and imported or merged. */
export function updateImports(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'document.read':
      return [{...state, running: 'reading the document'}, action];
    case 'import.read':
      return [pushScreen({...state, running: undefined}, importStart(action))];
    case 'merge.read':
      return [pushScreen({...state, running: undefined}, mergeStart(action))];
    case 'merge.opened': {
      const [next, ...effects] = opened(withoutImport(state), action.opened);
      const [edited, ...drafted] = edit(next, MERGE_LABEL, action.merged);
      const session = edited.session && {...edited.session, mergedFrom: action.document};
      return [say({...edited, session}, 'ok', action.said), ...effects, ...drafted];
    }
    default:
      return undefined;
  }
}

/** The imported version is open now, so its plan is finished. */
export function withoutImport(state: State): State {
  const [home, ...rest] = state.screens;
  return {...state, screens: [home, ...rest.filter(({type}) => type !== 'import' && type !== 'merge')]};
}
