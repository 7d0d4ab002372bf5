import type {SideBySideRow, UnifiedRow} from '../../../src/domain/diff/diff-rows.ts';
import type {MergedPath} from '../../../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../../../src/domain/merge/upgrade-values.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';

/** What an upgrade is made of, once both packs are read. */
export interface UpgradePlan {
  /** The present version's pack; undefined where it is nowhere to be had. */
  readonly before: Pack | undefined;
  readonly after: Pack;
  /** Without any choice of the user's. */
  readonly merge: Upgrade;
  /** Its paths and lines with secrets masked. */
  readonly shown: Pick<Upgrade, 'paths' | 'leftOut'>;
  /** Dotted paths that either pack calls passwords. */
  readonly secrets: readonly string[];
  /** Whole sentences on what the merge could not know. */
  readonly cautions: readonly string[];
}

/** A row of what became of each key path. */
export type ChangeRow =
  /** A part that folds. */
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly sign: string;
      readonly text: string;
      readonly isFolded: boolean;
    }
  | {
      readonly kind: 'path';
      readonly path: MergedPath;
      /** The path's text, by which it is chosen. */
      readonly key: string;
      readonly taken: Taken;
      /** The value that was written as the answer, as it may be shown. */
      readonly own?: unknown;
    }
  /** Something to know: a warning, a preset, a line that is left out. */
  | {readonly kind: 'note'; readonly sign: string; readonly text: string};

/** Whose value a path has: of a conflict nobody's until it is answered, though mine stays meanwhile. */
export type Taken = MergedPath['taken'] | 'open';

/** A row of the preview: of the text as it differs, or of the whole. */
export type PreviewRow =
  | {readonly kind: 'unified'; readonly row: UnifiedRow}
  | {readonly kind: 'pair'; readonly row: SideBySideRow}
  | {readonly kind: 'line'; readonly line: number; readonly text: string};

/** What the result differs in from the values as they are, or the whole of it; side by side from 120 columns. */
export type PreviewView = 'unified' | 'side-by-side' | 'whole';
