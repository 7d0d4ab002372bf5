import type {LineEdit} from './line-edit.ts';
import {diffLines} from './line-diff.ts';
import {linesOf} from './line-edit.ts';
import {isRecord, sameData} from './plain-data.ts';
import {joinItem, joinKey} from './path-text.ts';
import {findMoved, matchItems} from './match.ts';

/** How the items of a list were told apart: by a key that every item has and that is unique in it, else by index. */
export type MatchedBy = 'name' | 'key' | 'id' | 'index';

/** One key path of a values text whose meaning differs. */
export interface PathChange {
  /**
   * `charts.grafana.replicas`; keys that hold dots are quoted (`options."system.uri"`); list items stand by the key that
   * names them (`containers[name=web].image`), else by index (`args[2]`: in the new list, for a removed one in the old).
   */
  readonly path: string;
  /** `moved`: the same list item at another place, where the order is all that differs. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly before?: unknown;
  readonly after?: unknown;
  /** The line of its key in the old and in the new text, counted from 1. */
  readonly beforeLine?: number;
  readonly afterLine?: number;
  /** How the innermost list item on the path was matched; absent where no list is on the path. */
  readonly matchedBy?: MatchedBy;
  /** Where both sides are texts and one of them has several lines: the line edits inside. */
  readonly lines?: readonly LineEdit[];
  /** Both sides are masked; that they differ is true all the same. */
  readonly secret?: true;
}

/** Compares two parsed values by key path. A root that is null is an empty map. */
export function diffValues(a: unknown, b: unknown): readonly PathChange[] {
  const changes: PathChange[] = [];
  compare(changes, a ?? {}, b ?? {}, '', undefined);
  return changes;
}

function compare(changes: PathChange[], a: unknown, b: unknown, path: string, matchedBy: MatchedBy | undefined): void {
  if (sameData(a, b)) return;
  if (isRecord(a) && isRecord(b)) compareMaps(changes, a, b, path, matchedBy);
  else if (Array.isArray(a) && Array.isArray(b)) compareLists(changes, a, b, path);
  else changes.push({path, change: 'changed', before: a, after: b, ...by(matchedBy), ...inside(a, b)});
}

type JsonMap = Readonly<Record<string, unknown>>;

function compareMaps(changes: PathChange[], a: JsonMap, b: JsonMap, path: string, matchedBy?: MatchedBy): void {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const at = joinKey(path, key);
    const [before, after] = [Object.hasOwn(a, key) ? a[key] : undefined, Object.hasOwn(b, key) ? b[key] : undefined];
    if (before === undefined && after !== undefined) changes.push({path: at, change: 'added', after, ...by(matchedBy)});
    else if (after === undefined && before !== undefined) {
      changes.push({path: at, change: 'removed', before, ...by(matchedBy)});
    } else if (before !== undefined && after !== undefined) compare(changes, before, after, at, matchedBy);
  }
}

function compareLists(changes: PathChange[], a: readonly unknown[], b: readonly unknown[], path: string): void {
  const key = (['name', 'key', 'id'] as const).find(key => namesAll(a, key) && namesAll(b, key));
  const matches = key === undefined ? pairByIndex(a, b) : matchItems(a, b, [item => nameOf(item, key)]);
  const matchedBy = key ?? 'index';
  const label = (item: unknown, at: number) =>
    key === undefined ? joinKey(path, at) : joinItem(path, key, nameOf(item, key) ?? '');
  const moved = findMoved(matches.map(match => match.a));
  const gone = new Set(a.keys());
  const come = new Set(b.keys());
  for (const match of matches) {
    gone.delete(match.a);
    come.delete(match.b);
  }
  for (const at of gone) {
    const before = a[at] ?? null;
    changes.push({path: label(before, at), change: 'removed', before, matchedBy});
  }
  matches.forEach((match, at) => {
    const [before, after] = [a[match.a] ?? null, b[match.b] ?? null];
    const where = label(after, match.b);
    if (moved.has(at)) changes.push({path: where, change: 'moved', before: match.a, after: match.b, matchedBy});
    compare(changes, before, after, where, matchedBy);
  });
  for (const at of come) {
    const after = b[at] ?? null;
    changes.push({path: label(after, at), change: 'added', after, matchedBy});
  }
}

function pairByIndex(a: readonly unknown[], b: readonly unknown[]): readonly {a: number; b: number}[] {
  return Array.from({length: Math.min(a.length, b.length)}, (_, at) => ({a: at, b: at}));
}

function namesAll(items: readonly unknown[], key: string): boolean {
  const names = items.map(item => nameOf(item, key));
  return !names.includes(undefined) && new Set(names).size === names.length;
}

function nameOf(item: unknown, key: string): string | undefined {
  if (!isRecord(item) || !Object.hasOwn(item, key)) return undefined;
  const name = item[key];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}

function by(matchedBy: MatchedBy | undefined): {matchedBy?: MatchedBy} {
  return matchedBy === undefined ? {} : {matchedBy};
}

function inside(a: unknown, b: unknown): {lines?: readonly LineEdit[]} {
  if (typeof a !== 'string' || typeof b !== 'string') return {};
  const [left, right] = [linesOf(a), linesOf(b)];
  return left.length > 1 || right.length > 1 ? {lines: diffLines(left, right)} : {};
}
