import {endOfBlanks, endWithComments, isCompact, startWithBlanks, startWithComments} from './entry-lines.ts';
import {childrenOf, findEntry, readOutline} from './find-entry.ts';
import type {KeyPath} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';
import {planReplace} from './replace-value.ts';
import {skipBlanks} from './scan-inline.ts';
import {applySplices, type Splice, spliceLines} from './splice.ts';

/**
 * Removes a key or an item, with the comments directly above it and the blank lines that set it off; every other byte stays.
 * A map or list that loses its last entry becomes `{}` or `[]`. The same text where nothing stands at the path.
 */
export function removePath(text: string, path: KeyPath): string {
  const outline = readOutline(text);
  const entry = findEntry(outline, path);
  return entry?.parent === undefined ? text : applySplices(text, planRemove(outline, entry));
}

/** What `removePath` does, as splices. */
export function planRemove(outline: Outline, entry: Entry): readonly Splice[] {
  const {parent} = entry;
  if (parent === undefined) return [];
  const siblings = childrenOf(outline, parent);
  const at = siblings.findIndex(sibling => sibling.start === entry.start);
  if (siblings.length === 1 && parent.parent !== undefined) {
    return planReplace(outline, parent, parent.shape === 'list' || parent.shape === 'flow-list' ? '[]' : '{}');
  }
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (entry.isInFlow) return [removeInFlow(entry, before, after)];
  return [removeLines(outline, entry, before, after)];
}

function removeInFlow(entry: Entry, before: Entry | undefined, after: Entry | undefined): Splice {
  if (after !== undefined) return {start: entry.start, end: after.start, text: ''};
  return {start: before?.valueEnd ?? entry.start, end: entry.valueEnd, text: ''};
}

function removeLines(outline: Outline, entry: Entry, before: Entry | undefined, after: Entry | undefined): Splice {
  const {text} = outline;
  const end = endWithComments(outline, entry);
  if (isCompact(entry)) {
    // The next key comes into the line of the dash.
    return {start: entry.start, end: skipBlanks(text, endOfBlanks(text, end)), text: ''};
  }
  const start = startWithComments(outline, entry);
  if (before !== undefined) return spliceLines(text, startWithBlanks(outline, entry, start), end, []);
  return spliceLines(text, start, after === undefined ? end : endOfBlanks(text, end), []);
}
