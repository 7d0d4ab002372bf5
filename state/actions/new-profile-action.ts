import type {NewProfileSnapshot} from '../screens/new-profile/new-profile-snapshot.ts';

/** A new profile is made, step by step. */
export type NewProfileAction =
  /** A new profile; where one was left unfinished, it is offered again. */
  | {readonly type: 'wizard.open'}
  | {readonly type: 'wizard.start'; readonly snapshot: NewProfileSnapshot | undefined}
  /** Chooses what the step asks for, and goes to the next one. */
  | {readonly type: 'wizard.next'}
  | {readonly type: 'wizard.back'}
  /** Goes to a step by its number, counted from 0. */
  | {readonly type: 'wizard.go'; readonly at: number}
  /** Makes the profile for a cloud of the tenant's own. */
  | {readonly type: 'wizard.cloud'; readonly cloud: string}
  /** Leaves the core layer of the step out. */
  | {readonly type: 'wizard.skip'}
  | {readonly type: 'wizard.create'};
