import {Box} from 'ink';
import {wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {BatchItem} from '../../state/batch.ts';
import type {State} from '../../state/model.ts';
import type {BatchScreen} from '../../state/screen.ts';
import {BATCH_DETAIL_ROWS} from '../../state/screens/batch.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {columns, List} from '../List.tsx';
import {Page} from '../Page.tsx';

/** Many items, and what was found or done about each. */
export function BatchBody({state, screen}: {readonly state: State; readonly screen: BatchScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size);
  const title = Math.floor((width - 15) * 0.4);
  const item = screen.items[screen.list.cursor];
  const prefix = `${screen.job.directory}/`;
  const shown = (one: BatchItem) => (one.title.startsWith(prefix) ? one.title.slice(prefix.length) : one.title);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <List
        rows={screen.items}
        list={screen.list}
        width={width}
        height={height - BATCH_DETAIL_ROWS}
        head={columns([
          ['STATE', 8],
          [screen.job.kind === 'export' ? 'VERSION' : 'FILE', title],
          ['WHAT', width - title - 14],
        ])}
        glyphOf={({result}) => (result?.state === 'left' ? '!' : ' ')}
        spansOf={one => [
          {text: columns([[one.result?.state ?? '', 8]]), tone: toneOf(one)},
          {text: ` ${columns([[shown(one), title]])} `},
          {text: printable(one.result?.said ?? ''), tone: one.result?.state === 'left' ? 'warning' : 'dim'},
        ]}
        empty="nothing to do"
      />
      <Page lines={detailOf(item, width)} width={width} height={BATCH_DETAIL_ROWS} />
    </Box>
  );
}

function toneOf({result}: BatchItem) {
  if (result?.state === 'left') return 'warning';
  return result?.state === 'done' ? 'ok' : 'plain';
}

function detailOf(item: BatchItem | undefined, width: number) {
  if (item === undefined) return [];
  const words = [item.title, item.result?.said].filter(part => part !== undefined && part !== '').join(': ');
  return [[], ...wrap(printable(words), width - 4).map(line => [{text: `   ${line}`, tone: 'dim' as const}])];
}
