import type {NewProfileSnapshot} from '../screens/new-profile/new-profile-snapshot.ts';

/** A new profile is made, step by step. */
export type NewProfileAction =
  /** Begins a new profile; one that was left unfinished is offered first. */
  | {readonly type: 'wizard.open'}
  | {readonly type: 'wizard.start'; readonly snapshot: NewProfileSnapshot | undefined}
  /** Chooses what the step asks for, and goes to the next one. */
  | {readonly type: 'wizard.next'}
  | {readonly type: 'wizard.back'}
  /** Goes to a step by its number, counted from 0. */
  | {readonly type: 'wizard.go'; readonly at: number}
  /** Chooses a custom cloud of the tenant's. */
  | {readonly type: 'wizard.cloud'; readonly cloud: string}
  /** Leaves out the core layer of this step. */
  | {readonly type: 'wizard.skip'}
  | {readonly type: 'wizard.create'};
