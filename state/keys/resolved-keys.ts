import {whyNothingToResolve} from '../screens/resolved/examples.ts';
import {always, type Binding} from './binding.ts';

const open = {
  keys: ['f'],
  label: 'Show the values with variables filled in',
  action: always({type: 'resolved.open'}),
  disabled: whyNothingToResolve,
} as const satisfies Partial<Binding>;

export const resolvedKeys: readonly Binding[] = [
  {...open, id: 'layer.resolve', context: 'stack-layers'},
  {...open, id: 'variable.resolve', context: 'stack-variables'},
  {...open, id: 'values.resolve', context: 'layer'},
  {
    id: 'resolved.example',
    context: 'resolved',
    keys: ['enter'],
    label: 'Give the variable on the line an example value',
    hint: 'give a value',
    action: always({type: 'example.ask'}),
  },
  {
    id: 'resolved.forget',
    context: 'resolved',
    keys: ['D', 'delete'],
    label: 'Take the default again',
    action: always({type: 'example.forget'}),
  },
  {
    id: 'resolved.next',
    context: 'resolved',
    keys: [']'],
    label: 'Go to the next variable',
    hint: 'next variable',
    action: always({type: 'resolved.step', by: 1}),
  },
  {
    id: 'resolved.previous',
    context: 'resolved',
    keys: ['['],
    label: 'Go to the previous variable',
    action: always({type: 'resolved.step', by: -1}),
  },
  {
    id: 'resolved.reveal',
    context: 'resolved',
    keys: ['S'],
    label: 'Reveal or mask secrets',
    action: always({type: 'layer.reveal'}),
  },
];
