import type {Action} from '../action.ts';
import type {Binding, Context} from '../binding.ts';
import {contextsOf} from '../contexts.ts';
import {BINDINGS, bindingFor, keysOf} from '../keymap.ts';
import {type ListState, moveCursor} from '../list.ts';
import type {State} from '../model.ts';
import type {Step} from '../step.ts';
import {bodyRows} from '../surroundings.ts';

/** The commands that can be reached from the screen below, the innermost context first. */
export function reachable(state: State): readonly Binding[] {
  const contexts = contextsOf({...state, help: undefined, palette: undefined});
  return contexts.flatMap(context =>
    BINDINGS.filter(binding => binding.context === context && isReached(state, contexts, binding)),
  );
}

/** Does one of its keys lead to it, or do bindings further in take them all? */
function isReached(state: State, contexts: readonly Context[], binding: Binding): boolean {
  const keys = keysOf(state, binding);
  return keys.length === 0 || keys.some(key => bindingFor(state, contexts, key) === binding);
}

/** Help scrolls; it has no cursor. */
export function updateHelp(state: State, help: ListState, action: Action): Step | undefined {
  switch (action.type) {
    case 'help.toggle':
      return [{...state, help: undefined}];
    case 'list.move': {
      const rows = Math.max(1, reachable(state).length - bodyRows(state.size) + 1);
      const {cursor} = moveCursor(help, action.by, rows, bodyRows(state.size));
      return [{...state, help: {cursor, top: cursor}}];
    }
    default:
      return undefined;
  }
}
