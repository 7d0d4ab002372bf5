import type {Tally} from './line-anchors.ts';
import type {Alignment, Stretch} from './line-stretch.ts';

/** A run of equal lines on both sides; of length 0 when none is rare enough. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
  /** The number of lines looked at. */
  readonly steps: number;
}

/** A line that occurs more often than this on the old side is no anchor (as in JGit and git). */
const MAX_OCCURRENCES = 64;

/**
 * The run that splits a stretch best (histogram diff, Shawn Pearce): the one whose rarest line is rarest, and among
 * those the longest. Looks at no more than about `budget` lines.
 */
export function findRarestRun({a, b}: Alignment, stretch: Stretch, tally: Tally, budget: number): Run {
  const {aLo, aHi, bLo, bHi} = stretch;
  const {inA: count, inB: firstInA} = tally;
  // next[i] leads from a line of a to the same line further down: all places of a line, in order.
  const next = new Int32Array(aHi - aLo).fill(-1);
  for (let at = aHi - 1; at >= aLo; at -= 1) {
    const id = a[at] ?? 0;
    if ((count[id] ?? 0) > 0) next[at - aLo] = firstInA[id] ?? -1;
    firstInA[id] = at;
    count[id] = (count[id] ?? 0) + 1;
  }
  let best: Run = {a: 0, b: 0, length: 0, steps: 0};
  let rarest = MAX_OCCURRENCES;
  let steps = aHi - aLo;
  for (let bAt = bLo; bAt < bHi && steps < budget;) {
    const id = b[bAt] ?? 0;
    let bNext = bAt + 1;
    const occurrences = count[id] ?? 0;
    if (occurrences > 0 && occurrences <= rarest) {
      let from = firstInA[id] ?? -1;
      while (from >= 0) {
        let [aStart, bStart, aEnd, bEnd] = [from, bAt, from + 1, bAt + 1];
        let rare = occurrences;
        while (aStart > aLo && bStart > bLo && a[aStart - 1] === b[bStart - 1]) {
          aStart -= 1;
          bStart -= 1;
          rare = Math.min(rare, count[a[aStart] ?? 0] ?? 0);
        }
        while (aEnd < aHi && bEnd < bHi && a[aEnd] === b[bEnd]) {
          rare = Math.min(rare, count[a[aEnd] ?? 0] ?? 0);
          aEnd += 1;
          bEnd += 1;
        }
        const length = aEnd - aStart;
        steps += length + 1;
        if (bEnd > bNext) bNext = bEnd;
        if (length > best.length || rare < rarest) {
          best = {a: aStart, b: bStart, length, steps: 0};
          rarest = rare;
        }
        // The next place that isn't inside the run just seen.
        do from = next[from - aLo] ?? -1;
        while (from >= 0 && from < aEnd);
      }
    }
    bAt = bNext;
    steps += 1;
  }
  for (let at = aLo; at < aHi; at += 1) {
    count[a[at] ?? 0] = 0;
    firstInA[a[at] ?? 0] = 0;
  }
  return {...best, steps};
}
