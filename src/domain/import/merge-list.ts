import {matchItems} from '../diff/match.ts';

/** The same item on each side that has it. */
export interface Row<T> {
  readonly base?: T;
  readonly here?: T;
  readonly file?: T;
}

type Keys<T> = readonly ((item: T) => string)[];

/**
 * Pairs the items of three lists: those here with the file's, then the base's with either. In the order of the list
 * here, then of the file's.
 */
export function matchRows<T>(
  base: readonly T[],
  here: readonly T[],
  file: readonly T[],
  keys: Keys<T>,
): readonly Row<T>[] {
  const inFile = new Map(matchItems(file, here, keys).map(({a, b}) => [b, a]));
  const baseOfHere = new Map(matchItems(base, here, keys).map(({a, b}) => [b, a]));
  const used = new Set(baseOfHere.values());
  const left = base.filter((_, at) => !used.has(at));
  const taken = new Set(inFile.values());
  const only = file.filter((_, at) => !taken.has(at));
  const baseOfFile = new Map(matchItems(left, only, keys).map(({a, b}) => [b, a]));
  return [
    ...here.map((item, at) => rowOf(base[baseOfHere.get(at) ?? -1], item, file[inFile.get(at) ?? -1])),
    ...only.map((item, at) => rowOf(left[baseOfFile.get(at) ?? -1], undefined, item)),
  ];
}

function rowOf<T>(base: T | undefined, here: T | undefined, file: T | undefined): Row<T> {
  return {
    ...(base === undefined ? {} : {base}),
    ...(here === undefined ? {} : {here}),
    ...(file === undefined ? {} : {file}),
  };
}

type Side = 'base' | 'here' | 'file';

/** Sorts the rows in the order of one side; rows that it lacks go behind the row they follow on the other side. */
export function orderRows<T>(
  rows: readonly Row<T>[],
  lists: Readonly<Record<Side, readonly T[]>>,
  lead: 'here' | 'file',
): readonly Row<T>[] {
  const follow = lead === 'here' ? 'file' : 'here';
  const ordered = sorted(rows, lists[lead], lead);
  const others = sorted(rows, lists[follow], follow);
  for (const [at, row] of others.entries()) {
    if (row[lead] !== undefined) continue;
    const before = others[at - 1];
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, row);
  }
  return ordered;
}

/** Whether the common items of two lists are in the same order in both. */
export function isSameOrder<T>(
  rows: readonly Row<T>[],
  a: readonly T[],
  b: readonly T[],
  aSide: Side,
  bSide: Side,
): boolean {
  const common = rows.filter(row => row[aSide] !== undefined && row[bSide] !== undefined);
  const [one, other] = [sorted(common, a, aSide), sorted(common, b, bSide)];
  return one.every((row, at) => row === other[at]);
}

/** The rows that a side has, in its order. */
function sorted<T>(rows: readonly Row<T>[], list: readonly T[], side: Side): Row<T>[] {
  const places = new Map(list.map((item, at) => [item, at]));
  const placeOf = (row: Row<T>) => {
    const item = row[side];
    return item === undefined ? -1 : (places.get(item) ?? -1);
  };
  return rows.filter(row => row[side] !== undefined).toSorted((x, y) => placeOf(x) - placeOf(y));
}
