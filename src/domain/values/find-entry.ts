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
  return isFlow && entry.children.length === 0 ? parseFlow(outline.text, entry) : entry.children;
}

export function findChild(outline: Outline, entry: Entry, segment: KeySegment): Entry | undefined {
  const children = childrenOf(outline, entry);
  const isList = entry.shape === 'list' || entry.shape === 'flow-list';
  if (typeof segment !== 'object') return children.findLast(child => child.segment === segment);
  if (!isList) return undefined;
  return children.find(item => {
    const name = findChild(outline, item, segment.by);
    return name !== undefined && textOf(outline, name) === segment.name;
  });
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
