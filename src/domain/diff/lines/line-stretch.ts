/** Two sequences of interned lines, and the pairs found so far. */
export interface Alignment {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** The partner in b of each line of a, or -1. Filled in place, because it is by far the hottest data of a diff. */
  readonly pairs: Int32Array;
}

/** A stretch of both sequences; ends are exclusive. */
export interface Stretch {
  readonly aLo: number;
  readonly aHi: number;
  readonly bLo: number;
  readonly bHi: number;
}

/** Pairs the equal lines at both ends of a stretch, and returns what is left between them. */
export function pairEnds({a, b, pairs}: Alignment, stretch: Stretch): Stretch {
  let {aLo, aHi, bLo, bHi} = stretch;
  while (aLo < aHi && bLo < bHi && a[aLo] === b[bLo]) {
    pairs[aLo] = bLo;
    aLo += 1;
    bLo += 1;
  }
  while (aLo < aHi && bLo < bHi && a[aHi - 1] === b[bHi - 1]) {
    aHi -= 1;
    bHi -= 1;
    pairs[aHi] = bHi;
  }
  return {aLo, aHi, bLo, bHi};
}
