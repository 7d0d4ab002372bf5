import {isRecord} from '../../domain/values/plain-data.ts';

/**
 * The difference between two trees of data, as small as necessary: only the keys and items that changed, and of a
 * changed text only the part between its common ends, so that one edit in a long text is a short line. Shared parts
 * (`===`) make it fast to find, and stay shared after `applyDelta`.
 */
export type Delta =
  | {readonly value: unknown}
  /** For a text: at `at`, `cut` characters are replaced by `put`. */
  | {readonly at: number; readonly cut: number; readonly put: string}
  /**
   * For a map: keys that changed or were added, keys that were removed, and their order when it is not the obvious one.
   */
  | {
      readonly keys: Readonly<Record<string, Delta>>;
      readonly gone?: readonly string[];
      readonly order?: readonly string[];
    }
  /** For a list: for each item, the index of its old item with a delta, or a new value. */
  | {readonly items: readonly (number | readonly [number, Delta] | Delta)[]};

/** Undefined when nothing changed. Keys whose value is undefined count as absent. */
export function deltaOf(before: unknown, after: unknown): Delta | undefined {
  if (Object.is(before, after)) return undefined;
  if (typeof before === 'string' && typeof after === 'string') return deltaOfText(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return deltaOfList(before, after);
  if (isRecord(before) && isRecord(after)) return deltaOfMap(before, after);
  return {value: after};
}

/** Throws when the delta does not fit the tree. */
export function applyDelta(before: unknown, delta: Delta): unknown {
  if ('value' in delta) return delta.value;
  if ('put' in delta) {
    if (typeof before !== 'string' || before.length < delta.at + delta.cut)
      throw new TypeError('a change of a text that is not there');
    return before.slice(0, delta.at) + delta.put + before.slice(delta.at + delta.cut);
  }
  if ('items' in delta) {
    if (!Array.isArray(before)) throw new TypeError('a change of a list that is not there');
    return delta.items.map(item => applyItem(before, item));
  }
  if (!isRecord(before)) throw new TypeError('a change of a map that is not there');
  return applyToMap(before, delta);
}

function deltaOfText(before: string, after: string): Delta {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  let end = 0;
  while (end < shorter - at && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1;
  return {at, cut: before.length - at - end, put: after.slice(at, after.length - end)};
}

function deltaOfMap(before: Data, after: Data): Delta | undefined {
  const [old, now] = [presentKeys(before), presentKeys(after)];
  const changed = now
    .map(key => [key, Object.hasOwn(before, key) ? deltaOf(before[key], after[key]) : {value: after[key]}] as const)
    .filter(([, delta]) => delta !== undefined);
  const gone = old.filter(key => after[key] === undefined || !Object.hasOwn(after, key));
  const obvious = orderOf(
    old,
    gone,
    changed.map(([key]) => key),
  );
  const isObvious = obvious.length === now.length && obvious.every((key, at) => key === now[at]);
  if (changed.length === 0 && gone.length === 0 && isObvious) return undefined;
  // `fromEntries` knows the type of its values only with the undefined ones; those are filtered out above.
  const keys: Readonly<Record<string, Delta>> = Object.fromEntries(
    changed.flatMap(([key, delta]) => (delta === undefined ? [] : [[key, delta]])),
  );
  return {keys, ...(gone.length > 0 && {gone}), ...(!isObvious && {order: now})};
}

function applyToMap(before: Data, {keys, gone = [], order}: Extract<Delta, {readonly keys: unknown}>): unknown {
  const names = order ?? orderOf(presentKeys(before), gone, Object.keys(keys));
  return Object.fromEntries(
    names.map(key => {
      const delta = Object.hasOwn(keys, key) ? keys[key] : undefined;
      return [
        key,
        delta === undefined ? before[key] : applyDelta(Object.hasOwn(before, key) ? before[key] : undefined, delta),
      ];
    }),
  );
}

/** What stays, in its order, then what was added. */
function orderOf(old: readonly string[], gone: readonly string[], changed: readonly string[]): readonly string[] {
  const known = new Set(old);
  const lost = new Set(gone);
  return [...old.filter(key => !lost.has(key)), ...changed.filter(key => !known.has(key))];
}

/** Items are matched by id or name, else by place. */
function deltaOfList(before: readonly unknown[], after: readonly unknown[]): Delta | undefined {
  const places = new Map(before.map((item, at) => [identify(item) ?? at, at]));
  const items = after.map((item, at) => {
    const same = before[at] === item ? at : before.indexOf(item);
    if (same >= 0) return same;
    const from = places.get(identify(item) ?? at);
    if (from === undefined) return {value: item};
    const delta = deltaOf(before[from], item);
    return delta === undefined ? from : ([from, delta] as const);
  });
  const isSame = items.length === before.length && items.every((item, at) => item === at);
  return isSame ? undefined : {items};
}

function applyItem(before: readonly unknown[], item: number | readonly [number, Delta] | Delta): unknown {
  if (typeof item !== 'number' && !isPair(item)) return applyDelta(undefined, item);
  const [from, delta] = isPair(item) ? item : [item];
  if (from >= before.length) throw new TypeError('a change of an item that is not there');
  return delta === undefined ? before[from] : applyDelta(before[from], delta);
}

function isPair(item: number | readonly [number, Delta] | Delta): item is readonly [number, Delta] {
  return Array.isArray(item);
}

type Data = Readonly<Record<string, unknown>>;

function presentKeys(map: Data): readonly string[] {
  return Object.keys(map).filter(key => map[key] !== undefined);
}

function identify(item: unknown): string | undefined {
  const id = isRecord(item) ? (item['x-strata-id'] ?? item['name']) : undefined;
  return typeof id === 'string' ? id : undefined;
}
