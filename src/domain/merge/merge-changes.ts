import type {ReadText} from '../values/apply-changes.ts';
import type {Change} from '../values/change.ts';
import {addition, removal, setting} from '../values/delta.ts';
import {linesOfEntry} from '../values/entry-lines.ts';
import {findEntry, readOutline} from '../values/find-entry.ts';
import {type KeyPath, valueAt} from '../values/key-path.ts';
import type {Entry, Outline} from '../values/outline.ts';
import {isRecord, sameData} from '../values/plain-data.ts';
import {composeEntry, formatSource, type YamlSource} from '../values/yaml-source.ts';
import {findItemKey, itemsByName, namesOf} from './merge-data.ts';

/**
 * The changes that make a text mean the goal: key by key, and item by item where items have names. Every value comes in
 * the words of the first of the sources that has it, with its comments; otherwise it is printed.
 */
export function changesToward(data: unknown, goal: unknown, sources: readonly ReadText[]): readonly Change[] {
  const writers = sources.map(source => ({data: source.data, outline: readOutline(source.text)}));
  return collect(writers, [], data, goal);
}

interface Writer {
  readonly data: unknown;
  readonly outline: Outline;
}

function collect(writers: readonly Writer[], path: KeyPath, now: unknown, goal: unknown): readonly Change[] {
  if (sameData(now, goal)) return [];
  if (isRecord(now) && isRecord(goal)) return collectKeys(writers, path, now, goal);
  if (Array.isArray(now) && Array.isArray(goal)) {
    const by = findItemKey([now, goal]);
    if (by !== undefined && goal.length > 0 && now.length > 0) {
      const changes = collectItems(writers, path, by, now, goal);
      if (changes !== undefined) return changes;
    }
  }
  return [setChange(writers, path, goal)];
}

type JsonMap = Readonly<Record<string, unknown>>;

function collectKeys(writers: readonly Writer[], path: KeyPath, now: JsonMap, goal: JsonMap): readonly Change[] {
  const gone = Object.keys(now).filter(key => !Object.hasOwn(goal, key));
  const kept = Object.keys(goal).flatMap(key =>
    Object.hasOwn(now, key)
      ? collect(writers, [...path, key], now[key], goal[key])
      : [addChange(writers, [...path, key], goal[key])],
  );
  return [...kept, ...gone.map(key => removal([...path, key], now[key]).change)];
}

/** Undefined when items would have to change places: then the list is set as a whole. */
function collectItems(
  writers: readonly Writer[],
  path: KeyPath,
  by: string,
  now: readonly unknown[],
  goal: readonly unknown[],
): readonly Change[] | undefined {
  const [old, next] = [namesOf(now, by), namesOf(goal, by)];
  const [before, after] = [itemsByName(now, by), new Set(next)];
  const stay = old.filter(name => after.has(name));
  if (!next.filter(name => before.has(name)).every((name, at) => name === stay[at])) return undefined;
  const gone = old.filter(name => !after.has(name));
  if (stay.length === 0) return undefined;
  const kept = next.flatMap((name, at) => {
    const place = [...path, {by, name}];
    const value = goal[at];
    if (before.has(name)) return collect(writers, place, before.get(name), value);
    const change = addChange(writers, place, value);
    if (change.kind !== 'add') return [change];
    // Those above it stay, or came before it.
    const below = next
      .slice(Math.max(0, at - 2), at)
      .toReversed()
      .map(above => ({by, name: above}));
    return [{...change, entry: {...change.entry, below}}];
  });
  return [...kept, ...gone.map(name => removal([...path, {by, name}], undefined).change)];
}

function setChange(writers: readonly Writer[], path: KeyPath, value: unknown): Change {
  const writer = findWriter(writers, path, value);
  if (writer !== undefined) return setting(writer.outline, path, undefined, value).change;
  const source = (Array.isArray(value) ? composeList(writers, path, value) : undefined) ?? formatSource(value);
  return {kind: 'set', path, source, value};
}

/**
 * A block list whose items come in the words of a source that has them, with their comments; undefined when no source
 * has any.
 */
function composeList(writers: readonly Writer[], path: KeyPath, list: readonly unknown[]): YamlSource | undefined {
  const written = writers.flatMap(writer => itemsOf(writer, path));
  const taken = new Set<WrittenItem>();
  const items = list.map(value => {
    const found = written.find(item => !taken.has(item) && sameData(item.value, value));
    if (found === undefined) return composeEntry(0, formatSource(value));
    taken.add(found);
    return linesOfEntry(found.outline, found.entry);
  });
  return taken.size === 0 ? undefined : items.flat().join('\n');
}

interface WrittenItem {
  readonly value: unknown;
  readonly entry: Entry;
  readonly outline: Outline;
}

/** The items of a block list. */
function itemsOf({data, outline}: Writer, path: KeyPath): readonly WrittenItem[] {
  const [list, entry] = [valueAt(data, path), findEntry(outline, path)];
  if (!Array.isArray(list) || entry?.shape !== 'list') return [];
  return entry.children.map((child, at) => ({value: list[at], entry: child, outline}));
}

function addChange(writers: readonly Writer[], path: KeyPath, value: unknown): Change {
  const writer = findWriter(writers, path, value);
  return addition(writer?.outline ?? readOutline(''), path, value).change;
}

function findWriter(writers: readonly Writer[], path: KeyPath, value: unknown): Writer | undefined {
  return writers.find(({data}) => sameData(valueAt(data, path), value));
}
