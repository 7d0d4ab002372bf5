import type {Choice, Choices} from '../../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../../src/domain/merge/upgrade-values.ts';
import type {UpgradeTarget} from '../../src/domain/upgrade/upgrade-target.ts';
import type {UpgradePlan} from '../screens/upgrade/upgrade-row.ts';

/** A layer goes to another version of its pack. */
export type UpgradeAction =
  /** Goes to the version under the cursor. */
  | {readonly type: 'upgrade.choose'}
  /** The cursor has rested: what the version under it would come to is found out. */
  | {readonly type: 'upgrade.look'}
  | {readonly type: 'upgrade.back'}
  | {readonly type: 'upgrade.planned'; readonly target: UpgradeTarget; readonly plan: UpgradePlan}
  | {readonly type: 'upgrade.failed'; readonly target: UpgradeTarget; readonly message: string}
  | {readonly type: 'upgrade.merged'; readonly choices: Choices; readonly merge: Upgrade}
  /** Turns the change under the cursor around. */
  | {readonly type: 'upgrade.toggle'}
  /** Folds a part, or asks what to take. */
  | {readonly type: 'upgrade.settle'}
  /** Takes a choice at some paths, and goes on to the next open conflict. */
  | {readonly type: 'upgrade.take'; readonly keys: readonly string[]; readonly choice: Choice}
  | {readonly type: 'upgrade.step'; readonly by: 1 | -1}
  /** Opens the value under the cursor in the editor; `text` is one that was no good. */
  | {readonly type: 'upgrade.edit'; readonly text?: string}
  | {readonly type: 'upgrade.apply'};
