import type {LineEdit} from './line-edit.ts';

/** The edits that turn the lines of a into the lines of b. */
export function diffLines(a: readonly string[], b: readonly string[]): readonly LineEdit[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  return start === aEnd && start === bEnd ? [] : [{aStart: start, aEnd, bStart: start, bEnd}];
}
