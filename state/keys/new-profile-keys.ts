import {always, type Binding} from '../binding.ts';

export const newProfileKeys: readonly Binding[] = [
  {
    id: 'wizard.next',
    context: 'new-profile',
    keys: ['enter', 'l', 'right'],
    label: 'Choose, and go to the next step',
    hint: 'next',
    action: always({type: 'wizard.next'}),
  },
  {
    id: 'wizard.back',
    context: 'new-profile',
    keys: ['esc', 'h', 'left'],
    label: 'Go back a step; nothing is lost',
    hint: 'back',
    action: always({type: 'wizard.back'}),
  },
];
