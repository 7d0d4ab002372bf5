import type {SideLine} from '../../src/domain/diff/diff-rows.ts';

/** A row of the Compare screen. `change` numbers the stops of `[` and `]`, from 0; rows of the same change share it. */
export type CompareRow =
  /** A part that folds: metadata, a layer, variables. */
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly sign: string;
      readonly text: string;
      readonly isFolded: boolean;
    }
  /** A change in words. `layer` and `line` say where it is in the new profile. */
  | {
      readonly kind: 'change';
      readonly sign: string;
      readonly text: string;
      readonly change: number;
      readonly layer?: string;
      readonly line?: number;
    }
  /** A line of a text: ` `, `-` or `+`. */
  | {
      readonly kind: 'line';
      readonly sign: ' ' | '-' | '+';
      readonly text: string;
      readonly number: number;
      readonly change: number;
    }
  | {
      readonly kind: 'pair';
      readonly left?: SideLine;
      readonly right?: SideLine;
      readonly isChanged: boolean;
      readonly change: number;
    }
  /** Unchanged lines that are not shown; `key` opens them. */
  | {readonly kind: 'fold'; readonly key: string; readonly text: string};
