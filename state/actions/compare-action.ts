import type {ProfileDiff} from '../../src/domain/diff/profile-diff.ts';
import type {CompareFormat, CompareSource} from '../screens/compare/compare-shape.ts';
import type {Sides} from '../screens/compare/compare-sides.ts';

/** Two sides are compared. */
export type CompareAction =
  | {readonly type: 'compare.open'; readonly a: CompareSource; readonly b: CompareSource}
  | {readonly type: 'compare.read'; readonly sides: Sides; readonly diff: ProfileDiff}
  | {readonly type: 'compare.failed'; readonly message: string}
  /** Compares with a profile or a file that was typed. */
  | {readonly type: 'compare.with'; readonly other: string; readonly compared: CompareSource}
  | {readonly type: 'compare.swap'}
  | {readonly type: 'compare.export'; readonly format: CompareFormat; readonly file: string}
  | {readonly type: 'compare.copy'; readonly format: CompareFormat}
  | {readonly type: 'compare.step'; readonly by: 1 | -1}
  /** Folds the part under the cursor, or unfolds it. */
  | {readonly type: 'compare.fold'}
  /** Opens the layer under the cursor, or unfolds what is folded there. */
  | {readonly type: 'compare.enter'};
