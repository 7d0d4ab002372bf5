import type {State} from '../../model.ts';
import {bodyRows, WIDE_COLUMNS} from '../../surroundings.ts';
import type {UpgradeStage} from '../../screen.ts';

/** Rows of the list of a stage: under the tabs and the counts, or the column heads; above the detail where it is not beside it. */
export function upgradeListRows({size}: Pick<State, 'size'>, stage: UpgradeStage): number {
  const detail = stage === 'preview' || size.columns >= WIDE_COLUMNS ? 0 : detailRows(size.rows);
  return Math.max(1, bodyRows(size) - (stage === 'targets' ? 1 : 2) - detail);
}

/** Rows of the detail under a list, on a screen of so many rows. */
export function detailRows(rows: number): number {
  return rows < 20 ? 5 : 6;
}
