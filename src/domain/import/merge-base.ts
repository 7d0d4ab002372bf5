import type {Profile} from '../profile/profile.ts';

/** What both sides of a merge descend from. */
export interface MergeBase {
  /** In words: `web-prod 1.0.0 as it was imported`. */
  readonly label: string;
  readonly profile: Profile;
}
