import type {BrokenFile, ProfileSummary} from '../../src/domain/profile/profile-summary.ts';
import type {ProfileRef} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import {confirm} from '../dialogs/dialog.ts';
import {NO_FILTER, type Token, filterRows, parseFilter} from '../filter.ts';
import {LIST_START} from '../list.ts';
import {readyOr} from '../loadable.ts';
import type {State} from '../model.ts';
import {findingsOf} from '../problems/findings.ts';
import type {ProfilesScreen} from '../screen.ts';
import {type ScreenPart, type Step, withTop} from '../step.ts';

export const PROFILES_START: ProfilesScreen = {
  type: 'profiles',
  list: LIST_START,
  filter: NO_FILTER,
  marked: new Set(),
  sort: 'name',
};

const PROFILE_TOKENS = ['type', 'cloud', 'tag', 'pack', 'version', 'has'];

/** The profiles that the filter lets through, sorted. */
export function profileRows(state: State, screen: ProfilesScreen): readonly ProfileSummary[] {
  const {profiles} = readyOr(state.profiles, {profiles: [], broken: []});
  const filter = parseFilter(screen.filter.line.text, PROFILE_TOKENS);
  return sorted(
    filterRows(profiles, filter, textOf, (row, token) => hasToken(state, row, token)),
    screen.sort,
  );
}

/** The unreadable files that the filter lets through; they stand below the profiles. */
export function brokenRows(state: State, {filter}: ProfilesScreen): readonly BrokenFile[] {
  const {broken} = readyOr(state.profiles, {profiles: [], broken: []});
  const textOf = ({file, reason}: BrokenFile) => `${file} ${reason}`.toLowerCase();
  return filterRows(broken, parseFilter(filter.line.text, PROFILE_TOKENS), textOf, (_, {key, value}) => {
    return key === 'has' && 'problem'.startsWith(value);
  });
}

/** The unreadable file under the cursor. */
export function brokenAtCursor(state: State): BrokenFile | undefined {
  const screen = state.screens.at(-1);
  if (screen?.type !== 'profiles') return undefined;
  return brokenRows(state, screen)[screen.list.cursor - profileRows(state, screen).length];
}

/** What is wrong with it, and what can be done about it. */
export function whyBroken({file, reason}: BrokenFile): string {
  return `profiles/${file} cannot be read: ${reason}. It stays as it is: correct it, or move it away, and come back here`;
}

/** The profile under the cursor. */
export function profileAtCursor(state: State): ProfileSummary | undefined {
  const screen = state.screens.at(-1);
  return screen?.type === 'profiles' ? profileRows(state, screen)[screen.list.cursor] : undefined;
}

/** The marked profiles, including those that the filter hides. */
export function markedProfiles(state: State): readonly ProfileSummary[] {
  const screen = state.screens.at(-1);
  if (screen?.type !== 'profiles') return [];
  return readyOr(state.profiles, {profiles: [], broken: []}).profiles.filter(({name}) => screen.marked.has(name));
}

/** The name and highest version of a row. */
export function latestOf(row: ProfileSummary): ProfileRef {
  return {name: row.name, version: row.versions[0]?.version ?? ''};
}

export const profilesPart: ScreenPart<ProfilesScreen> = {
  title: () => ['profiles'],
  contexts: () => ['profiles'],
  count: (state, screen) => profileRows(state, screen).length + brokenRows(state, screen).length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  filter: screen => screen.filter,
  withFilter: (screen, filter) => ({...screen, filter}),
  hasDetail: true,
  tokens: () => PROFILE_TOKENS,
  rowKeys: (state, screen) => [
    ...profileRows(state, screen).map(({name}) => name),
    ...brokenRows(state, screen).map(({file}) => file),
  ],
  status: statusOf,
  update: updateProfiles,
};

function updateProfiles(state: State, screen: ProfilesScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'list.sort':
      return [withTop(state, {...screen, sort: NEXT_SORT[screen.sort], list: LIST_START})];
    case 'list.mark':
      return [markRow(state, screen)];
    case 'profiles.delete-asked':
      return [askToDelete(state, screen)];
    default:
      return undefined;
  }
}

