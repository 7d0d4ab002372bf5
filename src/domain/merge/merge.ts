import type {LeftOutLine} from './left-out.ts';
import type {MergedPath} from './merge-data.ts';

/** What came of a merge of three texts. */
export interface Merge {
  /** Their text, with their comments and order, and my changes in it. */
  readonly text: string;
  /** Every key path where something changed, and whose value the text has. */
  readonly paths: readonly MergedPath[];
  /** Lines that I added or changed and that the text does not hold: nothing of mine is in neither. */
  readonly leftOut: readonly LeftOutLine[];
  /** `values`: by key path; `lines`: as text. */
  readonly comparedAs: 'values' | 'lines';
  /** Why it was merged by lines; undefined where it was not. */
  readonly note?: string;
}
