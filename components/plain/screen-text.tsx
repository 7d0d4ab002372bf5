import {renderToString} from 'ink';
import {type State, topScreen} from '../../state/model.ts';
import {partOf} from '../../state/screens/parts.ts';
import {withTop} from '../../state/step.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {ScreenBody} from '../screens/ScreenBody.tsx';
import {titlePath} from '../title.ts';
import {ReadingContext} from './reading.ts';

/** More rows than this are never read out at once: a list of 10,000 is filtered first. */
const MOST_ROWS = 1000;

/** Columns of a screen that is read: as many as there can be before lists get a detail beside them. */
export const READ_COLUMNS = 118;
/** Rows of a screen that is read: some twenty of a list at a time. */
export const READ_ROWS = 26;

/**
 * The top screen as lines of text: its title, its body with numbered rows, its status line. They may hold escape
 * sequences for colours.
 */
export function screenText(state: State, isWhole: boolean): readonly string[] {
  const shown = isWhole ? unrolled(state) : state;
  const body = renderToString(
    <ReadingContext.Provider value={true}>
      <ScreenBody state={shown} screen={topScreen(shown)} />
    </ReadingContext.Provider>,
    {columns: shown.size.columns},
  );
  const lines = body
    .split('\n')
    .map(line => line.trimEnd())
    // Nor rules, which are only there to be seen.
    .filter(line => !/^[\s\u{2500}]*$/u.test(line));
  return [titlePath(shown), ...lines, ...statusLines(shown, isWhole)];
}

function statusLines(state: State, isWhole: boolean): readonly string[] {
  const screen = topScreen(state);
  const part = partOf(screen);
  const count = part.count(state, screen);
  const height = part.height?.(state, screen) ?? bodyRows(state.size) - 1;
  const {top} = part.list(screen);
  const last = Math.min(count, top + height);
  const text = part.filter?.(screen)?.line.text ?? '';
  const status = [part.status(state, screen), ...(text === '' ? [] : [`filter ${text}`])].filter(Boolean).join(', ');
  const place =
    isWhole || (top === 0 && last >= count)
      ? ''
      : `rows ${top + 1} to ${last} of ${count}; more, less and all read the others`;
  return [status, place].filter(line => line !== '');
}

/** The state on a screen long enough for all rows. */
function unrolled(state: State): State {
  const screen = topScreen(state);
  const part = partOf(screen);
  const rows = Math.min(MOST_ROWS, part.count(state, screen)) + READ_ROWS;
  const shown = part.withList(screen, {...part.list(screen), top: 0});
  return withTop({...state, size: {...state.size, rows}}, shown);
}
