import type {Action} from '../action.ts';
import {parseFilter} from '../filter.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import type {Step} from '../step.ts';
import {findingsKey, type Findings, type UncheckedVersion} from './findings-shape.ts';

/**
 * Finds the profiles with problems when the list of profiles is filtered by them (`has:problem`): the latest version of
 * each is checked in the background, a few at a time, and the findings are remembered until its file or the registries
 * change.
 */
export function askForFindings(before: State, [next, ...effects]: Step): Step {
  if (wantedText(next) === undefined || next.isSweeping || next.catalog.status === 'loading') return [next, ...effects];
  const isNews =
    wantedText(before) !== wantedText(next) || before.findings !== next.findings || before.catalog !== next.catalog;
  const left = isNews || before.profiles !== next.profiles ? uncheckedVersions(next) : [];
  if (left.length === 0) return [next, ...effects];
  const all = readyOr(next.profiles, {profiles: [], broken: []}).profiles.length;
  const running = `checking ${all - left.length} of ${all}; ctrl-c stops`;
  const catalog = readyOr(next.catalog, undefined);
  return [{...next, isSweeping: true, running}, ...effects, {type: 'versions.check', versions: left, catalog}];
}

/** Remembers findings; when it is called off, what was found so far. */
export function takeFindings(state: State, {found}: Extract<Action, {type: 'versions.checked'}>): State {
  return {...state, isSweeping: false, running: undefined, findings: new Map([...state.findings, ...found])};
}

/** The findings for the latest version of a profile, while they still hold. */
export function findingsOf(
  state: State,
  name: string,
  version: {readonly version: string; readonly modified: number},
): Findings | undefined {
  const found = state.findings.get(findingsKey({name, version: version.version}));
  const isStill = found?.modified === version.modified && found.catalog === readyOr(state.catalog, undefined);
  return isStill ? found : undefined;
}

/** The filter that asks for findings; undefined when none does. */
function wantedText(state: State): string | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'profiles') return undefined;
  const {text} = screen.filter.line;
  return parseFilter(text, ['has']).tokens.length > 0 ? text : undefined;
}

function uncheckedVersions(state: State): readonly UncheckedVersion[] {
  return readyOr(state.profiles, {profiles: [], broken: []}).profiles.flatMap(({name, versions: [latest]}) =>
    latest === undefined || findingsOf(state, name, latest) !== undefined
      ? []
      : {ref: {name, version: latest.version}, modified: latest.modified},
  );
}
