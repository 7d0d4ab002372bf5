import {type State, topScreen} from './model.ts';
import {partOf} from './screens/parts.ts';
import {withTop} from './step.ts';

/** The state for the detail beside a list: with the cursor on the row where it last rested. */
export function trailingState(state: State): State {
  if (state.trailing === undefined) return state;
  const screen = topScreen(state);
  const part = partOf(screen);
  return withTop(state, part.withList(screen, {...part.list(screen), cursor: state.trailing.cursor}));
}
