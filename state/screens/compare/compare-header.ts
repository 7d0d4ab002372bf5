import {countsOf, titleOf} from '../../../src/domain/diff/report/diff-words.ts';
import {widthOf} from '../../../src/domain/text/fit.ts';
import type {CompareScreen} from './compare-screen.ts';

/** The meaning of the signs, shown when there is room. */
const LEGEND = '+ added   - removed   > moved   ^ version   ~ changed';

/**
 * The two lines above the rows: `web-prod 1.2.0 -> 1.3.0 metadata 1 layers +1 -0 >1 ^2 ~3 values 14 paths`, and on the
 * second what does not fit on the first, or else the meaning of the signs.
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
