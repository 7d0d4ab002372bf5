import type {State} from '../../state/model.ts';
import type {LogScreen} from '../../state/screen.ts';
import {logRows} from '../../state/screens/log.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {List} from '../List.tsx';
import type {Tone} from '../theme.ts';

/** What ran and what was said, the latest last. */
export function LogBody({state, screen}: {readonly state: State; readonly screen: LogScreen}) {
  return (
    <List
      rows={logRows(state, screen).map((row, at) => ({row, at}))}
      list={screen.list}
      width={state.size.columns}
      height={bodyRows(state.size)}
      spansOf={({row: {time, kind, text}}) => [
        {text: (time ?? '').padEnd(20), tone: 'dim'},
        {text: (time === undefined ? '' : kind).padEnd(9), tone: toneOf(kind)},
        {text, tone: toneOf(kind)},
      ]}
      empty={screen.log.status === 'loading' ? 'reading the log…' : 'nothing was written down yet: it fills by itself'}
    />
  );
}

function toneOf(kind: string): Tone {
  return kind === 'error' || kind === 'warning' ? kind : 'plain';
}
