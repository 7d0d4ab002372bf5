import type {Choice, Choices} from '../../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../../src/domain/merge/upgrade-values.ts';
import type {UpgradeTarget} from '../../src/domain/upgrade/upgrade-target.ts';
import type {UpgradePlan} from '../screens/upgrade/upgrade-row.ts';

/** A layer is upgraded to another version of its pack. */
export type UpgradeAction =
  /** Chooses the version under the cursor. */
  | {readonly type: 'upgrade.choose'}
  /** The cursor has rested: what the version under it would bring is worked out. */
  | {readonly type: 'upgrade.look'}
  | {readonly type: 'upgrade.back'}
  | {readonly type: 'upgrade.planned'; readonly target: UpgradeTarget; readonly plan: UpgradePlan}
  | {readonly type: 'upgrade.failed'; readonly target: UpgradeTarget; readonly message: string}
  | {readonly type: 'upgrade.merged'; readonly choices: Choices; readonly merge: Upgrade}
  /** Takes the other side for the change under the cursor. */
  | {readonly type: 'upgrade.toggle'}
  /** Folds a part, or asks what to take. */
  | {readonly type: 'upgrade.settle'}
  /** Makes a choice at some paths, and goes to the next open conflict. */
  | {readonly type: 'upgrade.take'; readonly keys: readonly string[]; readonly choice: Choice}
  | {readonly type: 'upgrade.step'; readonly by: 1 | -1}
  /** Opens the value under the cursor in the editor; `text` is an earlier attempt that could not be used. */
  | {readonly type: 'upgrade.edit'; readonly text?: string}
  | {readonly type: 'upgrade.apply'};
