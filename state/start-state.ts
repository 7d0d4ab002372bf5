import {LOADING} from './loadable.ts';
import type {State} from './model.ts';
import {PROFILES_START} from './screens/profiles.ts';
import type {Size, Surroundings} from './surroundings.ts';

/** The state before anything is known: what the first frame shows. */
export function startState(size: Size, surroundings: Surroundings): State {
  return {
    size,
    screens: [PROFILES_START],
    dialog: undefined,
    help: undefined,
    palette: undefined,
    notice: undefined,
    submitted: undefined,
    running: undefined,
    pressedAt: 0,
    interruptedAt: -Infinity,
    profiles: LOADING,
    drafts: [],
    catalog: LOADING,
    session: undefined,
    unfinished: undefined,
    findings: new Map(),
    isSweeping: false,
    trailing: undefined,
    besideTop: 0,
    shift: 0,
    surroundings,
  };
}

/** Does the first screen have what it will show, rather than that it is being read? */
export function hasContent({profiles, running}: State): boolean {
  return profiles.status !== 'loading' && running === undefined;
}
