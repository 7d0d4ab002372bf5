import {NO_FILTER, filterRows, parseFilter} from '../filter.ts';
import {LIST_START, putCursor} from '../list.ts';
import {LOADING, ready, readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {remember} from '../remember.ts';
import type {LogScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';
import {bodyRows} from '../surroundings.ts';

export const LOG_START: LogScreen = {type: 'log', list: LIST_START, filter: NO_FILTER, log: LOADING};

export const logPart: ScreenPart<LogScreen> = {
  title: () => ['log'],
  contexts: () => [],
  count: (_state, screen) => logRows(screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: heightOf,
  filter: screen => screen.filter,
  withFilter: (screen, filter) => ({...screen, filter}),
  rowKeys: (_state, screen) => logRows(screen).map(({line}) => line),
  status: (_state, screen) => (screen.log.status === 'ready' ? screen.log.value.file : ''),
  update(state, screen, action) {
    if (action.type !== 'log.loaded') return undefined;
    const read: LogScreen = {...screen, log: ready(action.log)};
    return [withTop(state, {...read, list: atEnd(state, read)})];
  },
};

/** An entry of the log. */
export interface LogRow {
  /** Date and time of day. */
  readonly time: string;
  readonly kind: string;
  readonly text: string;
  /** The whole entry, as it stands in the file. */
  readonly line: string;
}

/** Rows below the list that show the entry under the cursor in full. */
export const LOG_DETAIL_ROWS = 5;

export function logRows({log, filter}: LogScreen): readonly LogRow[] {
  return entries(readyOr(log, NO_LOG).lines, filter.line.text);
}

const NO_LOG: {readonly lines: readonly string[]} = {lines: []};

/** Parses lines like `2026-11-21T07:00:00.000Z 4711 warning text`. */
const entries = remember((lines: readonly string[], filter: string): readonly LogRow[] =>
  filterRows(lines, parseFilter(filter, []), line => line.toLowerCase()).map(line => {
    const [time = '', , kind = '', ...words] = line.split(' ');
    return {time: `${time.slice(0, 10)} ${time.slice(11, 19)}`, kind, text: words.join(' '), line};
  }),
);

function heightOf({size}: State): number {
  return bodyRows(size) - LOG_DETAIL_ROWS;
}

/** Opens on the latest entry. */
function atEnd(state: State, screen: LogScreen) {
  const count = logRows(screen).length;
  return putCursor(screen.list, count - 1, count, heightOf(state));
}
