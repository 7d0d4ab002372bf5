import type {ReadText} from './apply-changes.ts';
import type {Change, PlacedEntry} from './change.ts';
import {countBlanks, linesOfEntry, sourceOf} from './entry-lines.ts';
import {childrenOf, findEntry, readOutline} from './find-entry.ts';
import type {KeyPath} from './key-path.ts';
import type {Outline} from './outline.ts';
import {isRecord, sameData} from './plain-data.ts';
import {composeEntry, formatSource} from './yaml-source.ts';

/** An edit that leads from one values text to another, at one key path. The source comes along, with its comments. */
export interface Edit {
  readonly path: KeyPath;
  /** The values there before and after; undefined when there is none. */
  readonly before: unknown;
  readonly after: unknown;
  /** How to do it. */
  readonly change: Change;
}

/**
 * The edits that lead from what text `a` means to what `b` means, in the order of `b`, removals of a map last: keys of maps
 * one by one, a new key with all that is below it, lists as a whole. Only meaning counts: comments and order make no edit.
 */
export function deltaBetween(a: ReadText, b: ReadText): readonly Edit[] {
  return compare({outline: readOutline(b.text), removes: true}, a.data, b.data, []);
}

/** The edits that merge one text into values: maps deeply, lists as a whole; nothing is removed. */
export function deltaOnto(data: unknown, added: ReadText): readonly Edit[] {
  return compare({outline: readOutline(added.text), removes: false}, data, added.data, []);
}

/** The edits one level deeper, for an edit that adds or removes a map; none for any other. */
export function splitEdit(edit: Edit): readonly Edit[] {
  const {before, after, change, path} = edit;
  if (isRecord(before) && after === undefined) {
    return Object.entries(before).map(([key, child]) => removal([...path, key], child));
  }
  const key = path.at(-1);
  if (!isRecord(after) || change.kind !== 'add' || key === undefined) return [];
  const outline = readOutline(change.entry.lines.join('\n'));
  return Object.entries(after).map(([child, value]) => {
    const {change: inner} = addition(outline, [key, child], value);
    const place = [...path, child];
    return {path: place, before: undefined, after: value, change: {...inner, path: place}};
  });
}

interface Comparison {
  /** The outline of the text that the edits lead to. */
  readonly outline: Outline;
  readonly removes: boolean;
}

function compare(into: Comparison, a: unknown, b: unknown, path: KeyPath): readonly Edit[] {
  if (sameData(a, b)) return [];
  if (!isRecord(a) || !isRecord(b)) return [setting(into.outline, path, a, b)];
  const edits = keysInOrder(into.outline, path, b).flatMap(key => {
    const place = [...path, key];
    return Object.hasOwn(a, key) ? compare(into, a[key], b[key], place) : [addition(into.outline, place, b[key])];
  });
  if (!into.removes) return edits;
  const gone = Object.keys(a).filter(key => !Object.hasOwn(b, key));
  return [...edits, ...gone.map(key => removal([...path, key], a[key]))];
}

/** An edit that sets the value at a path to what text `outline` holds there. */
export function setting(outline: Outline, path: KeyPath, before: unknown, after: unknown): Edit {
  const entry = findEntry(outline, path);
  const source = entry === undefined ? formatSource(after) : sourceOf(outline, entry);
  return {path, before, after, change: {kind: 'set', path, source, value: after}};
}

/** An edit that adds the key at a path as text `outline` holds it, with its comments. */
export function addition(outline: Outline, path: KeyPath, after: unknown): Edit {
  return {
    path,
    before: undefined,
    after,
    change: {kind: 'add', path, entry: entryAt(outline, path, after), value: after},
  };
}

export function removal(path: KeyPath, before: unknown): Edit {
  return {path, before, after: undefined, change: {kind: 'remove', path}};
}

/** The entry at a path as it would be put into another text; written out where it comes through an alias or a merge key. */
function entryAt(outline: Outline, path: KeyPath, value: unknown): PlacedEntry {
  const segment = path.at(-1) ?? '';
  const entry = findEntry(outline, path);
  if (entry?.parent === undefined) {
    const source = formatSource(value);
    return {segment, source, lines: composeEntry(segment, source)};
  }
  const source = sourceOf(outline, entry);
  const siblings = childrenOf(outline, entry.parent);
  const at = siblings.findIndex(sibling => sibling.start === entry.start);
  const below = siblings
    .slice(0, at)
    .map(sibling => sibling.segment)
    .toReversed();
  if (entry.isInFlow) return {segment, source, lines: composeEntry(segment, source), below};
  return {segment, source, lines: linesOfEntry(outline, entry), below, ...countBlanks(outline, entry)};
}

/** The keys of a map in the order of the text; those without a place of their own at the end. */
function keysInOrder(outline: Outline, path: KeyPath, map: Readonly<Record<string, unknown>>): readonly string[] {
  const entry = findEntry(outline, path);
  const written = entry === undefined ? [] : childrenOf(outline, entry).map(child => String(child.segment));
  return [...new Set([...written.filter(key => Object.hasOwn(map, key)), ...Object.keys(map)])];
}
