import {childrenOf, findEntry, pathOf, readOutline} from './find-entry.ts';
import type {KeyPath} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';

/**
 * The key path of a line, counted from 1: of the innermost key or item that begins in it or goes on over it. A comment
 * belongs to the map that its indentation puts it in. The empty path where there is none.
 */
export function pathAtLine(values: string | Outline, line: number): KeyPath {
  const outline = typeof values === 'string' ? readOutline(values) : values;
  const start = startOfLine(outline.text, line);
  let found: Entry | undefined;
  let before: Entry | undefined;
  let inside: readonly Entry[] = outline.roots;
  while (inside.length > 0) {
    const entry = inside.findLast(child => child.line <= line);
    if (entry === undefined) break;
    before = entry;
    const covers = entry.line === line || start < entry.end;
    if (covers && entry.parent !== undefined) found = entry;
    inside = isOneLine(outline, entry) ? [] : childrenOf(outline, entry);
  }
  const comment = /^( *)#/.exec(outline.text.slice(start, start + 500))?.[1];
  if (comment === undefined || before === undefined || isText(found)) return found === undefined ? [] : pathOf(found);
  let owner = before;
  while (owner.parent !== undefined && owner.column >= comment.length) owner = owner.parent;
  return pathOf(owner);
}

/** The line, counted from 1, where the key or item at a path begins; undefined where there is none in the text. */
export function lineOfPath(values: string | Outline, path: KeyPath): number | undefined {
  return findEntry(typeof values === 'string' ? readOutline(values) : values, path)?.line;
}

/** The offset of a line; the text's end past its last one. */
function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

/** What is in a flow collection of one line has no line of its own. */
function isOneLine(outline: Outline, entry: Entry): boolean {
  if (entry.shape !== 'flow-map' && entry.shape !== 'flow-list') return false;
  const end = outline.text.indexOf('\n', entry.valueStart);
  return end < 0 || end >= entry.valueEnd;
}

/** Within a text of several lines a hash is no comment. */
function isText(entry: Entry | undefined): boolean {
  return entry?.shape === 'text' || entry?.shape === 'block-text';
}
