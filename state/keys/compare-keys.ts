import {always, type Binding} from '../binding.ts';

export const compareKeys: readonly Binding[] = [
  {
    id: 'compare.next',
    context: 'compare',
    keys: [']'],
    label: 'Go to the next change',
    hint: 'next',
    action: always({type: 'compare.step', by: 1}),
  },
  {
    id: 'compare.previous',
    context: 'compare',
    keys: ['['],
    label: 'Go to the previous change',
    hint: 'previous',
    action: always({type: 'compare.step', by: -1}),
  },
  {
    id: 'compare.view',
    context: 'compare',
    keys: ['s'],
    label: 'Switch between key paths and text',
    hint: 'view',
    action: always({type: 'list.sort'}),
  },
  {
    id: 'compare.fold',
    context: 'compare',
    keys: ['enter', 'space', 'l', 'right'],
    label: 'Fold or unfold',
    hint: 'fold',
    action: always({type: 'compare.fold'}),
  },
];
