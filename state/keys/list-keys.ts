import {always, type Binding} from './binding.ts';
import type {ListMove} from '../list.ts';
import {whyNoFilter, whyNoSearch, whyNoTab} from './reasons.ts';

export const listKeys: readonly Binding[] = [
  {id: 'list.down', context: 'list', keys: ['j', 'down'], label: 'Go down', action: move(1)},
  {id: 'list.up', context: 'list', keys: ['k', 'up'], label: 'Go up', action: move(-1)},
  {id: 'list.first', context: 'list', keys: ['g', 'home'], label: 'Go to the first row', action: move('first')},
  {id: 'list.last', context: 'list', keys: ['G', 'end'], label: 'Go to the last row', action: move('last')},
  {id: 'list.half-down', context: 'list', keys: ['ctrl+d'], label: 'Go down half a page', action: move('half-down')},
  {id: 'list.half-up', context: 'list', keys: ['ctrl+u'], label: 'Go up half a page', action: move('half-up')},
  {id: 'list.page-down', context: 'list', keys: ['pagedown'], label: 'Go down a page', action: move('page-down')},
  {id: 'list.page-up', context: 'list', keys: ['pageup'], label: 'Go up a page', action: move('page-up')},
  {
    id: 'list.filter',
    context: 'list',
    keys: ['/'],
    label: 'Filter the list, or find in the text',
    action: always({type: 'filter.open'}),
    disabled: whyNoFilter,
  },
  {
    id: 'list.next',
    context: 'list',
    keys: ['n'],
    label: 'Go to the next match',
    action: always({type: 'match.next', by: 1}),
    disabled: whyNoSearch,
  },
  {
    id: 'list.previous',
    context: 'list',
    keys: ['N'],
    label: 'Go to the previous match',
    action: always({type: 'match.next', by: -1}),
    disabled: whyNoSearch,
  },
  {
    id: 'tab.next',
    context: 'list',
    keys: ['tab'],
    label: 'Show the next tab',
    action: always({type: 'tab.step', by: 1}),
    disabled: whyNoTab(0),
  },
  {
    id: 'tab.previous',
    context: 'list',
    keys: ['shift+tab'],
    label: 'Show the previous tab',
    action: always({type: 'tab.step', by: -1}),
    disabled: whyNoTab(0),
  },
  {
    id: 'tab.1',
    context: 'list',
    keys: ['1'],
    label: 'Show the first tab',
    action: always({type: 'tab.show', at: 0}),
    disabled: whyNoTab(0),
  },
  {
    id: 'tab.2',
    context: 'list',
    keys: ['2'],
    label: 'Show the second tab',
    action: always({type: 'tab.show', at: 1}),
    disabled: whyNoTab(1),
  },
  {
    id: 'tab.3',
    context: 'list',
    keys: ['3'],
    label: 'Show the third tab',
    action: always({type: 'tab.show', at: 2}),
    disabled: whyNoTab(2),
  },
  {
    id: 'tab.4',
    context: 'list',
    keys: ['4'],
    label: 'Show the fourth tab',
    action: always({type: 'tab.show', at: 3}),
    disabled: whyNoTab(3),
  },
  {
    id: 'filter.accept',
    context: 'filter',
    keys: ['enter'],
    label: 'Keep the filter',
    hint: 'keep',
    action: always({type: 'filter.accept'}),
  },
  {
    id: 'filter.leave',
    context: 'filter',
    keys: ['esc'],
    label: 'Drop the filter',
    hint: 'drop',
    action: always({type: 'filter.leave'}),
  },
  {id: 'filter.down', context: 'filter', keys: ['down'], label: 'Go down', action: move(1)},
  {id: 'filter.up', context: 'filter', keys: ['up'], label: 'Go up', action: move(-1)},
];

function move(by: ListMove): Binding['action'] {
  return always({type: 'list.move', by});
}
