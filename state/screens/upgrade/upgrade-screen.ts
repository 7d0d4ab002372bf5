import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Choices} from '../../../src/domain/merge/merge-data.ts';
import type {Upgrade} from '../../../src/domain/merge/upgrade-values.ts';
import type {UpgradeTarget} from '../../../src/domain/upgrade/upgrade-target.ts';
import type {FilterState} from '../../filter.ts';
import type {ListState} from '../../list.ts';
import type {Loadable} from '../../loadable.ts';
import type {ChangeRow, PreviewRow, PreviewView, UpgradePlan} from './upgrade-row.ts';

export const UPGRADE_STAGES = ['targets', 'changes', 'preview'] as const;

export type UpgradeStage = (typeof UPGRADE_STAGES)[number];

/** An upgrade of a layer: which version, what becomes of each key path, and the result. */
export interface UpgradeScreen {
  readonly type: 'upgrade';
  /** The layer as it was when the screen was opened, from which the result is made. */
  readonly layer: Layer;
  readonly stage: UpgradeStage;
  readonly filters: Readonly<Record<'targets' | 'changes', FilterState>>;
  readonly lists: Readonly<Record<UpgradeStage, ListState>>;
  /** Undefined until one is chosen. */
  readonly target: UpgradeTarget | undefined;
  /** Both packs, and the merge without the user's choices. */
  readonly plan: Loadable<UpgradePlan>;
  /** The target on which the cursor last rested, and what it would bring. */
  readonly looked: {readonly target: UpgradeTarget; readonly plan: Loadable<UpgradePlan>} | undefined;
  /** The user's choices: settled conflicts, and changes where the other side was taken. */
  readonly choices: Choices;
  /** The keys of folded parts. */
  readonly folded: ReadonlySet<string>;
  /** Made from the plan, the choices, the folds and the filter whenever they change. */
  readonly changes: readonly ChangeRow[];
  /** The merge with the choices; loading until the preview asks for it. */
  readonly result: Loadable<Upgrade>;
  readonly view: PreviewView;
  /** Made from the result whenever it, the view or the mask changes. */
  readonly preview: readonly PreviewRow[];
  readonly isRevealed: boolean;
}
