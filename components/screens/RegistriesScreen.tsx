import {Box} from 'ink';
import type {RegistryStatus} from '../../src/domain/pack/catalog.ts';
import {isLive} from '../../src/domain/pack/registry-setting.ts';
import {wrap} from '../../src/domain/text/fit.ts';
import {localTime} from '../../src/domain/text/local-time.ts';
import type {State} from '../../state/model.ts';
import type {RegistriesScreen} from '../../state/screen.ts';
import {registryAtCursor, registryListRows, registryRows} from '../../state/screens/registries.ts';
import {bodyRows} from '../../state/surroundings.ts';
import {emptyList} from '../empty.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';

/** Where packs come from, what each holds, and what is broken in it. */
export function RegistriesBody({state, screen}: {readonly state: State; readonly screen: RegistriesScreen}) {
  const height = bodyRows(state.size);
  const rows = registryRows(state);
  const listHeight = registryListRows(state);
  const width = state.size.columns;
  const {catalog} = state;
  if (catalog.status === 'loading')
    return <Page lines={[plain('reading the registries…')]} width={width} height={height} />;
  if (catalog.status === 'failed')
    return <Page lines={failure(catalog.message, width)} width={width} height={height} />;
  // In a narrow list the place is left out: it stands below, for the registry under the cursor.
  const place = width - LEAD - 22 - 11 - 6 - 7 - 17 - 5;
  const widths = place < 20 ? [width - LEAD - 9 - 5 - 6 - 16 - 4, 9, 5, 6, 16] : [22, 11, 6, 7, 17, place];
  const cells = (texts: readonly string[]) =>
    columns(widths.map((cell, at): readonly [string, number] => [texts[at] ?? '', cell]));
  return (
    <Box flexDirection="column">
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={listHeight}
        head={cells(['NAME', 'KIND', 'PACKS', 'BROKEN', 'READ', 'PLACE'])}
        glyphOf={row => (row.failure === undefined && row.broken.length === 0 ? ' ' : '!')}
        spansOf={row => [
          {
            text: cells([
              row.name,
              kindName(row),
              String(row.packs.length),
              row.broken.length === 0 ? '' : String(row.broken.length),
              whenRead(row),
              row.source,
            ]),
          },
        ]}
        empty={emptyList(state, 'no registry yet', 'a adds one')}
      />
      <Page
        lines={detail(registryAtCursor(state), width, height - listHeight)}
        width={width}
        height={height - listHeight}
      />
    </Box>
  );
}

/** Cells before a row's text: the cursor and a glyph. */
const LEAD = 3;

function kindName({kind, provider}: RegistryStatus): string {
  return provider === undefined || kind !== 'oci' ? kind : `oci ${provider}`;
}

function whenRead({readAt, canList, source, failure}: RegistryStatus): string {
  if (canList === false) return 'named by hand';
  if (readAt !== undefined) return localTime(readAt);
  if (failure !== undefined) return 'not read';
  return isLive(source) ? 'never' : 'reading…';
}

function detail(registry: RegistryStatus | undefined, width: number, height: number): readonly (readonly Span[])[] {
  if (registry === undefined) return [];
  const place =
    registry.source === '' ? [] : wrapped(registry.source, width).map(line => [{text: line, tone: 'dim' as const}]);
  const all = [...place, ...stateOf(registry, width)];
  if (all.length <= height) return all;
  const shown = all.slice(0, height - 1);
  const rest = `${all.length - shown.length} lines more: strata registry check ${registry.name}`;
  return [...shown, [{text: ` … ${rest}`, tone: 'dim'}]];
}

/** Without a word about it, a directory of something else would look as right as one of packs. */
function foundIn({packs, kind}: RegistryStatus): string {
  if (packs.length > 0) return 'nothing is broken in it';
  return kind === 'directory' ? 'no packs in it: a pack is a folder with a pack.json' : 'no packs in it';
}

function stateOf(registry: RegistryStatus, width: number): readonly (readonly Span[])[] {
  const trouble = registry.failure === undefined ? [] : failure(registry.failure, width);
  const told = (text: string) => wrapped(text, width).map((line): readonly Span[] => [{text: line}]);
  if (registry.canList === false) {
    return [
      ...trouble,
      ...told('it cannot be listed: a layer of it is added by its name and version (a, then "by name")'),
    ];
  }
  if (registry.readAt === undefined && isLive(registry.source)) {
    return [...trouble, ...told('it stands on the network and was never read: enter reads it')];
  }
  if (registry.broken.length === 0) {
    const live = isLive(registry.source) ? ['what it held then is kept, and asked for again with enter'] : [];
    return [...trouble, ...[foundIn(registry), ...live].flatMap(told)];
  }
  return [
    ...trouble,
    [{text: ` BROKEN IN ${registry.name}`, tone: 'dim'}],
    ...registry.broken.flatMap(({location, reason}) =>
      wrap(`${location}: ${reason}`, width - 4).map((line, at): readonly Span[] => [
        {text: at === 0 ? ' ! ' : '   ', tone: 'warning'},
        {text: line},
      ]),
    ),
  ];
}

function wrapped(text: string, width: number): readonly string[] {
  return wrap(text, width - 2).map(line => ` ${line}`);
}
