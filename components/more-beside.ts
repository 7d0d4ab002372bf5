import {bindingsIn, keysOf} from '../state/keys/keymap.ts';
import type {State} from '../state/model.ts';
import {shownKey} from './key-name.ts';

/** What a pane says when more of its text is below, with the key that scrolls it. */
export function moreBeside(state: State): string {
  const binding = bindingsIn('list').find(({id}) => id === 'beside.down');
  const key = binding === undefined ? undefined : keysOf(state, binding)[0];
  return key === undefined ? 'more' : `${shownKey(key)} more`;
}
