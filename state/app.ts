import type {Action} from './action.ts';
import {LIST_START} from './list.ts';
import {EMPTY_PALETTE, type State, topScreen} from './model.ts';
import {placeOf} from './place-now.ts';
import {popScreen, pushScreen, say, type Step} from './step.ts';

/** Ctrl-C twice within this quits, ms. */
const TWICE = 1500;

/** What concerns the app as a whole: its screens, overlays, size and end. Any other action has no meaning here. */
export function updateApp(state: State, action: Action): Step {
  switch (action.type) {
    case 'app.resized':
      return [{...state, size: action.size}];
    case 'app.close':
      return state.screens.length === 1 ? quit(state, 0) : leave(state);
    case 'app.quit':
      return quit(state, 0);
    case 'app.interrupt':
      if (state.pressedAt - state.interruptedAt < TWICE) return quit(state, 130);
      return [
        say(
          {...state, interruptedAt: state.pressedAt, running: undefined, isSweeping: false},
          'info',
          'ctrl-c again quits; drafts are kept',
        ),
        {type: 'app.cancel'},
      ];
    case 'bundle.leave':
      return [state, {type: 'app.leave-bundle', place: placeOf(state)}];
    case 'app.suspend':
    case 'app.redraw':
      return [state, {type: action.type}];
    case 'notice.show':
      return [{...state, notice: action.notice}];
    case 'screen.push':
      return [pushScreen(state, action.screen)];
    case 'screen.back':
      return state.screens.length === 1 ? [say(state, 'info', 'this is the first screen; q quits')] : leave(state);
    case 'help.toggle':
      return [{...state, help: state.help === undefined ? LIST_START : undefined}];
    case 'palette.toggle':
      return [{...state, palette: EMPTY_PALETTE}];
    case 'dialog.open':
      return [{...state, dialog: action.dialog}];
    case 'match.next':
    case 'list.mark':
    case 'list.sort':
    case 'tab.step':
    case 'tab.show':
      return [say(state, 'info', 'no meaning on this screen; ? shows the keys')];
    default:
      return [state];
  }
}

function leave(state: State): Step {
  const next = popScreen(state);
  // Home marks versions with unsaved work, and shows what others have changed in the meantime.
  return topScreen(next).type === 'profiles'
    ? [next, {type: 'drafts.load', after: 'change'}, {type: 'profiles.load'}]
    : [next];
}

function quit(state: State, status: number): Step {
  return [state, {type: 'app.quit', status, place: placeOf(state)}];
}
