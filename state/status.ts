import {type State, topScreen} from './model.ts';
import {helpRows} from './overlays/help.ts';
import {paletteRows} from './overlays/palette.ts';
import {partOf} from './screens/parts.ts';
import {matchPosition} from './searching.ts';
import {bodyRows} from './surroundings.ts';

/**
 * The status line: about what lies over the screen, else about the screen and what is running. The filter comes first,
 * because a long line is cut, and rows that are hidden without a word would seem to be lost.
 */
export function statusText(state: State): string {
  if (state.palette !== undefined) {
    const commands = paletteRows(state, state.palette).length;
    return commands === 1 ? '1 command' : `${commands} commands`;
  }
  if (state.help !== undefined) return 'all keys that mean something here; / finds a command';
  const screen = topScreen(state);
  const part = partOf(screen);
  const filter = part.filter?.(screen)?.line.text ?? '';
  const filtered = filter === '' ? '' : `/${filter} ${matchPosition(state, screen)}`;
  const running = state.running === undefined ? '' : `${state.running}…`;
  return [filtered.trimEnd(), part.status(state, screen), running].filter(Boolean).join('  ');
}

/** The row under the cursor, of how many: `3/14`; empty when there are no rows. */
export function positionText(state: State): string {
  const {row, count} = place(state);
  return count === 0 ? '' : `${Math.min(row + 1, count)}/${count}`;
}

function place(state: State): {readonly row: number; readonly count: number} {
  if (state.palette !== undefined)
    return {row: state.palette.list.cursor, count: paletteRows(state, state.palette).length};
  if (state.help !== undefined) return {row: state.help.top + bodyRows(state.size) - 1, count: helpRows(state).length};
  const screen = topScreen(state);
  const part = partOf(screen);
  return {row: part.list(screen).cursor, count: part.count(state, screen)};
}
