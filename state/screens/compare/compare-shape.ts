import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import type {ProfileRef} from '../../../src/domain/profile/profile.ts';

/** Where one side of a comparison comes from. */
export type CompareSource =
  | {readonly from: 'version'; readonly ref: ProfileRef}
  /** A version with the unsaved work of its draft, whether it is open or not. */
  | {readonly from: 'unsaved'; readonly ref: ProfileRef}
  | {readonly from: 'file'; readonly file: string}
  /** The open version with its unsaved changes, or one layer of it by its id. */
  | {readonly from: 'draft'; readonly layer?: string}
  /** The open version as last read or written. */
  | {readonly from: 'saved'; readonly layer?: string}
  /** The defaults of an open layer's pack. */
  | {readonly from: 'defaults'; readonly layer: string}
  | {readonly from: 'pack'; readonly pack: PackSummary};

/** The formats of a comparison: for a change request, for `git apply`, for programs. */
export const COMPARE_FORMATS = ['markdown', 'patch', 'json'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];
