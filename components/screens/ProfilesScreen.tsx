import {Box} from 'ink';
import type {BrokenFile, ProfileSummary} from '../../src/domain/profile/profile-summary.ts';
import {TYPE_NAMES} from '../../src/domain/profile/type-name.ts';
import {cutMiddle, fit, widthOf, wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {readyOr} from '../../state/loadable.ts';
import type {State} from '../../state/model.ts';
import {findingsOf} from '../../state/problems/findings.ts';
import type {ProfilesScreen} from '../../state/screen.ts';
import {brokenAtCursor, brokenRows, profileAtCursor, profileRows, whyBroken} from '../../state/screens/profiles.ts';
import {bodyRows, listColumns, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {trailingState} from '../../state/trailing.ts';
import {Detail} from '../Detail.tsx';
import {emptyList, noMatch} from '../empty.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';

/** Home: one row per name, opening on its latest version. */
export function ProfilesBody({state, screen}: {readonly state: State; readonly screen: ProfilesScreen}) {
  const height = bodyRows(state.size);
  const isWide = state.size.columns >= WIDE_COLUMNS;
  const width = listColumns(state.size);
  const shown = columnsFor(state, width);
  const {profiles} = state;
  if (profiles.status === 'loading')
    return <Page lines={[plain('reading the profiles…')]} width={width} height={height} />;
  if (profiles.status === 'failed')
    return <Page lines={failure(profiles.message, state.size.columns)} width={state.size.columns} height={height} />;
  const rows: readonly Row[] = [
    ...profileRows(state, screen).map(row => ({kind: 'profile', row}) as const),
    ...brokenRows(state, screen).map(file => ({kind: 'broken', file}) as const),
  ];
  const unsaved = new Set(state.drafts.map(draft => draft.ref.name));
  return (
    <Box>
      <List
        rows={rows}
        list={screen.list}
        width={width}
        height={height}
        head={columns([...shown.map(one => [one.head, one.width] as const), ['STATE', stateWidth(state)]])}
        glyphOf={one => glyphOf(one, screen)}
        spansOf={one =>
          one.kind === 'broken'
            ? brokenSpans(one.file)
            : [
                {text: columns(shown.map(column => [column.text(one.row), column.width] as const))},
                foundSpan(state, one.row),
                {text: unsaved.has(one.row.name) ? '~ draft' : '', tone: 'changed'},
              ]
        }
        empty={
          screen.filter.line.text === ''
            ? emptyList(state, 'no profiles yet', 'a makes the first, I imports one')
            : noMatch(state.isSweeping ? 'profile that was checked so far' : 'profile')
        }
      />
      {isWide ? (
        <Detail
          lines={detail(trailingState(state), state.size.columns - width)}
          width={state.size.columns - width}
          height={height}
        />
      ) : null}
    </Box>
  );
}

/** A profile, or a file that is not one. */
type Row =
  | {readonly kind: 'profile'; readonly row: ProfileSummary}
  | {readonly kind: 'broken'; readonly file: BrokenFile};

function glyphOf(one: Row, {marked}: ProfilesScreen): string {
  if (one.kind === 'broken') return '!';
  return marked.has(one.row.name) ? 'x' : ' ';
}

function brokenSpans({file, reason}: BrokenFile): readonly Span[] {
  return [
    {text: `${file}  `, tone: 'warning'},
    {text: reason, tone: 'dim'},
  ];
}

interface Column {
  readonly head: string;
  readonly text: (row: ProfileSummary) => string;
  /** Left out where the names would have no room. */
  readonly isSpare?: true;
}

interface FittedColumn extends Column {
  readonly width: number;
}

const COLUMNS: readonly Column[] = [
  {head: 'TYPE', text: ({versions: [latest]}) => (latest === undefined ? '' : TYPE_NAMES[latest.type])},
  {head: 'CLOUD', text: ({versions: [latest]}) => latest?.cloud ?? '', isSpare: true},
  {head: 'LATEST', text: ({versions: [latest]}) => latest?.version ?? ''},
  {head: 'VERS', text: ({versions}) => String(versions.length), isSpare: true},
  {head: 'LAYERS', text: ({versions: [latest]}) => String(latest?.packs.length ?? 0), isSpare: true},
];

/** What `has:problem` found, and `~ draft`. */
function stateWidth({findings, drafts}: State): number {
  return Math.max('STATE'.length, (findings.size === 0 ? 0 : FOUND) + (drafts.length === 0 ? 0 : '~ draft'.length));
}

const FOUND = 5;
const LEAST_NAME = 16;
/** The most cells that a version or cloud from a stranger may take of a row. */
const MOST = 16;
/** Of a list: the cursor, the mark and a blank. */
const LEAD = 3;

/** The columns that fit into so many cells, each as wide as its content; the name gets what is left. */
function columnsFor(state: State, width: number): readonly FittedColumn[] {
  const all = readyOr(state.profiles, {profiles: [], broken: []}).profiles;
  const fitted = COLUMNS.map(one => ({...one, width: widest(one, all)}));
  const rest = width - LEAD - stateWidth(state) - 1;
  const room = (columns: readonly FittedColumn[]) => rest - columns.reduce((sum, one) => sum + one.width + 1, 0);
  const others = room(fitted) >= LEAST_NAME ? fitted : fitted.filter(one => one.isSpare !== true);
  const longest = Math.max('NAME'.length, ...all.map(({name}) => widthOf(printable(name))));
  const name = Math.max(1, Math.min(room(others), Math.max(LEAST_NAME, longest)));
  return [{head: 'NAME', width: name, text: row => cutMiddle(row.name, name)}, ...others];
}

function widest({head, text}: Column, rows: readonly ProfileSummary[]): number {
  return Math.min(MOST, Math.max(head.length, ...rows.map(row => widthOf(printable(text(row))))));
}

/**
 * How many errors were found in its latest version and its unsaved work, or warnings when there are no errors; nothing
 * before checks were asked for.
 */
function foundSpan(state: State, row: ProfileSummary): Span {
  const found = findingsOf(state, row);
  const count = found === undefined ? 0 : found.errors || found.warnings;
  const text = count === 0 ? '' : `! ${count}`;
  return {
    text: ` ${state.findings.size === 0 ? '' : fit(text, FOUND)}`,
    tone: found?.errors === 0 ? 'warning' : 'error',
  };
}

function detail(state: State, width: number): readonly (readonly Span[])[] {
  const wrapped = (text: string) => wrap(text, width - 3);
  const broken = brokenAtCursor(state);
  if (broken !== undefined)
    return [[{text: ` ${broken.file}`, tone: 'title'}], plain(''), ...failure(whyBroken(broken), width)];
  const row = profileAtCursor(state);
  const latest = row?.versions[0];
  if (row === undefined || latest === undefined) return [];
  return [
    [{text: ` ${row.name} ${latest.version}`, tone: 'title'}],
    plain(`${TYPE_NAMES[latest.type]} for ${latest.cloud}`),
    ...(latest.description === '' ? [] : wrapped(latest.description).map(plain)),
    ...(latest.tags.length === 0
      ? []
      : wrapped(latest.tags.join('  ')).map(line => [{text: ` ${line}`, tone: 'accent' as const}])),
    plain(''),
    [{text: ' LAYERS', tone: 'dim'}],
    ...latest.packs.map(pack => plain(pack)),
    plain(''),
    [{text: ' VERSIONS', tone: 'dim'}],
    ...row.versions.map(one => plain(one.version)),
  ];
}
