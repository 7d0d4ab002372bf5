import type {ProfileRef} from '../../domain/profile/profile.ts';
import {sameData} from '../../domain/values/plain-data.ts';
import type {Draft} from './draft-journal.ts';

/** Unsaved work, as the start screen lists it. */
export interface DraftSummary {
  readonly ref: ProfileRef;
  /** ISO 8601, of the last change. */
  readonly changedAt: string;
  /** The last change's label. */
  readonly label: string;
  /** The number of changes between the saved version and the draft. */
  readonly changes: number;
}

export function summaryOf({ref, history, saved, changedAt}: Draft): DraftSummary {
  const past = history.past.findLastIndex(step => step.profile === saved);
  const future = history.future.findIndex(step => step.profile === saved);
  const changes = past >= 0 ? history.past.length - past : future >= 0 ? future + 1 : Math.max(1, history.past.length);
  return {ref, changedAt, changes, label: history.past.at(-1)?.label ?? history.future[0]?.label ?? ''};
}

/** Whether it has work that is not saved. Compared by content, because a change may have been made and reverted by hand. */
export function isUnsaved({history, saved}: Draft): boolean {
  return history.present !== saved && !sameData(history.present, saved);
}
