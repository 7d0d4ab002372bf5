import type {Action} from './action.ts';
import {readyOr} from './loadable.ts';
import type {State} from './model.ts';
import {profileOf} from './session.ts';
import type {Step} from './step.ts';

/**
 * Checks run in the background: whenever another profile is shown than before (opened, edited, undone, redone), or the registries come to
 * hold other packs, the whole of it is asked about again. What did not change is remembered, so that an edit costs one layer.
 */
export function askForCheck(before: State, step: Step): Step {
  const [next, ...effects] = step;
  const profile = profileOf(next);
  const isSame = profile === profileOf(before) && next.catalog === before.catalog;
  // Packs are soon known: checking without them first would be work for nothing.
  if (profile === undefined || isSame || next.catalog.status === 'loading') return step;
  return [next, ...effects, {type: 'profile.check', profile, catalog: readyOr(next.catalog, undefined)}];
}

/** Takes over what was found, unless the profile is another one by now. */
export function takeProblems(state: State, {profile, problems}: Extract<Action, {type: 'profile.checked'}>): State {
  const {session} = state;
  if (session?.history.present !== profile) return state;
  return {...state, session: {...session, problems, checked: profile}};
}
