import {readyOr} from '../../state/loadable.ts';
import type {State} from '../../state/model.ts';
import type {LogScreen} from '../../state/screen.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {List} from '../List.tsx';
import type {Tone} from '../theme.ts';

/** What ran and what was said, the latest last. */
export function LogBody({state, screen}: {readonly state: State; readonly screen: LogScreen}) {
  const {lines} = readyOr(screen.log, {file: '', lines: []});
  return (
    <List
      rows={lines.map((line, at) => ({line, at}))}
      list={screen.list}
      width={state.size.columns}
      height={bodyRows(state.size)}
      keyOf={({at}) => String(at)}
      spansOf={({line}) => spansOf(line)}
      empty={screen.log.status === 'loading' ? 'reading the log…' : 'nothing was written down yet: it fills by itself'}
    />
  );
}

/** `2026-11-21T07:00:00.000Z 4711 warning text`: the time of day, the kind where it matters, the text. */
function spansOf(line: string) {
  const [time = '', , kind = '', ...words] = line.split(' ');
  const tone: Tone = kind === 'error' || kind === 'warning' ? kind : 'plain';
  return [
    {text: `${time.slice(0, 10)} ${time.slice(11, 19)} `, tone: 'dim' as const},
    {text: `${kind.padEnd(8)}${words.join(' ')}`, tone},
  ];
}
