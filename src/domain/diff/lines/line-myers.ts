import {type Alignment, pairEnds, type Stretch} from './line-stretch.ts';

/** Room for the furthest ends of the paths of both directions, by diagonal. */
export interface MyersRoom {
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  readonly zero: number;
}

export function makeMyersRoom(aSize: number, bSize: number): MyersRoom {
  const size = aSize + bSize + 3;
  return {forward: new Int32Array(size), backward: new Int32Array(size), zero: bSize + 1};
}

/** What the search for a shortest script may cost before it gives up: this bounds the whole to lines times cost. */
const MAX_COST = 256;

/** About the number of steps of a search that gives up. */
export const STEPS_TO_GIVE_UP = MAX_COST * MAX_COST;

/**
 * Pairs the lines of a stretch by the shortest edit script (Myers 1986, the linear-space form: find a point in the middle
 * of a shortest path from both ends, then do the same on either side of it). Says whether the script is short enough for
 * that; if not, `or` decides: nothing is paired, or it goes through the points that the search came furthest to.
 */
export function alignByMyers(
  alignment: Alignment,
  whole: Stretch,
  room: MyersRoom,
  or: 'give up' | 'go far' = 'go far',
): boolean {
  const todo: Stretch[] = [whole];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const {aLo, aHi, bLo, bHi} = pairEnds(alignment, next);
    if (aLo === aHi || bLo === bHi) continue;
    const {a, b, isShortest} = findMiddle(alignment, {aLo, aHi, bLo, bHi}, room);
    // Only the first search can fail: each half of a shortest path is at most half as long, and a bit.
    if (!isShortest && or === 'give up' && next === whole) return false;
    // A corner would split nothing, for ever; better to leave a few lines unpaired.
    if ((a === aLo && b === bLo) || (a === aHi && b === bHi)) continue;
    todo.push({aLo, aHi: a, bLo, bHi: b}, {aLo: a, aHi, bLo: b, bHi});
  }
  return true;
}

interface Point {
  readonly a: number;
  readonly b: number;
  /** Whether a shortest path goes through it; else it is as far as the search came. */
  readonly isShortest: boolean;
}

/** A point that a shortest path goes through, neither the start nor the end. The ends of the stretch differ. */
function findMiddle({a, b}: Alignment, {aLo, aHi, bLo, bHi}: Stretch, room: MyersRoom): Point {
  const {forward, backward} = room;
  // A diagonal is a - b. Both ends of the stretch differ, so that the cost is at least 2.
  const shift = room.zero;
  const [lowest, highest] = [aLo - bHi, aHi - bLo];
  const [start, end] = [aLo - bLo, aHi - bHi];
  const isOdd = ((start - end) & 1) !== 0;
  let [fMin, fMax, bMin, bMax] = [start, start, end, end];
  forward[shift + start] = aLo;
  backward[shift + end] = aHi;
  for (let cost = 1; ; cost += 1) {
    // One more step forward on each diagonal in reach; diagonals outside the stretch are walled off.
    if (fMin > lowest) forward[shift + (fMin -= 1) - 1] = -1;
    else fMin += 1;
    if (fMax < highest) forward[shift + (fMax += 1) + 1] = -1;
    else fMax -= 1;
    for (let diagonal = fMax; diagonal >= fMin; diagonal -= 2) {
      const [down, right] = [forward[shift + diagonal - 1] ?? 0, forward[shift + diagonal + 1] ?? 0];
      let aAt = down >= right ? down + 1 : right;
      let bAt = aAt - diagonal;
      while (aAt < aHi && bAt < bHi && a[aAt] === b[bAt]) {
        aAt += 1;
        bAt += 1;
      }
      forward[shift + diagonal] = aAt;
      if (isOdd && bMin <= diagonal && diagonal <= bMax && (backward[shift + diagonal] ?? 0) <= aAt) {
        return {a: aAt, b: bAt, isShortest: true};
      }
    }
    // The same from the end.
    if (bMin > lowest) backward[shift + (bMin -= 1) - 1] = FAR;
    else bMin += 1;
    if (bMax < highest) backward[shift + (bMax += 1) + 1] = FAR;
    else bMax -= 1;
    for (let diagonal = bMax; diagonal >= bMin; diagonal -= 2) {
      const [up, left] = [backward[shift + diagonal - 1] ?? 0, backward[shift + diagonal + 1] ?? 0];
      let aAt = up < left ? up : left - 1;
      let bAt = aAt - diagonal;
      while (aAt > aLo && bAt > bLo && a[aAt - 1] === b[bAt - 1]) {
        aAt -= 1;
        bAt -= 1;
      }
      backward[shift + diagonal] = aAt;
      if (!isOdd && fMin <= diagonal && diagonal <= fMax && aAt <= (forward[shift + diagonal] ?? 0)) {
        return {a: aAt, b: bAt, isShortest: true};
      }
    }
    if (cost >= MAX_COST) return furthest();
  }

  /** Of the paths of both directions, the end that left the most lines behind it, cut off at the stretch's edges. */
  function furthest(): Point {
    let [best, gained]: [Point, number] = [{a: aLo, b: bLo, isShortest: false}, -1];
    for (let diagonal = fMax; diagonal >= fMin; diagonal -= 2) {
      const aAt = Math.min(forward[shift + diagonal] ?? 0, aHi, bHi + diagonal);
      const bAt = aAt - diagonal;
      const gain = aAt - aLo + (bAt - bLo);
      if (bAt >= bLo && gain > gained) [best, gained] = [{a: aAt, b: bAt, isShortest: false}, gain];
    }
    for (let diagonal = bMax; diagonal >= bMin; diagonal -= 2) {
      const aAt = Math.max(backward[shift + diagonal] ?? 0, aLo, bLo + diagonal);
      const bAt = aAt - diagonal;
      const gain = aHi - aAt + (bHi - bAt);
      if (bAt <= bHi && gain > gained) [best, gained] = [{a: aAt, b: bAt, isShortest: false}, gain];
    }
    return best;
  }
}

/** Beyond any line. */
const FAR = 0x7fff_ffff;
