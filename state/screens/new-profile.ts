import {LIST_START} from '../list.ts';
import type {NewProfileScreen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';

export const NEW_PROFILE_START: NewProfileScreen = {
  type: 'new-profile',
  step: 'type',
  list: LIST_START,
  profileType: undefined,
  cloud: undefined,
  info: [],
  focus: 0,
  profile: {metadata: {name: ''}, spec: {version: '1.0.0', template: {packs: []}}},
  picker: undefined,
};

export const newProfilePart: ScreenPart<NewProfileScreen> = {
  title: (_state, screen) => ['new profile', screen.step],
  contexts: () => ['new-profile'],
  count: () => 0,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  status: () => '',
  update: () => undefined,
};
