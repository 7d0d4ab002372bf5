import {Box} from 'ink';
import {localTime} from '../../src/domain/local-time.ts';
import type {RegistryStatus} from '../../src/domain/catalog.ts';
import type {State} from '../../state/model.ts';
import {bodyRows} from '../../state/surroundings.ts';
import type {RegistriesScreen} from '../../state/screen.ts';
import {registryAtCursor, registryRows} from '../../state/screens/registries.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {Page, plain} from '../Page.tsx';

/** Where packs come from, what each holds, and what is broken in it. */
export function RegistriesBody({state, screen}: {readonly state: State; readonly screen: RegistriesScreen}) {
  const height = bodyRows(state.size);
  const rows = registryRows(state);
  const listHeight = Math.min(rows.length + 2, Math.floor(height / 2));
  const width = state.size.columns;
  const source = width - 3 - 22 - 11 - 6 - 7 - 17 - 5;
  return (
    <Box flexDirection="column">
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={listHeight}
        head={columns([
          ['NAME', 22],
          ['KIND', 11],
          ['PACKS', 6],
          ['BROKEN', 7],
          ['READ', 17],
          ['SOURCE', source],
        ])}
        keyOf={row => row.name}
        glyphOf={row => (row.failure === undefined && row.broken.length === 0 ? ' ' : '!')}
        spansOf={row => [
          {
            text: columns([
              [row.name, 22],
              [row.kind, 11],
              [String(row.packs.length), 6],
              [row.broken.length === 0 ? '' : String(row.broken.length), 7],
              [row.readAt === undefined ? 'reading…' : localTime(row.readAt), 17],
              [row.source, source],
            ]),
          },
        ]}
        empty="no registry yet: a adds a directory of packs"
      />
      <Page lines={detail(registryAtCursor(state))} width={width} height={height - listHeight} />
    </Box>
  );
}

function detail(registry: RegistryStatus | undefined): readonly (readonly Span[])[] {
  if (registry === undefined) return [];
  const failure = registry.failure === undefined ? [] : [[{text: ` ! ${registry.failure}`, tone: 'error' as const}]];
  if (registry.broken.length === 0) return [...failure, plain('nothing is broken in it')];
  return [
    ...failure,
    [{text: ` BROKEN IN ${registry.name}`, tone: 'dim'}],
    ...registry.broken.map(one => [{text: ` ! ${one.location}: `, tone: 'warning' as const}, {text: one.reason}]),
  ];
}
