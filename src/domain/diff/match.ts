/** A pair of indexes in two lists that hold the same thing. */
export interface Match {
  readonly a: number;
  readonly b: number;
}

/**
 * Matches the items of two lists, each at most once. Each key is tried on what earlier keys left over; items with equal
 * keys pair in list order. A key of undefined matches nothing. The result is in b's order.
 */
export function matchItems<T>(
  a: readonly T[],
  b: readonly T[],
  keys: readonly ((item: T) => string | undefined)[],
): readonly Match[] {
  const matches: Match[] = [];
  let free = [...a.entries()];
  let open = [...b.entries()];
  for (const keyOf of keys) {
    const places = new Map<string, number[]>();
    for (const [at, item] of free) {
      const key = keyOf(item);
      if (key === undefined) continue;
      const same = places.get(key);
      if (same === undefined) places.set(key, [at]);
      else same.push(at);
    }
    const taken = new Set<number>();
    open = open.filter(([at, item]) => {
      const key = keyOf(item);
      const place = key === undefined ? undefined : places.get(key)?.shift();
      if (place === undefined) return true;
      taken.add(place);
      matches.push({a: place, b: at});
      return false;
    });
    free = free.filter(([at]) => !taken.has(at));
  }
  return matches.sort((one, other) => one.b - other.b);
}

/** An item of either list, or of both; -1 for a side without it. */
export interface Step {
  readonly a: number;
  readonly b: number;
  /** True when it has to move to explain the new order. */
  readonly isMoved: boolean;
}

/** The places of a step in a diff, leaving out a side that has none. */
export function placesOf(a: number, b: number): {readonly beforeAt?: number; readonly afterAt?: number} {
  return {...(a < 0 ? {} : {beforeAt: a}), ...(b < 0 ? {} : {afterAt: b})};
}

/**
 * All items of two lists in the order a reader expects: b's order, with items only a has where they were among the
 * items that stayed, above what was added there. The matches are in b's order.
 */
export function stepThrough(aSize: number, bSize: number, matches: readonly Match[]): readonly Step[] {
  const moved = findMoved(matches.map(match => match.a));
  const anchors = matches.filter((_, at) => !moved.has(at));
  const oldOf = new Map(matches.map((match, at) => [match.b, {a: match.a, isMoved: moved.has(at)}]));
  const stays = new Set(matches.map(match => match.a));
  const steps: Step[] = [];
  let [next, anchor] = [0, 0];
  for (let b = 0; b <= bSize; b += 1) {
    // Everything a had before the next item that stayed, as soon as the last one is passed.
    const end = anchors[anchor]?.a ?? aSize;
    for (; next < end; next += 1) if (!stays.has(next)) steps.push({a: next, b: -1, isMoved: false});
    if (anchors[anchor]?.b === b) anchor += 1;
    if (b < bSize) steps.push({b, ...(oldOf.get(b) ?? {a: -1, isMoved: false})});
  }
  return steps;
}

/**
 * The fewest items that have to move to explain the new order: all but a longest increasing subsequence. Takes the old
 * places in the new order, and returns the indexes of those that moved.
 */
export function findMoved(oldPlaces: readonly number[]): ReadonlySet<number> {
  // Patience: tails[n] is the index of the smallest end of an increasing run of n + 1; `previous` leads back through it.
  const tails: number[] = [];
  const previous: number[] = [];
  const place = (at: number | undefined) => (at === undefined ? -1 : (oldPlaces[at] ?? -1));
  for (const at of oldPlaces.keys()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(tails[middle]) < place(at)) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  }
  const moved = new Set(oldPlaces.keys());
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) moved.delete(at);
  return moved;
}
