import {countsOf, titleOf} from '../../../src/domain/diff/report/diff-words.ts';
import {widthOf} from '../../../src/domain/text/fit.ts';
import type {CompareScreen} from '../../screen.ts';

/** What the signs of rows mean, where there is room for it. */
const LEGEND = '+ added   - removed   > moved   ^ version   ~ changed';

/**
 * The two lines above the rows: `web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -0 >1 ^2 ~3   values 14 paths`, on the second what
 * does not fit on the first, else what the signs mean.
 */
export function compareHeader({compared}: CompareScreen, width: number): readonly [string, string] {
  if (compared.status !== 'ready') return ['', ''];
  const {diff} = compared.value;
  const parts = [titleOf(diff), ...countsOf(diff)];
  const whole = parts.join(GAP);
  if (widthOf(whole) <= width) return [whole, diff.same ? '' : LEGEND];
  let fitting = 1;
  while (widthOf(parts.slice(0, fitting + 1).join(GAP)) <= width) fitting += 1;
  return [parts.slice(0, fitting).join(GAP), parts.slice(fitting).join(GAP)];
}

const GAP = '   ';
