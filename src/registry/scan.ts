import type {BrokenPack, PackSummary} from '../domain/pack/pack.ts';
import type {Stamp} from './stamp.ts';

/** What a look through a registry found, packs in the order of their locations. */
export interface Scan {
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
  /** Stamps of where packs and what is broken were found: while they hold, no pack has come, gone or been corrected. */
  readonly stamps: readonly Stamp[];
}
