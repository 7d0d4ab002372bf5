import {Box} from 'ink';
import {wrap} from '../../src/domain/text/fit.ts';
import type {State} from '../../state/model.ts';
import type {LogScreen} from '../../state/screen.ts';
import {LOG_DETAIL_ROWS, type LogRow, logRows} from '../../state/screens/log.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {noMatch} from '../empty.ts';
import {List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';
import type {Tone} from '../theme.ts';

/** What ran and what was said, the latest entry last. */
export function LogBody({state, screen}: {readonly state: State; readonly screen: LogScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  if (screen.log.status === 'loading')
    return <Page lines={[plain('reading the log…')]} width={width} height={height} />;
  if (screen.log.status === 'failed')
    return <Page lines={failure(screen.log.message, width)} width={width} height={height} />;
  const rows = logRows(screen);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={height - LOG_DETAIL_ROWS}
        spansOf={({time, kind, text}) => [
          {text: time.padEnd(20), tone: 'dim'},
          {text: kind.padEnd(9), tone: toneOf(kind)},
          {text, tone: toneOf(kind)},
        ]}
        empty={screen.filter.line.text === '' ? 'nothing was written down yet: it fills by itself' : noMatch('line')}
      />
      <Page lines={detailOf(rows[screen.list.cursor], width)} width={width} height={LOG_DETAIL_ROWS} />
    </Box>
  );
}

/** The entry under the cursor in full, when it is longer than the screen is wide. */
function detailOf(row: LogRow | undefined, width: number) {
  if (row === undefined) return [];
  return [
    [{text: '─'.repeat(width), tone: 'dim' as const}],
    ...wrap(row.text, width - 4).map(line => [{text: `   ${line}`, tone: toneOf(row.kind)}]),
  ];
}

function toneOf(kind: string): Tone {
  return kind === 'error' || kind === 'warning' ? kind : 'plain';
}
