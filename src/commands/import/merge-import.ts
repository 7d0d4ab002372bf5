import {StrataError} from '../../domain/error.ts';
import type {MergeBase} from '../../domain/import/merge-base.ts';
import {isOpen, type MergePart, type Origin} from '../../domain/import/merge-part.ts';
import {openMerge} from '../../domain/import/merge-profiles.ts';
import type {Layer} from '../../domain/layer/layer.ts';
import {type Profile, refOf} from '../../domain/profile/profile.ts';
import type {MergeSide} from './merge-side.ts';

export interface MergedImport {
  readonly profile: Profile;
  readonly parts: readonly MergePart[];
}

export interface MergeInput {
  readonly here: Profile;
  readonly file: Profile;
  readonly base: MergeBase | undefined;
  readonly secretsOf: (layer: Layer) => readonly string[];
}

/**
 * Merges a document into the version of the same name. Throws `merge.open` when there is something to decide and `stop`
 * was asked for.
 */
export function mergeImport({here, file, base, secretsOf}: MergeInput, side: MergeSide): MergedImport {
  const merge = openMerge({base: base?.profile, here, file, secretsOf});
  const open = merge.parts().filter(isOpen);
  if (side === 'stop' && open.length > 0) {
    const {name, version} = refOf(here);
    const places = open.map(({title}) => title);
    const shown = places.slice(0, 8).join(', ') + (places.length > 8 ? ` and ${places.length - 8} more` : '');
    throw new StrataError('merge.open', `${name} ${version} is not merged, both sides have changed ${shown}`, {
      hint: 'Nothing was changed. --merge here keeps what is here in these places, --merge file takes what the file has; the Import screen asks for each.',
    });
  }
  const choices = new Map(open.map(({key}): [string, Origin] => [key, side === 'file' ? 'file' : 'here']));
  return {profile: merge.profile(choices), parts: merge.parts(choices)};
}
