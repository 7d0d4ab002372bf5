import type {RegistrySetting} from '../src/domain/pack/registry-setting.ts';
import type {Profile} from '../src/domain/profile/profile.ts';

/** What the full screen asks of the thread that checks; only the latest question is answered. */
export interface CheckQuestion {
  readonly profile: Profile;
  /** Which catalog it is, counted from 1: another number means that the registries must be read anew. 0: none is known. */
  readonly catalog: number;
  readonly registries: readonly RegistrySetting[];
  /** The directory with the registries' indexes. */
  readonly cache: string;
}
