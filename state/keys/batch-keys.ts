import {foreignRegistries} from '../dialogs/batch-forms.ts';
import {openForm} from '../dialogs/forms.ts';
import {always, type Binding} from './binding.ts';

export const batchKeys: readonly Binding[] = [
  {
    id: 'batch.run',
    context: 'batch',
    keys: ['enter', 'w'],
    label: 'Do everything that is ready; afterwards, open the row',
    hint: 'go on',
    action: always({type: 'batch.run'}),
  },
  {
    id: 'batch.open',
    context: 'batch',
    keys: ['l', 'right'],
    label: 'Open the row: its version, or its file alone',
    hint: 'open',
    action: always({type: 'batch.open'}),
  },
  {
    id: 'batch.next',
    context: 'batch',
    keys: [']'],
    label: 'Go to the next row that is left out',
    hint: 'next left out',
    action: always({type: 'batch.go', by: 1}),
  },
  {
    id: 'batch.previous',
    context: 'batch',
    keys: ['['],
    label: 'Go to the previous row that is left out',
    action: always({type: 'batch.go', by: -1}),
  },
  {
    id: 'batch.registry',
    context: 'batch',
    keys: ['e'],
    label: 'Take all packs of a registry from another one',
    hint: 'registry',
    action: openForm('batch-registry'),
    disabled: state =>
      foreignRegistries(state).length === 0 ? 'every registry that the files name is among yours' : undefined,
  },
];
