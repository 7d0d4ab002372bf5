import {type State, topScreen} from '../model.ts';
import {changeAtCursor} from '../screens/upgrade/upgrade-changes.ts';
import {always, type Binding, firstOf} from './binding.ts';
import {whyReadOnly} from './reasons.ts';

export const upgradeKeys: readonly Binding[] = [
  {
    id: 'upgrade.choose',
    context: 'upgrade-targets',
    keys: ['enter', 'l', 'right'],
    label: 'Choose the version, and see what it changes',
    hint: 'choose',
    action: always({type: 'upgrade.choose'}),
  },
  {
    id: 'upgrade.settle',
    context: 'upgrade-changes',
    keys: ['enter', 'l', 'right'],
    label: 'Answer the conflict; fold or unfold a part',
    hint: 'answer',
    action: always({type: 'upgrade.settle'}),
  },
  {
    id: 'upgrade.toggle',
    context: 'upgrade-changes',
    keys: ['space'],
    label: 'Choose between mine and new',
    hint: 'toggle',
    action: always({type: 'upgrade.toggle'}),
  },
  {
    id: 'upgrade.edit',
    context: 'upgrade-changes',
    keys: ['e'],
    label: 'Edit: write another value in the editor',
    hint: 'edit',
    action: always({type: 'upgrade.edit'}),
    disabled: firstOf(whyNoChange, whyReadOnly),
  },
  {
    id: 'upgrade.preview',
    context: 'upgrade-changes',
    keys: ['d'],
    label: 'Preview the result',
    hint: 'preview',
    action: always({type: 'tab.show', at: 1}),
  },
  {
    id: 'upgrade.next',
    context: 'upgrade-changes',
    keys: [']'],
    label: 'Go to the next conflict or orphan',
    hint: 'next',
    action: always({type: 'upgrade.step', by: 1}),
  },
  {
    id: 'upgrade.previous',
    context: 'upgrade-changes',
    keys: ['['],
    label: 'Go to the previous conflict or orphan',
    action: always({type: 'upgrade.step', by: -1}),
  },
  {
    id: 'upgrade.apply',
    context: 'upgrade-preview',
    keys: ['enter'],
    label: 'Apply the upgrade',
    hint: 'apply',
    action: always({type: 'upgrade.apply'}),
    disabled: whyReadOnly,
  },
  {
    id: 'upgrade.view',
    context: 'upgrade-preview',
    keys: ['s'],
    label: 'Switch between what changes and the whole result',
    hint: 'view',
    action: always({type: 'list.sort'}),
  },
  {
    id: 'upgrade.reveal',
    context: 'upgrade-preview',
    keys: ['S'],
    label: 'Reveal or mask secrets',
    action: always({type: 'layer.reveal'}),
  },
  {
    id: 'upgrade.back',
    context: 'upgrade',
    keys: ['esc', 'h', 'left'],
    label: 'Go back a stage; what was chosen stays',
    hint: 'back',
    action: always({type: 'upgrade.back'}),
  },
];

function whyNoChange(state: State): string | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'upgrade') return undefined;
  return changeAtCursor(screen) === undefined ? 'no key path here: e writes another value for one' : undefined;
}
