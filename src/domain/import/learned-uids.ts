import {layersOf, type Profile} from '../profile/profile.ts';

/** A registry of ours, and Palette's uid of one that it stands for. */
export interface LearnedUid {
  readonly registry: string;
  readonly uid: string;
}

/**
 * What an import with registries replaced tells of them: ours stands for the uid that the document gives the one it replaces. `moves` are names
 * or uids of the document's, and the names of ours, as for `adoptProfile`.
 */
export function learnedUids(document: Profile, moves: ReadonlyMap<string, string>): readonly LearnedUid[] {
  const learned = new Map<string, string>();
  for (const {registry} of layersOf(document)) {
    const {uid = '', name = ''} = registry?.metadata ?? {};
    const to = moves.get(name) ?? moves.get(uid);
    if (uid !== '' && to !== undefined) learned.set(uid, to);
  }
  return [...learned].map(([uid, registry]) => ({registry, uid}));
}
