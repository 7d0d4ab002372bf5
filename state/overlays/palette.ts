import type {Action} from '../action.ts';
import {filterRows, parseFilter} from '../filter.ts';
import type {Binding} from '../keys/binding.ts';
import {moveCursor} from '../list.ts';
import {EMPTY_PALETTE, type Palette, type State} from '../model.ts';
import {say, type Step} from '../step.ts';
import {bodyRows} from '../surroundings.ts';
import {editLine, insertText} from '../text-line.ts';
import {reachable} from './help.ts';

/** The commands that match what was typed. Those that only move a cursor are left to their keys. */
export function paletteRows(state: State, palette: Palette): readonly Binding[] {
  const commands = reachable(state).filter(one => one.context !== 'list' && one.id !== 'app.palette');
  return filterRows(commands, parseFilter(palette.line.text, []), one => one.label.toLowerCase());
}

/** Rows below the commands, which show the one under the cursor in full. */
export const PALETTE_DETAIL_ROWS = 2;

/** Rows of commands, below what is typed. */
export function paletteHeight(state: State): number {
  return Math.max(1, bodyRows(state.size) - 1 - PALETTE_DETAIL_ROWS);
}

export function updatePalette(
  state: State,
  palette: Palette,
  action: Action,
  then: (state: State, action: Action) => Step,
): Step | undefined {
  switch (action.type) {
    case 'palette.toggle':
      return [{...state, palette: undefined}];
    case 'text.type':
    case 'text.pasted':
      return [{...state, palette: {...EMPTY_PALETTE, line: insertText(palette.line, action.text)}}];
    case 'text.edit': {
      const line = editLine(palette.line, action.key);
      return [line === undefined ? state : {...state, palette: {...EMPTY_PALETTE, line}}];
    }
    case 'list.move': {
      const list = moveCursor(palette.list, action.by, paletteRows(state, palette).length, paletteHeight(state));
      return [{...state, palette: {...palette, list}}];
    }
    case 'palette.run': {
      const binding = paletteRows(state, palette)[palette.list.cursor];
      const closed = {...state, palette: undefined};
      if (binding === undefined) return [say(closed, 'info', 'no command is named so')];
      const why = binding.disabled?.(closed);
      return why === undefined ? then(closed, binding.action(closed)) : [say(closed, 'info', why)];
    }
    default:
      return undefined;
  }
}
