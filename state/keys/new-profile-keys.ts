import type {State} from '../model.ts';
import {addonAtCursor} from '../screens/new-profile/new-profile-addons.ts';
import {whyNotSkip} from '../screens/new-profile/new-profile-picking.ts';
import {always, type Binding} from './binding.ts';

const STEPS_BY_KEY = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const newProfileKeys: readonly Binding[] = [
  {
    id: 'new-profile.create',
    context: 'new-profile-review',
    keys: ['enter'],
    label: 'Create the profile and open it',
    hint: 'create',
    action: always({type: 'new-profile.create'}),
  },
  {
    id: 'new-profile.add',
    context: 'new-profile-addons',
    keys: ['a'],
    label: 'Add a layer: a pack, or manifests',
    hint: 'add',
    action: always({type: 'layer.add'}),
  },
  {
    id: 'new-profile.next',
    context: 'new-profile',
    keys: ['enter', 'l', 'right'],
    label: 'Choose, and go to the next step',
    hint: 'next',
    action: always({type: 'new-profile.next'}),
  },
  {
    id: 'new-profile.back',
    context: 'new-profile',
    keys: ['esc', 'h', 'left'],
    label: 'Go back a step; nothing is lost',
    hint: 'back',
    action: always({type: 'new-profile.back'}),
  },
  {
    id: 'new-profile.remove',
    context: 'new-profile-addons',
    keys: ['D', 'delete'],
    label: 'Remove the add-on',
    hint: 'remove',
    action: always({type: 'layer.remove'}),
    disabled: whyNoAddon,
  },
  {
    id: 'new-profile.down',
    context: 'new-profile-addons',
    keys: ['J', 'shift+down'],
    label: 'Move the add-on down',
    hint: 'down',
    action: always({type: 'layer.step', by: 1}),
    disabled: whyNoAddon,
  },
  {
    id: 'new-profile.up',
    context: 'new-profile-addons',
    keys: ['K', 'shift+up'],
    label: 'Move the add-on up',
    hint: 'up',
    action: always({type: 'layer.step', by: -1}),
    disabled: whyNoAddon,
  },
  {
    id: 'new-profile.skip',
    context: 'new-profile',
    keys: ['D', 'delete'],
    label: 'Leave out the core layer, where the cloud allows it',
    hint: 'leave out',
    action: always({type: 'new-profile.skip'}),
    disabled: whyNotSkip,
  },
  ...STEPS_BY_KEY.map((key, at): Binding => ({
    id: `new-profile.step-${key}`,
    context: 'new-profile',
    keys: [key],
    label: `Go to step ${key}`,
    action: always({type: 'new-profile.go', at}),
  })),
  {
    id: 'new-profile.field-done',
    context: 'new-profile-info',
    keys: ['enter'],
    label: 'Go on: the next field, then the next step',
    hint: 'next',
    action: always({type: 'new-profile.next'}),
  },
  {
    id: 'new-profile.field-next',
    context: 'new-profile-info',
    keys: ['tab', 'down'],
    label: 'Go to the next field',
    hint: 'next field',
    action: always({type: 'field.step', by: 1}),
  },
  {
    id: 'new-profile.field-previous',
    context: 'new-profile-info',
    keys: ['shift+tab', 'up'],
    label: 'Go to the previous field',
    action: always({type: 'field.step', by: -1}),
  },
  {
    id: 'new-profile.info-back',
    context: 'new-profile-info',
    keys: ['esc'],
    label: 'Go back a step; nothing is lost',
    hint: 'back',
    action: always({type: 'new-profile.back'}),
  },
];

function whyNoAddon(state: State): string | undefined {
  return addonAtCursor(state) === undefined ? 'no add-on here; a adds one' : undefined;
}
