import type {ComparedTexts} from '../../../src/domain/diff/diff-rows.ts';
import type {LayerDiff} from '../../../src/domain/diff/layer-diff.ts';

/** A row of the Compare screen. `change` numbers the stops of `[` and `]`, from 0; rows of the same change share it, -1 is none. */
export type CompareRow =
  | HeadRow
  | ChangeRow
  /** A line of a text, or a piece of one that is longer than the screen is wide: ` `, `-` or `+`. */
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
  /** Lines that are not shown; `key` opens them. */
  | {readonly kind: 'fold'; readonly key: string; readonly text: string};

/** A part that folds: metadata, a layer, variables. */
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

/** A change in words; `isInside` stands below another one that it is a part of. */
export interface ChangeRow {
  readonly kind: 'change';
  readonly sign: string;
  readonly text: string;
  readonly change: number;
  readonly isInside: boolean;
  readonly place?: RowPlace;
}

/** Where a row is in the profiles. */
export interface RowPlace {
  readonly layer: LayerDiff;
  readonly side: 'a' | 'b';
  /** The name of a manifest; the values when absent. */
  readonly manifest?: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** A line, or as much of it as fits on a row: `text` from `from` to `to`. */
export interface Piece {
  /** Its number in its text; absent on the further rows of a line, and inside a value. */
  readonly line?: number;
  /** The whole line, as it may be shown. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The edit that it belongs to: there its words are marked. */
  readonly edited?: EditedLine;
}

export interface EditedLine {
  readonly texts: ComparedTexts;
  /** Index of the edit in the texts. */
  readonly edit: number;
  readonly side: 'removed' | 'added';
  /** Which of the edit's lines on that side. */
  readonly at: number;
}
