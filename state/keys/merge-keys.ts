import {openForm} from '../dialogs/forms.ts';
import {always, type Binding} from './binding.ts';

export const mergeKeys: readonly Binding[] = [
  {
    id: 'merge.accept',
    context: 'merge',
    keys: ['enter', 'w'],
    label: 'Open the merged profile, unsaved',
    hint: 'merge',
    action: always({type: 'merge.accept', open: undefined}),
  },
  {
    id: 'merge.toggle',
    context: 'merge',
    keys: ['space'],
    label: 'Keep what is here, or take what the file has',
    hint: 'other side',
    action: always({type: 'merge.toggle'}),
  },
  {
    id: 'merge.next',
    context: 'merge',
    keys: [']'],
    label: 'Go to the next place that needs a decision',
    hint: 'next',
    action: always({type: 'merge.step', by: 1}),
  },
  {
    id: 'merge.previous',
    context: 'merge',
    keys: ['['],
    label: 'Go to the previous place that needs a decision',
    action: always({type: 'merge.step', by: -1}),
  },
  {
    id: 'merge.file',
    context: 'merge',
    keys: ['F'],
    label: 'Take what the file has, everywhere',
    action: always({type: 'merge.all', side: 'file'}),
  },
  {
    id: 'merge.here',
    context: 'merge',
    keys: ['H'],
    label: 'Keep what is here, everywhere',
    action: always({type: 'merge.all', side: 'here'}),
  },
  {
    id: 'merge.base',
    context: 'merge',
    keys: ['b'],
    label: 'Use another base',
    hint: 'base',
    action: always({type: 'merge.base'}),
  },
  {
    id: 'merge.compare',
    context: 'merge',
    keys: ['d'],
    label: 'Compare the version here with the result',
    hint: 'compare',
    action: always({type: 'merge.compare'}),
  },
  {
    id: 'merge.version',
    context: 'merge',
    keys: ['v'],
    label: 'Make a new version of the result',
    hint: 'as version',
    action: openForm('merge-as'),
  },
];
