import type {Profile} from './profile.ts';

/**
 * The changes made to one open version. Profiles are immutable, so a step is just the previous profile and a label:
 * undo and redo are unlimited, and "are there unsaved changes?" is a question of identity.
 */
export interface History {
  /** The steps that undo goes back through, oldest first. */
  readonly past: readonly Step[];
  readonly present: Profile;
  /** The steps that redo goes forward through, nearest first. */
  readonly future: readonly Step[];
}

export interface Step {
  /** The change that led away from `profile` (past) or to it (future): `Move prometheus`. */
  readonly label: string;
  readonly profile: Profile;
}

export function startHistory(present: Profile): History {
  return {past: [], present, future: []};
}

/** Adds a change, after which nothing can be redone. The same history when the profile is the same object. */
export function record(history: History, label: string, profile: Profile): History {
  if (profile === history.present) return history;
  return {past: [...history.past, {label, profile: history.present}], present: profile, future: []};
}

/** Goes one step back; the same history when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.profile,
    future: [{label: step.label, profile: history.present}, ...history.future],
  };
}

/** Goes one step forward; the same history when there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return {past: [...history.past, {label: step.label, profile: history.present}], present: step.profile, future};
}
