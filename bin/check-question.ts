import type {RegistrySetting} from '../src/domain/pack/registry-setting.ts';
import type {Profile} from '../src/domain/profile/profile.ts';

/** What the app asks of the thread that checks profiles; only the latest question is answered. */
export interface CheckQuestion {
  readonly profile: Profile;
  /**
   * The number of the catalog, counted from 1: when it changes, the registries must be read anew. 0 when none is known.
   */
  readonly catalog: number;
  readonly registries: readonly RegistrySetting[];
  /** The directory with the registries' indexes. */
  readonly cache: string;
}
