import type {Alignment, Stretch} from './line-stretch.ts';

/** Room for counting, one cell for each distinct line; all zero between uses. */
export interface Tally {
  readonly inA: Int32Array;
  readonly inB: Int32Array;
  /** Where a line was last seen in b. */
  readonly placeInB: Int32Array;
}

export function makeTally(distinct: number): Tally {
  return {inA: new Int32Array(distinct), inB: new Int32Array(distinct), placeInB: new Int32Array(distinct)};
}

/** A line of a and its partner in b. */
export interface Anchor {
  readonly a: number;
  readonly b: number;
}

/**
 * The anchors of a stretch (patience diff, Bram Cohen): of the lines that stand exactly once on each side, the longest
 * run that has the same order on both.
 */
export function findAnchors({a, b}: Alignment, {aLo, aHi, bLo, bHi}: Stretch, tally: Tally): readonly Anchor[] {
  const {inA, inB, placeInB} = tally;
  for (let at = aLo; at < aHi; at += 1) inA[a[at] ?? 0] = (inA[a[at] ?? 0] ?? 0) + 1;
  for (let at = bLo; at < bHi; at += 1) {
    const id = b[at] ?? 0;
    inB[id] = (inB[id] ?? 0) + 1;
    placeInB[id] = at;
  }
  const unique: Anchor[] = [];
  let isInOrder = true;
  let last = -1;
  for (let at = aLo; at < aHi; at += 1) {
    const id = a[at] ?? 0;
    if (inA[id] !== 1 || inB[id] !== 1) continue;
    const place = placeInB[id] ?? 0;
    if (place < last) isInOrder = false;
    last = place;
    unique.push({a: at, b: place});
  }
  for (let at = aLo; at < aHi; at += 1) inA[a[at] ?? 0] = 0;
  for (let at = bLo; at < bHi; at += 1) inB[b[at] ?? 0] = 0;
  // Texts that are edited, and not rearranged, have all of them in order.
  return isInOrder ? unique : longestInOrder(unique);
}

function longestInOrder(unique: readonly Anchor[]): readonly Anchor[] {
  const tails: number[] = [];
  const previous = new Int32Array(unique.length);
  unique.forEach(({b}, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((unique[tails[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const anchors: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = unique[at];
    if (anchor !== undefined) anchors.push(anchor);
  }
  return anchors.toReversed();
}
