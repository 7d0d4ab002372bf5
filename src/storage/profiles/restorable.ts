import type {TrashEntry} from '../../domain/profile/profile-summary.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {DISCARDED, type DraftStore} from '../drafts/draft-store.ts';
import type {Profiles} from './profiles.ts';

/** Deleted versions and discarded drafts together, newest first. */
export async function listRestorable(profiles: Profiles, drafts: DraftStore): Promise<readonly TrashEntry[]> {
  return [...(await profiles.trash()), ...drafts.discarded()].toSorted((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1));
}

/**
 * Puts one of them back, a version under another name or version with `as`. Throws what `Profiles` and `DraftStore`
 * throw.
 */
export async function restoreEntry(
  profiles: Profiles,
  drafts: DraftStore,
  id: string,
  as?: ProfileRef,
): Promise<Pick<TrashEntry, 'what' | 'ref'>> {
  if (!id.startsWith(DISCARDED)) return {what: 'version', ref: await profiles.restore(id, as)};
  return {what: 'draft', ref: drafts.restore(id)};
}
