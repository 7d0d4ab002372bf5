import type {State} from '../../model.ts';
import {bodyRows, WIDE_COLUMNS} from '../../surroundings.ts';
import type {UpgradeStage} from './upgrade-screen.ts';

/**
 * The rows of a stage's list: below the tabs and counts, or the column heads, and above the detail when that is not
 * beside it.
 */
export function upgradeListRows({size}: Pick<State, 'size'>, stage: UpgradeStage): number {
  const detail = stage === 'preview' || size.columns >= WIDE_COLUMNS ? 0 : detailRows(size.rows);
  return Math.max(1, bodyRows(size) - (stage === 'targets' ? 1 : 2) - detail);
}

/** The rows of the detail under a list, on a screen of so many rows. */
export function detailRows(rows: number): number {
  return rows < 20 ? 5 : 6;
}
