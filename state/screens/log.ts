import {wrap} from '../../src/domain/text/fit.ts';
import {filterRows, parseFilter} from '../filter.ts';
import {LIST_START, putCursor} from '../list.ts';
import {LOADING, ready, readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {remember} from '../remember.ts';
import type {LogScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';
import {bodyRows} from '../surroundings.ts';
import {NO_FILTER} from './profiles.ts';

export const LOG_START: LogScreen = {type: 'log', list: LIST_START, filter: NO_FILTER, log: LOADING};

export const logPart: ScreenPart<LogScreen> = {
  title: () => ['log'],
  contexts: () => [],
  count: (state, screen) => logRows(state, screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => bodyRows(state.size),
  filter: screen => screen.filter,
  withFilter: (screen, filter) => ({...screen, filter}),
  rowKeys: (state, screen) => logRows(state, screen).map(({line}) => line),
  status: (_state, screen) => (screen.log.status === 'ready' ? screen.log.value.file : ''),
  update(state, screen, action) {
    if (action.type !== 'log.loaded') return undefined;
    const read: LogScreen = {...screen, log: ready(action.log)};
    return [withTop(state, {...read, list: atEnd(state, read)})];
  },
};

/** A row of the log: an entry, or what does not fit behind it of its text. */
export interface LogRow {
  /** Date and time of day; undefined in the rows that go on. */
  readonly time: string | undefined;
  readonly kind: string;
  readonly text: string;
  /** What it is known by: the whole entry, and which of its rows. */
  readonly line: string;
}

/** Cells for the cursor, the time and the kind. */
const LOG_LEAD = 3 + 20 + 9;

export const logRows = (state: State, screen: LogScreen): readonly LogRow[] =>
  wrapped(readyOr(screen.log, NO_LOG).lines, screen.filter.line.text, state.size.columns - LOG_LEAD);

const NO_LOG: {readonly lines: readonly string[]} = {lines: []};

/** Of lines like `2026-11-21T07:00:00.000Z 4711 warning text`. */
const wrapped = remember((lines: readonly string[], filter: string, width: number): readonly LogRow[] =>
  filterRows(lines, parseFilter(filter, []), line => line.toLowerCase()).flatMap(line => {
    const [time = '', , kind = '', ...words] = line.split(' ');
    const texts = wrap(words.join(' '), width);
    return texts.map((text, at): LogRow => ({
      time: at === 0 ? `${time.slice(0, 10)} ${time.slice(11, 19)}` : undefined,
      kind,
      text,
      line: `${line} ${at}`,
    }));
  }),
);

/** The latest is what one came for. */
function atEnd(state: State, screen: LogScreen) {
  const count = logRows(state, screen).length;
  return putCursor(screen.list, count - 1, count, bodyRows(state.size));
}
