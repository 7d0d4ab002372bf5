import type {Action} from '../action.ts';
import {type State, topScreen} from '../model.ts';
import {LOG_START} from '../screens/log.ts';
import {TRASH_START} from '../screens/trash.ts';
import {pushScreen, say, type Step} from '../step.ts';

/** The trash and the log. */
export function updateTrashAndLog(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'log.open':
      return topScreen(state).type === 'log'
        ? [state, {type: 'log.load'}]
        : [pushScreen(state, LOG_START), {type: 'log.load'}];
    case 'trash.open':
      return [pushScreen(state, TRASH_START), {type: 'trash.load'}];
    case 'trash.restore':
      return [state, {type: 'trash.restore', id: action.id}];
    case 'trash.restored':
      return [
        say(state, 'ok', restoredText(action)),
        {type: 'trash.load'},
        {type: 'profiles.load'},
        {type: 'drafts.load', after: 'change'},
      ];
    default:
      return undefined;
  }
}

function restoredText({ref, what}: Extract<Action, {type: 'trash.restored'}>): string {
  const version = `${ref.name} ${ref.version}`;
  return what === 'version' ? `${version} is back among the profiles` : `${version} has its unsaved work again`;
}
