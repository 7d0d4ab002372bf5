import {wrap} from '../../src/domain/text/fit.ts';
import type {Action} from '../action.ts';
import type {Binding, Context} from '../keys/binding.ts';
import {contextsOf} from '../keys/contexts.ts';
import {bindingFor, bindingsIn, keysOf} from '../keys/keymap.ts';
import {type ListState, moveCursor} from '../list.ts';
import {EMPTY_PALETTE, type State} from '../model.ts';
import {say, type Step} from '../step.ts';
import {bodyRows} from '../surroundings.ts';

/** The commands that work on the screen below, innermost context first. */
export function reachable(state: State): readonly Binding[] {
  const contexts = contextsOf({...state, help: undefined, palette: undefined});
  return contexts.flatMap(context => bindingsIn(context).filter(binding => isReached(state, contexts, binding)));
}

/** Does one of its keys lead to it, or do inner bindings take them all? */
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
      const rows = Math.max(1, helpRows(state).length - bodyRows(state.size) + 1);
      const {cursor} = moveCursor(help, action.by, rows, bodyRows(state.size));
      return [{...state, help: {cursor, top: cursor}}];
    }
    // The text typed after `/` finds a command, as in the palette.
    case 'filter.open':
      return [{...state, help: undefined, palette: EMPTY_PALETTE}];
    case 'match.next':
    case 'tab.step':
    case 'tab.show':
      return [say(state, 'info', 'no meaning in help: ? closes it, / finds a command')];
    default:
      return undefined;
  }
}

/** A line of help: a command with its keys, or a continuation of why it is disabled. */
export interface HelpRow {
  readonly binding: Binding | undefined;
  readonly text: string;
  readonly isPossible: boolean;
}

/** Cells for a command's keys, including the blanks around them. */
export const HELP_KEYS_WIDTH = 24;

/** Every command that works here, and why it may be disabled, on as many lines as that takes. */
export function helpRows(state: State): readonly HelpRow[] {
  const below = {...state, help: undefined};
  return reachable(state).flatMap(binding => {
    const why = binding.disabled?.(below);
    const lines = wrap(
      why === undefined ? binding.label : `${binding.label}  (${why})`,
      state.size.columns - HELP_KEYS_WIDTH,
    );
    return lines.map((text, at): HelpRow => ({
      binding: at === 0 ? binding : undefined,
      text,
      isPossible: why === undefined,
    }));
  });
}
