import {fit, widthOf} from '../../domain/text/fit.ts';
import {printable} from '../../domain/text/printable.ts';

const GAP = 2;
/** A column is never cut below this many cells; a narrower terminal wraps. */
const NARROWEST = 6;

/**
 * Lays rows out as aligned columns, at most `width` cells wide: the widest columns are cut, with an ellipsis, until all
 * fit. The last column is not padded. Control characters are made visible.
 */
export function layTable(rows: readonly (readonly string[])[], width: number, isAscii: boolean): readonly string[] {
  const cells = rows.map(row => row.map(printable));
  const count = Math.max(0, ...cells.map(row => row.length));
  const natural = Array.from({length: count}, (_, at) => Math.max(0, ...cells.map(row => widthOf(row[at] ?? ''))));
  const widths = narrow(natural, width - GAP * (count - 1));
  return cells.map(row =>
    row
      .map((cell, at) => fit(cell, widths[at] ?? 0, isAscii ? '...' : '…'))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function narrow(widths: readonly number[], available: number): readonly number[] {
  const narrowed = [...widths];
  for (let over = sum(narrowed) - available; over > 0; over = sum(narrowed) - available) {
    const widest = Math.max(...narrowed);
    if (widest <= NARROWEST) break;
    // Down to the next widest, or by its share of the excess.
    const next = Math.max(NARROWEST, ...narrowed.filter(one => one < widest));
    const at = narrowed.indexOf(widest);
    const isAlone = narrowed.lastIndexOf(widest) === at;
    narrowed[at] = isAlone ? Math.max(next, widest - over) : widest - 1;
  }
  return narrowed;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
