import {Box} from 'ink';
import {emptyList} from '../empty.ts';
import type {ProfileSummary} from '../../src/domain/profile/profile-summary.ts';
import type {State} from '../../state/model.ts';
import {bodyRows, WIDE_COLUMNS} from '../../state/surroundings.ts';
import type {ProfilesScreen} from '../../state/screen.ts';
import {profileAtCursor, profileRows} from '../../state/screens/profiles.ts';
import {columns, List} from '../List.tsx';
import type {Span} from '../Line.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {TYPE_NAMES} from '../../src/domain/profile/type-name.ts';

/** Home: one row per name, opening on its latest version. */
export function ProfilesBody({state, screen}: {readonly state: State; readonly screen: ProfilesScreen}) {
  const height = bodyRows(state.size);
  const isWide = state.size.columns >= WIDE_COLUMNS;
  const width = isWide ? Math.floor(state.size.columns * 0.5) : state.size.columns;
  const shown = columnsFor(width);
  const {profiles} = state;
  if (profiles.status === 'loading')
    return <Page lines={[plain('reading the profiles…')]} width={width} height={height} />;
  if (profiles.status === 'failed')
    return <Page lines={failure(profiles.message, state.size.columns)} width={state.size.columns} height={height} />;
  const rows = profileRows(state, screen);
  const unsaved = new Set(state.drafts.map(draft => draft.ref.name));
  return (
    <Box>
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={height}
        head={columns([...shown.map(one => [one.head, one.width] as const), ['STATE', STATE_WIDTH]])}
        glyphOf={row => (screen.marked.has(row.name) ? 'x' : ' ')}
        spansOf={row => [
          {text: columns(shown.map(one => [one.text(row), one.width] as const))},
          {text: unsaved.has(row.name) ? ' ~ draft' : '', tone: 'changed'},
        ]}
        empty={
          screen.filter.line.text === ''
            ? emptyList(state, 'no profiles yet', 'a makes the first, I imports one')
            : 'no profile matches the filter; esc drops it'
        }
      />
      {isWide ? <Page lines={detail(state)} width={state.size.columns - width} height={height} /> : null}
    </Box>
  );
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly text: (row: ProfileSummary) => string;
  /** Left out where the names would have no room. */
  readonly isSpare?: true;
}

const COLUMNS: readonly Column[] = [
  {head: 'TYPE', width: 14, text: ({versions: [latest]}) => (latest === undefined ? '' : TYPE_NAMES[latest.type])},
  {head: 'CLOUD', width: 12, text: ({versions: [latest]}) => latest?.cloud ?? '', isSpare: true},
  {head: 'LATEST', width: 10, text: ({versions: [latest]}) => latest?.version ?? ''},
  {head: 'VERS', width: 4, text: ({versions}) => String(versions.length), isSpare: true},
  {head: 'LAYERS', width: 6, text: ({versions: [latest]}) => String(latest?.packs.length ?? 0), isSpare: true},
];

const STATE_WIDTH = 7;
const LEAST_NAME = 16;
/** Of a list: the cursor, the mark and a blank. */
const LEAD = 3;

/** The columns that fit into so many cells, the name with what the others leave. */
function columnsFor(width: number): readonly Column[] {
  const room = (columns: readonly Column[]) =>
    width - LEAD - STATE_WIDTH - 1 - columns.reduce((sum, one) => sum + one.width + 1, 0);
  const others = room(COLUMNS) >= LEAST_NAME ? COLUMNS : COLUMNS.filter(one => one.isSpare !== true);
  return [{head: 'NAME', width: room(others), text: row => row.name}, ...others];
}

function detail(state: State): readonly (readonly Span[])[] {
  const row = profileAtCursor(state);
  const latest = row?.versions[0];
  if (row === undefined || latest === undefined) return [];
  return [
    [{text: ` ${row.name} ${latest.version}`, tone: 'title'}],
    plain(`${TYPE_NAMES[latest.type]} for ${latest.cloud}`),
    ...(latest.description === '' ? [] : [plain(latest.description)]),
    ...(latest.tags.length === 0 ? [] : [[{text: ` ${latest.tags.join('  ')}`, tone: 'accent' as const}]]),
    plain(''),
    [{text: ' LAYERS', tone: 'dim'}],
    ...latest.packs.map(pack => plain(pack)),
    plain(''),
    [{text: ' VERSIONS', tone: 'dim'}],
    ...row.versions.map(one => plain(one.version)),
  ];
}
