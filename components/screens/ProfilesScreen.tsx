import {Box} from 'ink';
import type {ProfileSummary} from '../../src/domain/profile-summary.ts';
import {bodyRows, type State, WIDE_COLUMNS} from '../../state/model.ts';
import type {ProfilesScreen} from '../../state/screen.ts';
import {profileAtCursor, profileRows} from '../../state/screens/profiles.ts';
import {columns, List} from '../List.tsx';
import type {Span} from '../Line.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {TYPE_NAMES} from '../../src/domain/type-name.ts';

/** Home: one row per name, opening on its latest version. */
export function ProfilesBody({state, screen}: {readonly state: State; readonly screen: ProfilesScreen}) {
  const height = bodyRows(state.size);
  const isWide = state.size.columns >= WIDE_COLUMNS;
  const width = isWide ? Math.floor(state.size.columns * 0.5) : state.size.columns;
  const name = width - 3 - 14 - 12 - 10 - 4 - 6 - 7 - 6;
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
        head={columns([
          ['NAME', name],
          ['TYPE', 14],
          ['CLOUD', 12],
          ['LATEST', 10],
          ['VERS', 4],
          ['LAYERS', 6],
          ['STATE', 7],
        ])}
        keyOf={row => row.name}
        glyphOf={row => (screen.marked.has(row.name) ? 'x' : ' ')}
        spansOf={row => [{text: rowText(row, name)}, {text: unsaved.has(row.name) ? ' ~ draft' : '', tone: 'changed'}]}
        empty={
          screen.filter.line.text === ''
            ? 'no profiles yet: a makes the first, I imports one'
            : 'no profile matches the filter; esc drops it'
        }
      />
      {isWide ? <Page lines={detail(state)} width={state.size.columns - width} height={height} /> : null}
    </Box>
  );
}

function rowText(row: ProfileSummary, name: number): string {
  const latest = row.versions[0];
  return columns([
    [row.name, name],
    [latest === undefined ? '' : TYPE_NAMES[latest.type], 14],
    [latest?.cloud ?? '', 12],
    [latest?.version ?? '', 10],
    [String(row.versions.length), 4],
    [String(latest?.packs.length ?? 0), 6],
  ]);
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
