import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import type {ProfileRef} from '../../../src/domain/profile/profile.ts';

/** What one side of a comparison is read from. */
export type CompareSource =
  | {readonly from: 'version'; readonly ref: ProfileRef}
  | {readonly from: 'file'; readonly file: string}
  /** What is open, with its unsaved changes; one layer of it alone by its id. */
  | {readonly from: 'draft'; readonly layer?: string}
  /** What is open, as it was last read or written. */
  | {readonly from: 'saved'; readonly layer?: string}
  /** The defaults of the pack of a layer that is open. */
  | {readonly from: 'defaults'; readonly layer: string}
  | {readonly from: 'pack'; readonly pack: PackSummary};

/** What a comparison is written as: for a change request, for `git apply`, for programs. */
export const COMPARE_FORMATS = ['markdown', 'patch', 'json'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];
