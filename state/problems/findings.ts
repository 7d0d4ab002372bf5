import type {ProfileSummary, VersionSummary} from '../../src/domain/profile/profile-summary.ts';
import type {Action} from '../action.ts';
import {parseFilter} from '../filter.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {remember} from '../remember.ts';
import type {DraftSummary} from '../screen.ts';
import type {Step} from '../step.ts';
import {findingsKey, type Findings, type UncheckedVersion} from './findings-shape.ts';

/**
 * Finds the profiles with problems when the list of profiles is filtered by them (`has:problem`): the latest version of
 * each, and every version with unsaved work, as it would be saved, are checked in the background, a few at a time. The
 * findings are remembered until the version's file, its draft or the registries change.
 */
export function askForFindings(before: State, [next, ...effects]: Step): Step {
  if (wantedText(next) === undefined || next.isSweeping || next.catalog.status === 'loading') return [next, ...effects];
  const isNews = wantedText(before) !== wantedText(next) || ABOUT.some(key => before[key] !== next[key]);
  if (!isNews) return [next, ...effects];
  const wanted = readyOr(next.profiles, {profiles: [], broken: []}).profiles.flatMap(row => versionsToCheck(next, row));
  const left = wanted.filter(version => findingOf(next, version) === undefined);
  if (left.length === 0) return [next, ...effects];
  const all = wanted.length;
  const running = `checking ${all - left.length} of ${all}; ctrl-c stops`;
  const catalog = readyOr(next.catalog, undefined);
  return [{...next, isSweeping: true, running}, ...effects, {type: 'versions.check', versions: left, catalog}];
}

/** Remembers findings; when it is called off, what was found so far. */
export function takeFindings(state: State, {found}: Extract<Action, {type: 'versions.checked'}>): State {
  return {...state, isSweeping: false, running: undefined, findings: new Map([...state.findings, ...found])};
}

/**
 * How much was found in the latest version of a profile and in those with unsaved work, while it still holds; undefined
 * before any of them was checked.
 */
export function findingsOf(state: State, row: ProfileSummary): Pick<Findings, 'errors' | 'warnings'> | undefined {
  if (state.findings.size === 0) return undefined;
  const found = versionsToCheck(state, row).flatMap(version => findingOf(state, version) ?? []);
  if (found.length <= 1) return found[0];
  const sum = (key: 'errors' | 'warnings') => found.reduce((total, one) => total + one[key], 0);
  return {errors: sum('errors'), warnings: sum('warnings')};
}

/** What findings depend on. */
const ABOUT = ['findings', 'catalog', 'profiles', 'drafts'] as const satisfies readonly (keyof State)[];

function findingOf(state: State, {ref, modified, draftedAt}: UncheckedVersion): Findings | undefined {
  const found = state.findings.get(findingsKey(ref));
  const isStill =
    found?.modified === modified &&
    found.draftedAt === draftedAt &&
    found.catalog === readyOr(state.catalog, undefined);
  return isStill ? found : undefined;
}

function versionsToCheck({drafts}: State, {name, versions}: ProfileSummary): readonly UncheckedVersion[] {
  const times = draftTimes(drafts);
  const unchecked = ({version, modified}: VersionSummary): UncheckedVersion => {
    const ref = {name, version};
    return {ref, modified, draftedAt: times.get(findingsKey(ref))};
  };
  const [latest] = versions;
  if (latest === undefined) return [];
  if (times.size === 0) return [unchecked(latest)];
  return versions.map(unchecked).filter(({draftedAt}, at) => at === 0 || draftedAt !== undefined);
}

/** When the unsaved work of versions was last changed. */
const draftTimes = remember(
  (drafts: readonly DraftSummary[]): ReadonlyMap<string, string> =>
    new Map(drafts.map(({ref, changedAt}) => [findingsKey(ref), changedAt])),
);

/** The filter that asks for findings; undefined when none does. */
function wantedText(state: State): string | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'profiles') return undefined;
  const {text} = screen.filter.line;
  return parseFilter(text, ['has']).tokens.length > 0 ? text : undefined;
}
