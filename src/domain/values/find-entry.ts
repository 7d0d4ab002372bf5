import type {KeyPath, KeySegment} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';
import {parseFlow, parseOutline} from './parse-outline.ts';
import {scanKeys} from './scan-keys.ts';

/** The outline of a text: by the scan where it is sure, else by the parser; a good guess where the text is no YAML. */
export function readOutline(text: string): Outline {
  const scan = scanKeys(text);
  return scan.isSure ? scan : (parseOutline(text) ?? scan);
}

/**
 * The entry at a path; the last one of duplicate keys, as for the value. Undefined where no source stands at the path:
 * also for what comes through an alias or a merge key. The empty path is the first document.
 */
export function findEntry(outline: Outline, path: KeyPath): Entry | undefined {
  for (const root of outline.roots) {
    const found = findBelow(outline, root, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The deepest entry on the way to a path in the first document, and how many segments of the path it stands for. */
export function findNearest(outline: Outline, path: KeyPath): {readonly entry: Entry; readonly depth: number} {
  let [entry] = outline.roots;
  let depth = 0;
  for (const segment of path) {
    const child = findChild(outline, entry, segment);
    if (child === undefined) break;
    entry = child;
    depth += 1;
  }
  return {entry, depth};
}

/** The keys of a map or the items of a list, also of a flow collection; empty for a scalar. */
export function childrenOf(outline: Outline, entry: Entry): readonly Entry[] {
  const isFlow = entry.shape === 'flow-map' || entry.shape === 'flow-list';
  if (!isFlow || entry.children.length > 0) return entry.children;
  const known = flows.get(entry);
  if (known !== undefined) return known;
  const children = parseFlow(outline.text, entry);
  flows.set(entry, children);
  return children;
}

/** What is in flow collections: to ask for each of a thousand keys of one is to parse it once. An entry never changes. */
const flows = new WeakMap<Entry, readonly Entry[]>();

export function findChild(outline: Outline, entry: Entry, segment: KeySegment): Entry | undefined {
  const children = childrenOf(outline, entry);
  if (typeof segment === 'number') return children.at(segment)?.segment === segment ? children.at(segment) : undefined;
  if (typeof segment === 'string') {
    if (children.length < MANY) return children.findLast(child => child.segment === segment);
    return indexOf(entry, '', () => children.map(child => [child.segment, child])).get(segment);
  }
  const isList = entry.shape === 'list' || entry.shape === 'flow-list';
  if (!isList) return undefined;
  if (children.length < MANY) return children.find(item => nameOf(outline, item, segment.by) === segment.name);
  // The first of a name counts.
  const named = () => children.map(item => [nameOf(outline, item, segment.by), item] as const).toReversed();
  return indexOf(entry, segment.by, named).get(segment.name);
}

/** From so many children on, finding them one by one would take time with the square of their number. */
const MANY = 16;

type Index = ReadonlyMap<string | number | undefined, Entry>;

/** The children of an entry by their keys, or by what their keys `by` hold; the last of equal ones. Made once. */
function indexOf(
  entry: Entry,
  by: string,
  list: () => readonly (readonly [string | number | undefined, Entry])[],
): Index {
  const known = indexes.get(entry) ?? new Map<string, Index>();
  indexes.set(entry, known);
  const index = known.get(by) ?? new Map(list());
  known.set(by, index);
  return index;
}

const indexes = new WeakMap<Entry, Map<string, Index>>();

function nameOf(outline: Outline, item: Entry, by: string): string | undefined {
  const name = findChild(outline, item, by);
  return name === undefined ? undefined : textOf(outline, name);
}

/** The path to an entry, from its document. */
export function pathOf(entry: Entry): KeyPath {
  const path: KeySegment[] = [];
  for (let at = entry; at.parent !== undefined; at = at.parent) path.push(at.segment);
  return path.toReversed();
}

function findBelow(outline: Outline, root: Entry, path: KeyPath): Entry | undefined {
  let entry: Entry | undefined = root;
  for (const segment of path) {
    entry = findChild(outline, entry, segment);
    if (entry === undefined) return undefined;
  }
  return entry;
}

/** The text of a scalar, without its quotes. */
function textOf(outline: Outline, entry: Entry): string {
  const source = outline.text.slice(entry.valueStart, entry.valueEnd);
  if (source.startsWith("'")) return source.slice(1, -1).replaceAll("''", "'");
  return source.startsWith('"') ? source.slice(1, -1).replace(/\\(["\\/])/g, '$1') : source;
}
