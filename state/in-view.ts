import {putCursor} from './list.ts';
import {type State, topScreen} from './model.ts';
import {partOf} from './screens/parts.ts';
import {withTop} from './step.ts';
import {listRows} from './surroundings.ts';

/**
 * Keeps the view right after a step: rows fit the size, the cursor is on one of them and in sight, and another text is shown from
 * the start of its lines.
 */
export function keepInView(before: State, state: State): State {
  return inView(before, withinRows(refitted(before, fromTheLeft(before, state))));
}

/** Another text is shown from the start of its lines. */
function fromTheLeft(before: State, state: State): State {
  if (state.shift === 0 || topScreen(before) === topScreen(state)) return state;
  const pathOf = (one: State) => [one.screens.length, ...partOf(topScreen(one)).title(one, topScreen(one))].join(' > ');
  return pathOf(before) === pathOf(state) ? state : {...state, shift: 0};
}

/** A new size may change the rows: the cursor stays on the same thing. */
function refitted(before: State, state: State): State {
  const screen = topScreen(state);
  if (before.size.columns === state.size.columns) return state;
  const refit = partOf(screen).refit?.(before, state, screen) ?? screen;
  return refit === screen ? state : withTop(state, refit);
}

/** After a resize, or on coming back to a screen, scrolls the row under the cursor into view. */
function inView(before: State, state: State): State {
  if (before.size === state.size && before.screens.length === state.screens.length) return state;
  const screen = topScreen(state);
  const part = partOf(screen);
  const list = part.list(screen);
  const count = part.count(state, screen);
  if (count === 0 || list.cursor >= count) return state;
  const put = putCursor(list, list.cursor, count, part.height?.(state, screen) ?? listRows(state.size));
  return put === list ? state : withTop(state, part.withList(screen, put));
}

/** In a list that lost rows (by undo, or because a problem is solved), moves the cursor to the last row. */
function withinRows(state: State): State {
  const screen = topScreen(state);
  const part = partOf(screen);
  const list = part.list(screen);
  // A list that is still being read has no rows yet: its cursor waits for them.
  if (list.cursor === 0) return state;
  const count = part.count(state, screen);
  if (count === 0 || list.cursor < count) return state;
  const height = part.height?.(state, screen) ?? listRows(state.size);
  return withTop(state, part.withList(screen, putCursor(list, count - 1, count, height)));
}
