import {isRecord, sameData} from './plain-data.ts';
import {joinKey} from './path-text.ts';

/** One field of a document that came, went or changed. */
export interface FieldChange {
  /** Where: `description`, `tags.env`, `registry.metadata.uid`; keys that hold dots are quoted. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What stood there before; absent when added. */
  readonly before?: unknown;
  /** What stands there now; absent when removed. */
  readonly after?: unknown;
  /** Both sides are masked; that they differ is true all the same. */
  readonly secret?: true;
}

/**
 * Compares two JSON values by key path. Maps are compared key by key, lists item by item; undefined, null, an empty map,
 * an empty list and an empty text are one and the same "nothing", for Palette reads them so (data: manifests null, [] or
 * missing).
 */
export function diffFields(a: unknown, b: unknown, path = ''): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  collect(changes, a, b, path);
  return changes;
}

/** Compares the keys of two maps, leaving out those in `except` and all that strata keeps for itself (`x-strata...`). */
export function diffKeys(a: object, b: object, except: ReadonlySet<string>, path = ''): readonly FieldChange[] {
  return diffFields(without(a, except), without(b, except), path);
}

function collect(changes: FieldChange[], a: unknown, b: unknown, path: string): void {
  if (a === b || (isNothing(a) && isNothing(b))) return;
  if ((isRecord(a) || isNothing(a)) && (isRecord(b) || isNothing(b))) {
    const [left, right] = [isRecord(a) ? a : {}, isRecord(b) ? b : {}];
    // A field that holds a whole map on one side only is one change, not one for each of its leaves.
    if (path === '' || (isRecord(a) && isRecord(b))) {
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        collect(changes, own(left, key), own(right, key), joinKey(path, key));
      }
      return;
    }
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    a.forEach((item, at) => collect(changes, item, b[at], joinKey(path, at)));
    return;
  }
  if (!sameData(a, b)) changes.push(fieldChange(path, a, b));
}

/** One change, named by which side has nothing. */
export function fieldChange(path: string, a: unknown, b: unknown): FieldChange {
  if (isNothing(a)) return {path, change: 'added', after: b};
  if (isNothing(b)) return {path, change: 'removed', before: a};
  return {path, change: 'changed', before: a, after: b};
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

function without(map: object, except: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !except.has(key) && !key.startsWith('x-strata')));
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
