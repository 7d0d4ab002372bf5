import type {NewProfileSnapshot} from '../screens/new-profile/new-profile-snapshot.ts';

/** A new profile is made, step by step. */
export type NewProfileAction =
  /** Begins a new profile; one that was left unfinished is offered first. */
  | {readonly type: 'new-profile.open'}
  | {readonly type: 'new-profile.start'; readonly snapshot: NewProfileSnapshot | undefined}
  /** Chooses what the step asks for, and goes to the next one. */
  | {readonly type: 'new-profile.next'}
  | {readonly type: 'new-profile.back'}
  /** Goes to a step by its number, counted from 0. */
  | {readonly type: 'new-profile.go'; readonly at: number}
  /** Chooses a custom cloud of the tenant's. */
  | {readonly type: 'new-profile.cloud'; readonly cloud: string}
  /** Leaves out the core layer of this step. */
  | {readonly type: 'new-profile.skip'}
  | {readonly type: 'new-profile.create'};
