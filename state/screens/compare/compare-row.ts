import type {ComparedTexts} from '../../../src/domain/diff/diff-rows.ts';
import type {LayerDiff} from '../../../src/domain/diff/layer-diff.ts';

/**
 * A row of the Compare screen. `change` is the number of a stop of `[` and `]`, from 0; rows of the same change share
 * it, and -1 is none.
 */
export type CompareRow =
  | HeadRow
  | ChangeRow
  /** A line of a text, or a part of one that is longer than the screen is wide: ` `, `-` or `+`. */
  | {
      readonly kind: 'line';
      readonly sign: ' ' | '-' | '+';
      readonly piece: Piece;
      readonly change: number;
      readonly place?: RowPlace;
    }
  | {
      readonly kind: 'pair';
      readonly left?: Piece;
      readonly right?: Piece;
      readonly isChanged: boolean;
      readonly change: number;
      readonly place?: RowPlace;
    }
  /** Folded lines; `key` unfolds them. */
  | {readonly kind: 'fold'; readonly key: string; readonly text: string};

/** The head of a part that folds: metadata, a layer, variables. */
export interface HeadRow {
  readonly kind: 'head';
  readonly key: string;
  readonly sign: string;
  readonly text: string;
  readonly isFolded: boolean;
  /** The first change in it, and the one after its last. */
  readonly change: number;
  readonly end: number;
}

/** A change in words; with `isInside`, part of the change above. */
export interface ChangeRow {
  readonly kind: 'change';
  readonly sign: string;
  readonly text: string;
  readonly change: number;
  readonly isInside: boolean;
  readonly place?: RowPlace;
}

/** The place of a row in the profiles. */
export interface RowPlace {
  readonly layer: LayerDiff;
  readonly side: 'a' | 'b';
  /** The name of a manifest; the values when absent. */
  readonly manifest?: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** A line, or the part of it that fits on a row: `text` from `from` to `to`. */
export interface Piece {
  /** Its line number; absent on continuation rows, and inside a value. */
  readonly line?: number;
  /** The whole line, as it may be shown. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Its edit, within which words are marked. */
  readonly edited?: EditedLine;
}

export interface EditedLine {
  readonly texts: ComparedTexts;
  /** The index of the edit in the texts. */
  readonly edit: number;
  readonly side: 'removed' | 'added';
  /** The index of the line in the edit, on that side. */
  readonly at: number;
}
