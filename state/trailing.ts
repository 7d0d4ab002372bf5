import {type State, topScreen} from './model.ts';
import {partOf} from './screens/parts.ts';
import {withTop} from './step.ts';

/** The state as the detail beside its list tells it: of the row that the cursor last rested on. */
export function trailingState(state: State): State {
  if (state.trailing === undefined) return state;
  const screen = topScreen(state);
  const part = partOf(screen);
  return withTop(state, part.withList(screen, {...part.list(screen), cursor: state.trailing.cursor}));
}