const NEXT_SORT: Readonly<Record<ProfilesScreen['sort'], ProfilesScreen['sort']>> = {
  name: 'modified',
  modified: 'type',
  type: 'name',
};

function markRow(state: State, screen: ProfilesScreen): State {
  const row = profileAtCursor(state);
  if (row === undefined) return state;
  const marked = new Set(screen.marked);
  if (!marked.delete(row.name)) marked.add(row.name);
  return withTop(state, {...screen, marked});
}

function askToDelete(state: State, screen: ProfilesScreen): State {
  const names = screen.marked.size > 0 ? screen.marked : new Set([profileAtCursor(state)?.name]);
  const rows = profileRows(state, screen).filter(row => names.has(row.name));
  const refs = rows.flatMap(row => row.versions.map(one => ({name: row.name, version: one.version})));
  if (refs.length === 0) return state;
  const lines = rows.map(row => `${row.name}: ${row.versions.map(one => one.version).join(', ')}`);
  const verb = `Delete ${refs.length} version${refs.length === 1 ? '' : 's'}`;
  return {...state, dialog: confirm('Delete to the trash', lines, verb, {type: 'profile.delete', refs})};
}

function statusOf(state: State, screen: ProfilesScreen): string {
  const list = readyOr(state.profiles, {profiles: [], broken: []});
  const shown = profileRows(state, screen).length;
  const all = list.profiles.length;
  const parts = [shown === all ? `${shown} profile${shown === 1 ? '' : 's'}` : `${shown} of ${all} profiles`];
  if (screen.marked.size > 0) parts.push(`${screen.marked.size} marked`);
  if (list.broken.length > 0) parts.push(`${list.broken.length} unreadable`);
  if (screen.sort !== 'name') parts.push(`by ${screen.sort}`);
  return parts.join(', ');
}

function textOf(row: ProfileSummary): string {
  const latest = row.versions[0];
  return `${row.name} ${latest?.description ?? ''} ${latest?.tags.join(' ') ?? ''}`.toLowerCase();
}

function hasToken(state: State, row: ProfileSummary, {key, value}: Token): boolean {
  if (key === 'has') return hasThat(state, row, value);
  const wanted = key === 'type' && value === 'full' ? 'cluster' : value;
  return row.versions.some(one => {
    switch (key) {
      case 'type':
        return one.type.startsWith(wanted);
      case 'cloud':
        return one.cloud.startsWith(wanted);
      case 'tag':
        return one.tags.some(tag => tag.toLowerCase().includes(wanted));
      case 'pack':
        return one.packs.some(pack => pack.toLowerCase().includes(wanted));
      default:
        return one.version.startsWith(wanted);
    }
  });
}

/** `has:problem`, an error or a warning in its latest version or its unsaved work; `has:draft`, unsaved work. */
function hasThat(state: State, row: ProfileSummary, what: string): boolean {
  if (what !== '' && 'draft'.startsWith(what)) return state.drafts.some(({ref}) => ref.name === row.name);
  const found = findingsOf(state, row);
  if (found === undefined) return false;
  const isAny = 'problem'.startsWith(what);
  return (
    (found.errors > 0 && (isAny || 'error'.startsWith(what))) ||
    (found.warnings > 0 && (isAny || 'warning'.startsWith(what)))
  );
}

function sorted(rows: readonly ProfileSummary[], sort: ProfilesScreen['sort']): readonly ProfileSummary[] {
  if (sort === 'name') return rows;
  const typeOf = (row: ProfileSummary) => row.versions[0]?.type ?? '';
  const timeOf = (row: ProfileSummary) => Math.max(0, ...row.versions.map(one => one.modified));
  if (sort === 'modified') return [...rows].sort((a, b) => timeOf(b) - timeOf(a));
  return [...rows].sort((a, b) => Number(typeOf(a) > typeOf(b)) - Number(typeOf(a) < typeOf(b)));
}
