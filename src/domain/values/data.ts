import {type KeyPath, valueAt} from './key-path.ts';
import {isRecord, sameData} from './plain-data.ts';

/** Parsed values with another value at a path, or without one when it is undefined; maps on the way are created. */
export function withDataAt(data: unknown, path: KeyPath, value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  const child = withDataAt(valueAt(data, [segment]), rest, value);
  if (Array.isArray(data)) {
    const at = typeof segment === 'number' ? segment : data.findIndex(item => item === valueAt(data, [segment]));
    if (child === undefined) return at < 0 ? data : data.toSpliced(at, 1);
    return at >= 0 && at < data.length ? data.with(at, child) : [...data, child];
  }
  const key = typeof segment === 'object' ? segment.name : String(segment);
  const entries = new Map(isRecord(data) ? Object.entries(data) : []);
  if (child === undefined) entries.delete(key);
  else entries.set(key, child);
  return Object.fromEntries(entries);
}

/** A path where two parsed values differ, map by map; `a` or `b` is undefined when only the other has it. */
export interface DataDiff {
  readonly path: KeyPath;
  readonly a: unknown;
  readonly b: unknown;
}

/** Where two parsed values differ: the deepest keys of maps; lists and scalars as a whole. A root that is null is an empty map. */
export function diffData(a: unknown, b: unknown): readonly DataDiff[] {
  const found: DataDiff[] = [];
  collect(found, a ?? {}, b ?? {}, []);
  return found;
}

/** The paths of everything but non-empty maps: scalars, lists and empty maps. */
export function listLeaves(data: unknown, path: KeyPath = []): readonly KeyPath[] {
  if (!isRecord(data) || Object.keys(data).length === 0) return [path];
  return Object.entries(data).flatMap(([key, child]) => listLeaves(child, [...path, key]));
}

function collect(found: DataDiff[], a: unknown, b: unknown, path: KeyPath): void {
  if (!isRecord(a) || !isRecord(b)) {
    if (!sameData(a, b)) found.push({path, a, b});
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    collect(found, valueAt(a, [key]), valueAt(b, [key]), [...path, key]);
  }
}
