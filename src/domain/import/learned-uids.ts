import {layersOf, type Profile} from '../profile/profile.ts';

/** A registry of ours, with the uid of one of Palette's that it stands for. */
export interface LearnedUid {
  readonly registry: string;
  readonly uid: string;
}

/**
 * What an import with replaced registries teaches: ours stands for the uid that the document gives the one it replaces.
 * `moves` maps the document's names or uids to our names, as for `adoptProfile`.
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
