import {LIST_START, putCursor} from '../list.ts';
import {LOADING, ready, readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import type {LogScreen} from '../screen.ts';
import {type ScreenPart, withTop} from '../step.ts';
import {bodyRows} from '../surroundings.ts';

export const LOG_START: LogScreen = {type: 'log', list: LIST_START, log: LOADING};

export const logPart: ScreenPart<LogScreen> = {
  title: () => ['log'],
  contexts: () => [],
  count: (_state, screen) => linesOf(screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => bodyRows(state.size),
  status: (_state, screen) => (screen.log.status === 'ready' ? screen.log.value.file : 'reading the log…'),
  update(state, screen, action) {
    if (action.type !== 'log.loaded') return undefined;
    const read: LogScreen = {...screen, log: ready(action.log)};
    return [withTop(state, {...read, list: atEnd(state, read)})];
  },
};

function linesOf(screen: LogScreen): readonly string[] {
  return readyOr(screen.log, {file: '', lines: []}).lines;
}

/** The latest is what one came for. */
function atEnd(state: State, screen: LogScreen) {
  const count = linesOf(screen).length;
  return putCursor(screen.list, count - 1, count, bodyRows(state.size));
}
