import type {Profile} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {profileInMaking} from '../screens/new-profile/new-profile-review.ts';
import {profileOf} from '../session/session.ts';
import {type Step, withTop} from '../step.ts';

/**
 * Checks run in the background: whenever another profile is shown than before (opened, edited, undone, redone), or the registries come to
 * hold other packs, the whole of it is asked about again. What did not change is remembered, so that an edit costs one layer.
 */
export function askForCheck(before: State, step: Step): Step {
  const [next, ...effects] = step;
  const profile = checkedProfile(next);
  const isSame = profile === checkedProfile(before) && next.catalog === before.catalog;
  // Packs are soon known: checking without them first would be work for nothing.
  if (profile === undefined || isSame || next.catalog.status === 'loading') return step;
  return [next, ...effects, {type: 'profile.check', profile, catalog: readyOr(next.catalog, undefined)}];
}

/** The profile that is shown: the open one, or at its review the one in the making. */
function checkedProfile(state: State): Profile | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'new-profile') return profileOf(state);
  return screen.step === 'review' ? profileInMaking(screen) : undefined;
}

/** Takes over what was found, unless the profile is another one by now. */
export function takeProblems(state: State, {profile, problems}: Extract<Action, {type: 'profile.checked'}>): State {
  const {session} = state;
  const screen = topScreen(state);
  if (screen.type === 'new-profile' && checkedProfile(state) === profile) {
    return withTop(state, {...screen, checked: {profile, problems}});
  }
  if (session?.history.present !== profile) return state;
  return {...state, session: {...session, problems, checked: profile}};
}
