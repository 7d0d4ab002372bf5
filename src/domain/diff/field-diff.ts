import {formatKeyPath, type KeyPath} from '../values/key-path.ts';
import {isNothing, isRecord, sameData} from '../values/plain-data.ts';

/** One field of a document that was added, removed or changed. */
export interface FieldChange {
  /** Its path: `description`, `tags.env`, `registry.metadata.uid`; keys that contain dots are quoted. */
  readonly path: string;
  /** `moved`: a list item; before and after are its indexes. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** JSON data; absent when added. */
  readonly before?: unknown;
  /** JSON data; absent when removed. */
  readonly after?: unknown;
  /** For an added item: its place in the new list, from 0. */
  readonly at?: number;
  /** Both sides are masked, although they differ. */
  readonly secret?: true;
}

/**
 * Compares two JSON values by key path: maps key by key, lists of equal length item by item. Undefined, null, an empty
 * map, an empty list and an empty text all mean "nothing", because Palette's exports use them interchangeably
 * (`manifests` is null, [] or missing). A map on only one side is one change.
 */
export function diffFields(a: unknown, b: unknown, path: KeyPath = []): readonly FieldChange[] {
  if (a === b || (isNothing(a) && isNothing(b))) return [];
  const isRoot = path.length === 0;
  if (isRecord(a) && isRecord(b)) return diffEntries(a, b, path);
  if (isRoot && (isRecord(a) || isNothing(a)) && (isRecord(b) || isNothing(b))) {
    return diffEntries(isRecord(a) ? a : {}, isRecord(b) ? b : {}, path);
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((item, at) => diffFields(item, b[at], [...path, at]));
  }
  return sameData(a, b) ? [] : [fieldChange(formatKeyPath(path), a, b)];
}

/** Compares two maps, leaving out the keys in `except` and those that strata keeps for itself (`x-strata...`). */
export function diffKeys(
  a: object,
  b: object,
  except: ReadonlySet<string>,
  path: KeyPath = [],
): readonly FieldChange[] {
  if (a === b) return [];
  return diffEntries(without(a, except), without(b, except), path);
}

/** One change, named for the side that has nothing. */
export function fieldChange(path: string, a: unknown, b: unknown): FieldChange {
  if (isNothing(a)) return {path, change: 'added', after: b};
  if (isNothing(b)) return {path, change: 'removed', before: a};
  return {path, change: 'changed', before: a, after: b};
}

type Entries = Readonly<Record<string, unknown>>;

function diffEntries(a: Entries, b: Entries, path: KeyPath): readonly FieldChange[] {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap(key => diffFields(own(a, key), own(b, key), [...path, key]));
}

function without(map: object, except: ReadonlySet<string>): Entries {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !except.has(key) && !key.startsWith('x-strata')));
}

function own(map: Entries, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
