import type {DraftSummary} from './screen.ts';
import type {RecoveredText} from './session/recovered-text.ts';

/** Unsaved work as it is found on disk. What screens left half filled in is unchecked: a file may hold anything. */
export interface FoundDrafts {
  readonly drafts: readonly DraftSummary[];
  /** What is wrong with drafts that cannot be read. */
  readonly troubles: readonly string[];
  /** Texts that editors had open when their strata ended. */
  readonly texts: readonly RecoveredText[];
  readonly newProfile: unknown;
  /** What was typed into a form that was open. */
  readonly form?: unknown;
  /** The answers to an upgrade that was open. */
  readonly answers?: unknown;
  /** The document that was being imported, and the answers to its merge. */
  readonly import?: unknown;
  readonly merge?: unknown;
}

/** Why unsaved work is looked for: at the start, after a run that quit or one that was cut off; later, after a change. */
export type DraftsAfter = 'quit' | 'cut-off' | 'change';
