import {formatKeyPath, type KeyPath, type NamedItem, valueAt} from '../values/key-path.ts';
import {isRecord, sameData} from '../values/plain-data.ts';
import type {YamlSource} from '../values/yaml-source.ts';

/**
 * What became of a key path in a three-way merge. `mine`: only I changed it. `theirs`: only they did. `same`: both, alike.
 * `conflict`: both, differently. `orphan`: I changed it, and they have it no longer.
 */
export type MergeClass = 'mine' | 'theirs' | 'same' | 'conflict' | 'orphan';
export type Side = 'mine' | 'theirs';

/** A value of neither side: written as the answer to a conflict, or put together from both. */
export interface OwnValue {
  /** As it was written, without a comment behind it: the result has it in these words. Undefined where nobody wrote it. */
  readonly source?: YamlSource;
  readonly value: unknown;
  /** `# why`: what was written behind a value of one line. */
  readonly comment?: string;
}

/** What to take at a path. */
export type Choice = Side | OwnValue;

export interface MergedPath {
  readonly path: KeyPath;
  readonly class: MergeClass;
  /** Undefined when there is nothing at the path. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Whose value the result has; `own` is one that was written as the answer. */
  readonly taken: Side | 'own';
}

export interface MergedData {
  readonly data: unknown;
  /** Every path that changed, in the order of theirs. */
  readonly paths: readonly MergedPath[];
}

/** What to take at a path, by its text (`formatKeyPath`), where it isn't the usual side. */
export type Choices = ReadonlyMap<string, Choice>;

/** The side that is taken when nobody chose. */
export const USUAL: Readonly<Record<MergeClass, Side>> = {
  mine: 'mine',
  theirs: 'theirs',
  same: 'theirs',
  conflict: 'mine',
  orphan: 'theirs',
};

/**
 * Merges parsed values: maps key by key; lists whose items all have a unique name, key or id item by item, in their order;
 * other lists, and lists that I have put in another order, as a whole. Usually my changes are taken, and theirs where I
 * have none; of a conflict mine; an orphan is left out.
 */
export function mergeData(base: unknown, mine: unknown, theirs: unknown, choices: Choices = new Map()): MergedData {
  const merging: Merging = {choices, paths: []};
  const data = merge(merging, [], base, mine, theirs);
  return {data, paths: merging.paths};
}

/** The key that tells the items of all these lists apart: every item has it, and none twice. */
export function findItemKey(lists: readonly (readonly unknown[])[]): string | undefined {
  return ITEM_KEYS.find(key => lists.every(list => hasUniqueNames(list, key)));
}

/** The names of the items of such a list. */
export function namesOf(list: readonly unknown[], by: string): readonly string[] {
  return list.map(item => String(valueAt(item, [by])));
}

/** The items of such a list, by their names. */
export function itemsByName(list: readonly unknown[], by: string): ReadonlyMap<string, unknown> {
  const names = namesOf(list, by);
  return new Map(list.map((item, at) => [names[at] ?? '', item]));
}

const ITEM_KEYS = ['name', 'key', 'id'] as const;

interface Merging {
  readonly choices: Choices;
  readonly paths: MergedPath[];
}

function merge(merging: Merging, path: KeyPath, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, theirs)) {
    if (!isSame(base, mine)) take(merging, 'same', path, base, mine, theirs);
    return theirs;
  }
  if (isRecord(mine) && isRecord(theirs)) return mergeMaps(merging, path, isRecord(base) ? base : {}, mine, theirs);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const old: readonly unknown[] = Array.isArray(base) ? base : [];
    const by = findItemKey([old, mine, theirs]);
    if (by !== undefined && keepsOrder(namesOf(old, by), namesOf(mine, by))) {
      return mergeItems(merging, path, by, old, mine, theirs);
    }
  }
  if (isSame(base, mine)) return take(merging, 'theirs', path, base, mine, theirs);
  if (isSame(base, theirs)) return take(merging, 'mine', path, base, mine, theirs);
  if (theirs !== undefined) return take(merging, 'conflict', path, base, mine, theirs);
  return mergeOrphans(merging, path, base, mine);
}

type JsonMap = Readonly<Record<string, unknown>>;

function mergeMaps(merging: Merging, path: KeyPath, base: JsonMap, mine: JsonMap, theirs: JsonMap): unknown {
  const merged: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const [old, own, other] = [base, mine, theirs].map(map => valueAt(map, [key]));
    const value = merge(merging, [...path, key], old, own, other);
    if (value !== undefined) merged.push([key, value]);
  }
  return Object.fromEntries(merged);
}

/** Of what they have no longer: what I changed in it, key by key. */
function mergeOrphans(merging: Merging, path: KeyPath, base: unknown, mine: unknown): unknown {
  if (isSame(base, mine)) return take(merging, 'theirs', path, base, mine, undefined);
  // Without its name, it would be no item.
  const isItem = typeof path.at(-1) === 'object';
  if (!isRecord(mine) || !isRecord(base) || isItem) return take(merging, 'orphan', path, base, mine, undefined);
  const kept = Object.entries(mine).flatMap(([key, value]) => {
    const child = mergeOrphans(merging, [...path, key], valueAt(base, [key]), value);
    return child === undefined ? [] : [[key, child] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

type JsonList = readonly unknown[];

/** Items in the order of theirs; mine that they don't have come after the one that they follow in mine. */
function mergeItems(
  merging: Merging,
  path: KeyPath,
  by: string,
  base: JsonList,
  mine: JsonList,
  theirs: JsonList,
): unknown {
  const order = [...namesOf(theirs, by)];
  let place = 0;
  for (const name of namesOf(mine, by)) {
    const at = order.indexOf(name);
    if (at < 0) order.splice(place, 0, name);
    place = (at < 0 ? place : at) + 1;
  }
  const gone = namesOf(base, by).filter(name => !order.includes(name));
  const sides = [base, mine, theirs].map(list => itemsByName(list, by));
  return [...order, ...gone].flatMap(name => {
    const segment: NamedItem = {by, name};
    const [old, own, other] = sides.map(items => items.get(name));
    const value = merge(merging, [...path, segment], old, own, other);
    return value === undefined ? [] : [value];
  });
}

function take(
  merging: Merging,
  kind: MergeClass,
  path: KeyPath,
  base: unknown,
  mine: unknown,
  theirs: unknown,
): unknown {
  const choice = merging.choices.get(formatKeyPath(path)) ?? USUAL[kind];
  const isOwn = typeof choice === 'object';
  merging.paths.push({path, class: kind, base, mine, theirs, taken: isOwn ? 'own' : choice});
  if (isOwn) return choice.value;
  return choice === 'mine' ? mine : theirs;
}

function hasUniqueNames(list: JsonList, key: string): boolean {
  const names = list.map(item => (isRecord(item) ? valueAt(item, [key]) : undefined));
  const isNamed = names.every(name => typeof name === 'string' || typeof name === 'number');
  return isNamed && new Set(names.map(String)).size === names.length;
}

/** Whether what is in both lists is in the same order in both. */
function keepsOrder(old: readonly string[], now: readonly string[]): boolean {
  const [before, after] = [new Set(old), new Set(now)];
  const common = now.filter(name => before.has(name));
  return old.filter(name => after.has(name)).every((name, at) => name === common[at]);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : sameData(a, b);
}
