import {alignLines} from './line-align.ts';
import type {LineEdit} from './line-edit.ts';
import {slideEdits} from './line-slide.ts';

/**
 * The edits that turn the lines of a into the lines of b: about as few as `git diff --histogram`, in bounded time on any
 * input.
 *
 * The common ends are cut off first. Lines become integers, and those that the other side has nowhere are put aside: they
 * can match nothing. What is left is aligned (`line-align.ts`). At last, edits that could stand in several places as well
 * go where a reader expects them (`line-slide.ts`).
 */
export function diffLines(a: readonly string[], b: readonly string[]): readonly LineEdit[] {
  return slideEdits(a, b, findEdits(a, b));
}

/** The same without the last step: for words, list items and whatever else has no layout. */
export function findEdits(a: readonly string[], b: readonly string[]): readonly LineEdit[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
  }
  if (start === aEnd && start === bEnd) return [];
  if (start === aEnd || start === bEnd) return [{aStart: start, aEnd, bStart: start, bEnd}];
  const [left, right, distinct] = internShared(a, b, start, aEnd, bEnd);
  const pairs = alignLines(left.ids, right.ids, distinct);
  return editsBetween(pairs, left.places, right.places, start, aEnd, bEnd);
}

/** Lines as integers, and the index of each in its text. */
interface Interned {
  readonly ids: Int32Array;
  readonly places: Int32Array;
}

/** Numbers the distinct lines of the two middles, and keeps only lines that both have. */
function internShared(
  a: readonly string[],
  b: readonly string[],
  start: number,
  aEnd: number,
  bEnd: number,
): [Interned, Interned, number] {
  const idOf = new Map<string, number>();
  const aIds = new Int32Array(aEnd - start);
  for (let at = start; at < aEnd; at += 1) {
    const line = a[at] ?? '';
    let id = idOf.get(line);
    if (id === undefined) {
      id = idOf.size;
      idOf.set(line, id);
    }
    aIds[at - start] = id;
  }
  const isShared = new Uint8Array(idOf.size);
  const right: Interned = {ids: new Int32Array(bEnd - start), places: new Int32Array(bEnd - start)};
  let count = 0;
  for (let at = start; at < bEnd; at += 1) {
    const id = idOf.get(b[at] ?? '');
    if (id === undefined) continue;
    isShared[id] = 1;
    right.ids[count] = id;
    right.places[count] = at;
    count += 1;
  }
  const left: Interned = {ids: aIds, places: new Int32Array(aIds.length)};
  let kept = 0;
  for (let at = 0; at < aIds.length; at += 1) {
    const id = aIds[at] ?? 0;
    if (isShared[id] !== 1) continue;
    left.ids[kept] = id;
    left.places[kept] = at + start;
    kept += 1;
  }
  return [cut(left, kept), cut(right, count), idOf.size];
}

function cut({ids, places}: Interned, length: number): Interned {
  return {ids: ids.subarray(0, length), places: places.subarray(0, length)};
}

/** What lies between the pairs of kept lines. `pairs[i]` is the partner in b of the i-th line of a, or -1. */
function editsBetween(
  pairs: Int32Array,
  aPlaces: Int32Array,
  bPlaces: Int32Array,
  start: number,
  aEnd: number,
  bEnd: number,
): LineEdit[] {
  const edits: LineEdit[] = [];
  let [aAt, bAt] = [start, start];
  for (let i = 0; i <= pairs.length; i += 1) {
    const partner = pairs[i] ?? -1;
    if (partner < 0 && i < pairs.length) continue;
    const aNext = i < pairs.length ? (aPlaces[i] ?? 0) : aEnd;
    const bNext = i < pairs.length ? (bPlaces[partner] ?? 0) : bEnd;
    if (aAt < aNext || bAt < bNext) edits.push({aStart: aAt, aEnd: aNext, bStart: bAt, bEnd: bNext});
    aAt = aNext + 1;
    bAt = bNext + 1;
  }
  return edits;
}
