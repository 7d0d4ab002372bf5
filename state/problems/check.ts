import type {Profile} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import {readyOr} from '../loadable.ts';
import {type State, topScreen} from '../model.ts';
import {profileInMaking} from '../screens/new-profile/new-profile-review.ts';
import {profileOf} from '../session/session.ts';
import {type Step, withTop} from '../step.ts';

/**
 * Checks run in the background. Whenever a different profile is shown (opened, edited, undone, redone), or the
 * registries' packs change, the whole profile is checked again. Results for unchanged layers are remembered, so an edit
 * costs one layer.
 */
export function askForCheck(before: State, step: Step): Step {
  const [next, ...effects] = step;
  const profile = checkedProfile(next);
  const isSame = profile === checkedProfile(before) && next.catalog === before.catalog;
  // Packs will be known soon: checking without them first would be wasted work.
  if (profile === undefined || isSame || next.catalog.status === 'loading') return step;
  return [next, ...effects, {type: 'profile.check', profile, catalog: readyOr(next.catalog, undefined)}];
}

/** The profile that is shown: the open one, or on the Review step the new one. */
function checkedProfile(state: State): Profile | undefined {
  const screen = topScreen(state);
  if (screen.type !== 'new-profile') return profileOf(state);
  return screen.step === 'review' ? profileInMaking(screen) : undefined;
}

/** Takes over the findings, unless a different profile is shown by now. */
export function takeProblems(state: State, {profile, problems}: Extract<Action, {type: 'profile.checked'}>): State {
  const {session} = state;
  const screen = topScreen(state);
  if (screen.type === 'new-profile' && checkedProfile(state) === profile) {
    return withTop(state, {...screen, checked: {profile, problems}});
  }
  if (session?.history.present !== profile) return state;
  return {...state, session: {...session, problems, checked: profile}};
}
