import type {SideBySideRow, UnifiedRow} from '../../../src/domain/diff/diff-rows.ts';
import type {Choice, MergedPath} from '../../../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../../../src/domain/merge/upgrade-values.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';

/** What an upgrade is made from, once both packs are read. */
export interface UpgradePlan {
  /** The current version's pack; undefined when it is nowhere to be found. */
  readonly before: Pack | undefined;
  readonly after: Pack;
  /** The merge without the user's choices. */
  readonly merge: Upgrade;
  /** Its paths and lines, with secrets masked. */
  readonly shown: Pick<Upgrade, 'paths' | 'leftOut'>;
  /** The dotted paths that either pack calls passwords. */
  readonly secrets: readonly string[];
  /** What the merge could not know, in sentences. */
  readonly cautions: readonly string[];
}

/** The answers to an upgrade as plain data for a file. */
export interface KeptAnswers {
  /** Says which layer is upgraded to what. */
  readonly key: string;
  /** By the path as text. */
  readonly choices: Readonly<Record<string, Choice>>;
}

/** A row about a key path. */
export type ChangeRow =
  /** The head of a part that folds. */
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
      /** The path as text, to which choices refer. */
      readonly key: string;
      readonly taken: Taken;
      /** The value written as an answer, as it may be shown. */
      readonly own?: unknown;
    }
  /** A note: a warning, a preset, a line that is left out. */
  | {readonly kind: 'note'; readonly sign: string; readonly text: string};

/** Whose value a path has; nobody's for an open conflict, although mine stays in the meantime. */
export type Taken = MergedPath['taken'] | 'open';

/** A row of the preview: of the differences, or of the whole text. */
export type PreviewRow =
  | {readonly kind: 'unified'; readonly row: UnifiedRow}
  | {readonly kind: 'pair'; readonly row: SideBySideRow}
  | {readonly kind: 'line'; readonly line: number; readonly text: string};

/** The changes to the values, or the whole result; side by side needs 120 columns. */
export type PreviewView = 'unified' | 'side-by-side' | 'whole';
