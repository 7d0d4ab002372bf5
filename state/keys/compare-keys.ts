import {openForm} from '../dialogs/forms.ts';
import {compareCopyMenu} from '../screens/compare/compare-export.ts';
import {compareHere} from '../screens/compare/compare-menu.ts';
import {always, type Binding} from './binding.ts';
import {whyNotCompared} from './reasons.ts';

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
    id: 'compare.enter',
    context: 'compare',
    keys: ['enter', 'l', 'right'],
    label: 'Open the layer, or unfold what is folded',
    hint: 'open',
    action: always({type: 'compare.enter'}),
  },
  {
    id: 'compare.fold',
    context: 'compare',
    keys: ['space'],
    label: 'Fold the part under the cursor, or unfold it',
    hint: 'fold',
    action: always({type: 'compare.fold'}),
  },
  {
    id: 'compare.other',
    context: 'compare',
    keys: ['d'],
    label: 'Compare with something else, or the other way round',
    action: compareHere,
    disabled: whyNotCompared,
  },
  {
    id: 'compare.export',
    context: 'compare',
    keys: ['x'],
    label: 'Export as a patch, JSON or Markdown',
    hint: 'export',
    action: openForm('compare-export'),
    disabled: whyNotCompared,
  },
  {
    id: 'compare.copy',
    context: 'compare',
    keys: ['y'],
    label: 'Copy to the clipboard',
    action: state => ({type: 'dialog.open', dialog: compareCopyMenu(state)}),
    disabled: whyNotCompared,
  },
];
