import {openForm} from '../../dialogs/forms.ts';
import {NO_FILTER} from '../../filter.ts';
import type {State} from '../../model.ts';
import {say, type Step} from '../../step.ts';
import {shownClouds, TYPE_CHOICES} from './new-profile-choices.ts';
import {changeNote, withCloud, withType} from './new-profile-cloud.ts';
import {goOn} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';
import {nextField} from './new-profile-typing.ts';

/** Makes the choice of the step, and goes on. */
export function chooseStep(state: State, screen: NewProfileScreen): Step {
  switch (screen.step) {
    case 'type': {
      const row = TYPE_CHOICES[screen.lists.type.cursor];
      if (row === undefined) return [state];
      return withNote(screen, goOn(state, withType(state, screen, row.type)));
    }
    case 'cloud': {
      const row = shownClouds(state, screen)[screen.lists.cloud.cursor];
      if (row === undefined) return [state];
      if (row.id !== undefined) return chooseCloud(state, screen, row.id);
      const ask = openForm('cloud')(state);
      return [ask.type === 'dialog.open' ? {...state, dialog: ask.dialog} : state];
    }
    case 'info':
      return nextField(state, screen);
    default:
      return goOn(state, screen);
  }
}

/** Chooses a cloud by its id, and goes on. */
export function chooseCloud(state: State, screen: NewProfileScreen, cloud: string): Step {
  return withNote(screen, goOn(state, {...withCloud(state, screen, cloud), cloudFilter: NO_FILTER}));
}

/** Says which layers a change of type or cloud set aside, or brought back. */
function withNote(before: NewProfileScreen, [state, ...effects]: Step): Step {
  const after = state.screens.at(-1);
  const note = after?.type === 'new-profile' ? changeNote(before, after) : undefined;
  return [note === undefined ? state : say(state, 'warning', note), ...effects];
}
