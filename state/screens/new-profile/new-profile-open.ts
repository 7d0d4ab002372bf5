import {startHistory} from '../../../src/domain/profile/history.ts';
import {newProfile} from '../../../src/domain/profile/new-profile.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START} from '../../list.ts';
import {readyOr} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {pushScreen, type Step} from '../../step.ts';
import {fromSnapshot, snapshotName} from './new-profile-draft.ts';
import {INFO_START} from './new-profile-info.ts';
import {showStep} from './new-profile-moves.ts';
import type {NewProfileScreen} from './new-profile-screen.ts';
import type {NewProfileSnapshot} from './new-profile-snapshot.ts';

const NEW_PROFILE_START: NewProfileScreen = {
  type: 'new-profile',
  step: 'type',
  lists: {type: LIST_START, cloud: LIST_START, addons: LIST_START, review: LIST_START},
  profileType: undefined,
  cloud: undefined,
  cloudFilter: NO_FILTER,
  info: INFO_START,
  focus: 0,
  history: startHistory(newProfile({name: '', type: 'cluster', cloud: ''})),
  aside: [],
  skipped: [],
  pickers: {},
};

/** Begins a new profile; one that was left unfinished is offered first. */
export function openNewProfile(state: State): Step {
  const {unfinished} = state;
  if (unfinished === undefined) return startNewProfile(state, undefined);
  const name = snapshotName(unfinished);
  return [
    {
      ...state,
      dialog: {
        kind: 'menu',
        title: `A new profile was left unfinished: ${name}`,
        options: [
          {label: 'Continue where you left', action: {type: 'new-profile.start', snapshot: unfinished}},
          {
            label: 'Begin another; the unfinished one is dropped',
            action: {type: 'new-profile.start', snapshot: undefined},
          },
          {label: 'Neither', action: {type: 'dialog.close'}},
        ],
      },
    },
  ];
}

/** Shows the screen, from the beginning or from a snapshot. */
export function startNewProfile(state: State, snapshot: NewProfileSnapshot | undefined): Step {
  if (snapshot === undefined) {
    const fresh = pushScreen({...state, unfinished: undefined}, NEW_PROFILE_START);
    return state.unfinished === undefined ? [fresh] : [fresh, {type: 'draft.new-profile', snapshot: undefined}];
  }
  const screen = fromSnapshot(snapshot, NEW_PROFILE_START, readyOr(state.catalog, {registries: []}));
  return showStep(pushScreen(state, screen), screen, screen.step);
}
