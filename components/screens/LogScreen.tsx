import type {State} from '../../state/model.ts';
import type {LogScreen} from '../../state/screen.ts';
import {logRows} from '../../state/screens/log.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {noMatch} from '../empty.ts';
import {List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';
import type {Tone} from '../theme.ts';

/** What ran and what was said, the latest last. */
export function LogBody({state, screen}: {readonly state: State; readonly screen: LogScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  if (screen.log.status === 'loading')
    return <Page lines={[plain('reading the log…')]} width={width} height={height} />;
  if (screen.log.status === 'failed')
    return <Page lines={failure(screen.log.message, width)} width={width} height={height} />;
  return (
    <List
      rows={logRows(state, screen).map((row, at) => ({row, at}))}
      list={screen.list}
      width={width}
      height={height}
      spansOf={({row: {time, kind, text}}) => [
        {text: (time ?? '').padEnd(20), tone: 'dim'},
        {text: (time === undefined ? '' : kind).padEnd(9), tone: toneOf(kind)},
        {text, tone: toneOf(kind)},
      ]}
      empty={screen.filter.line.text === '' ? 'nothing was written down yet: it fills by itself' : noMatch('line')}
    />
  );
}

function toneOf(kind: string): Tone {
  return kind === 'error' || kind === 'warning' ? kind : 'plain';
}
