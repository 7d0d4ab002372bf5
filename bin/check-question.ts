import type {RegistrySetting} from '../src/domain/registry-setting.ts';
import type {Profile} from '../src/domain/profile.ts';
import type {Problem} from '../src/domain/problem.ts';

/** What the full screen asks of the thread that checks. */
export interface CheckQuestion {
  readonly id: number;
  readonly profile: Profile;
  /** Which catalog it is, counted from 1: another number means that the registries must be read anew. 0: none is known. */
  readonly catalog: number;
  readonly registries: readonly RegistrySetting[];
  /** The directory with the registries' indexes. */
  readonly cache: string;
}

/** Only the latest question is answered. */
export interface CheckAnswer {
  readonly id: number;
  readonly problems: readonly Problem[];
}
