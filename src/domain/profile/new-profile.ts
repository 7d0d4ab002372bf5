import {DEFAULT_VERSION, type Profile, type ProfileType} from './profile.ts';
import {labelsOf} from './tag-list.ts';

/** The description of a new profile. */
export interface ProfileFacts {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  /** `env:prod`, `pilot`. */
  readonly tags?: readonly string[];
  readonly type: ProfileType;
  readonly cloud: string;
}

/** A profile without layers, its keys in the order of Palette's exports. */
export function newProfile({name, version, description, tags = [], type, cloud}: ProfileFacts): Profile {
  return {
    metadata: {name, description: description ?? '', labels: labelsOf(tags)},
    spec: {version: version ?? DEFAULT_VERSION, template: {type, cloudType: cloud, packs: []}, variables: []},
  };
}
