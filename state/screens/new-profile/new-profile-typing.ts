import type {Action} from '../../action.ts';
import {editField, typeInto, withErrors} from '../../dialogs/field.ts';
import type {State} from '../../model.ts';
import {type Step, withTop} from '../../step.ts';
import {checkedInfo, infoErrors} from './new-profile-info.ts';
import {goOn} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';

/** The Info step's part of `update`; undefined for actions that are not its own. */
export function updateInfo(state: State, screen: NewProfileScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'text.type':
    case 'text.pasted': {
      const info = checkedInfo(state, typeInto(screen.info, screen.focus, action.text));
      return [withTop(state, {...screen, info})];
    }
    case 'text.edit': {
      const info = editField(screen.info, screen.focus, action.key);
      return [info === undefined ? state : withTop(state, {...screen, info: checkedInfo(state, info)})];
    }
    case 'field.step': {
      const focus = (screen.focus + action.by + screen.info.length) % screen.info.length;
      return [withTop(state, {...screen, focus})];
    }
    default:
      return undefined;
  }
}

/** Enter goes to the next field, and on from the last one; with errors, to the first of them. */
export function nextField(state: State, screen: NewProfileScreen): Step {
  const errors = infoErrors(state, screen.info);
  const isLast = screen.focus === screen.info.length - 1;
  const here = screen.info[screen.focus];
  if (!isLast && (here === undefined || errors[here.name] === undefined))
    return [withTop(state, {...screen, focus: screen.focus + 1})];
  const wrong = screen.info.findIndex(one => errors[one.name] !== undefined);
  if (wrong < 0) return goOn(state, {...screen, focus: 0});
  return [withTop(state, {...screen, info: withErrors(screen.info, errors), focus: wrong})];
}
