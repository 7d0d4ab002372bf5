import type {Change, PlacedEntry} from './change.ts';
import {childrenOf, findChild, findEntry, findNearest, readOutline} from './find-entry.ts';
import {planInsert} from './insert-key.ts';
import type {KeyPath} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';
import {planRemove} from './remove-path.ts';
import {planSet} from './set-value.ts';
import {applySplices, type Splice} from './splice.ts';

/**
 * Puts changes into a text in as few passes as their places allow: each pass takes those that don't touch one another, and
 * reads the outline anew. A removal of what isn't there does nothing.
 */
export function spliceChanges(text: string, changes: readonly Change[]): string {
  let changed = text;
  for (let left = changes; left.length > 0;) {
    const outline = readOutline(changed);
    const pass: Pass = {splices: [], parents: new Set()};
    left = left.filter(change => !tryChange(outline, pass, change));
    changed = applySplices(
      changed,
      pass.splices.toSorted((a, b) => a.start - b.start),
    );
  }
  return changed;
}

interface Pass {
  readonly splices: Splice[];
  /** Maps and lists that have lost or gained an entry, by where they begin. */
  readonly parents: Set<number>;
}

/** False where the change has to wait for the next pass; the first of a pass never does. */
function tryChange(outline: Outline, pass: Pass, change: Change): boolean {
  const {entry, depth} = findNearest(outline, change.path);
  const isThere = depth === change.path.length;
  if (change.kind === 'remove' && !isThere) return true;
  const parent = isThere && change.kind === 'set' ? undefined : isThere ? entry.parent : entry;
  if (parent !== undefined && pass.parents.has(parent.start)) return false;
  const splices = planChange(outline, change, isThere, entry);
  const touches = splices.some(a => pass.splices.some(b => a.start <= b.end && b.start <= a.end));
  if (touches) return false;
  pass.splices.push(...splices);
  if (parent !== undefined) pass.parents.add(parent.start);
  return true;
}

function planChange(outline: Outline, change: Change, isThere: boolean, nearest: Entry): readonly Splice[] {
  switch (change.kind) {
    case 'remove':
      return planRemove(outline, nearest);
    case 'set':
      return planSet(outline, change.path, change.source);
    case 'add':
      return isThere ? planSet(outline, change.path, change.entry.source) : planAdd(outline, change.path, change.entry);
  }
}

function planAdd(outline: Outline, path: KeyPath, entry: PlacedEntry): readonly Splice[] {
  const parent = findEntry(outline, path.slice(0, -1));
  if (parent === undefined) return planSet(outline, path.slice(0, -1), entry.lines.join('\n'));
  if (childrenOf(outline, parent).length === 0) return planInsert(outline, parent, entry, 'last');
  const above = entry.below?.map(key => findChild(outline, parent, key)).find(sibling => sibling !== undefined);
  return planInsert(outline, parent, entry, above ?? (entry.below?.length === 0 ? 'first' : 'last'));
}
