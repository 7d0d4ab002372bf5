import type {Change, PlacedEntry} from './change.ts';
import {childrenOf, findChild, findNearest, readOutline} from './find-entry.ts';
import {type Place, planInsert} from './insert-key.ts';
import {formatKeyPath, type KeyPath} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';
import {planRemove} from './remove-path.ts';
import {planSet} from './set-value.ts';
import {applySplices, type Splice} from './splice.ts';

/**
 * Applies changes to a text in as few passes as their places allow: each pass makes those that do not touch one
 * another, and reads the outline again. Removing what does not exist does nothing.
 */
export function spliceChanges(text: string, changes: readonly Change[]): string {
  let changed = text;
  for (let left = changes; left.length > 0;) {
    const outline = readOutline(changed);
    const pass: Pass = {splices: [], parents: new Map()};
    left = left.filter(change => !tryChange(outline, pass, change));
    changed = applySplices(changed, pass.splices);
  }
  return changed;
}

interface Pass {
  readonly splices: Splice[];
  /** Maps and lists that lost or gained an entry. */
  readonly parents: Map<Entry, Touched>;
}

/** What happened to a map or list in a pass. */
interface Touched {
  removed: number;
  /** The added keys, as texts. */
  readonly added: Set<string>;
  last?: Added;
}

/** The last entry added to a map or list. */
interface Added {
  readonly key: string;
  readonly place: Place;
  readonly splices: readonly Splice[];
}

/** False where the change has to wait for the next pass; the first of a pass never does. */
function tryChange(outline: Outline, pass: Pass, change: Change): boolean {
  const {path} = change;
  const {entry, depth} = findNearest(outline, path);
  const isThere = depth === path.length;
  if (change.kind === 'remove') return !isThere || tryRemove(outline, pass, entry, path);
  const source = change.kind === 'set' ? change.source : change.entry.source;
  if (isThere) return put(pass, planSet(outline, path, source));
  if (change.kind === 'add' && depth === path.length - 1) return tryAdd(outline, pass, entry, path, change.entry);
  // Missing keys on the way come along.
  if (pass.parents.has(entry)) return false;
  const [place, lines] = change.kind === 'set' ? [path, source] : [path.slice(0, -1), change.entry.lines.join('\n')];
  if (!put(pass, planSet(outline, place, lines))) return false;
  touch(pass, entry);
  return true;
}

function tryRemove(outline: Outline, pass: Pass, entry: Entry, path: KeyPath): boolean {
  const {parent} = entry;
  if (parent === undefined) return true;
  const touched = pass.parents.get(parent);
  // The last one that goes leaves `{}` or `[]`; after one that goes the indexes of a list are others.
  const isLast = (touched?.removed ?? 0) + 1 === childrenOf(outline, parent).length;
  if (touched !== undefined && (isLast || typeof path.at(-1) === 'number')) return false;
  if (!put(pass, planRemove(outline, entry))) return false;
  touch(pass, parent).removed += 1;
  return true;
}

/** Puts it below the nearest of those that it came below: a sibling, or what came last in this pass. */
function tryAdd(outline: Outline, pass: Pass, parent: Entry, path: KeyPath, entry: PlacedEntry): boolean {
  const touched = pass.parents.get(parent);
  const isOnly = childrenOf(outline, parent).length === 0;
  if (touched !== undefined && (isOnly || typeof path.at(-1) === 'number')) return false;
  const key = formatKeyPath(path.slice(-1));
  const above = isOnly ? undefined : findAbove(outline, parent, entry, touched);
  const follows = typeof above === 'string' ? touched?.last : undefined;
  if (typeof above === 'string' && follows?.key !== above) return false;
  const place = follows?.place ?? (typeof above === 'object' ? above : entry.below?.length === 0 ? 'first' : 'last');
  const splices = planInsert(outline, parent, entry, isOnly ? 'last' : place);
  if (follows === undefined ? !put(pass, splices) : !follow(pass, follows, splices)) return false;
  const now = touch(pass, parent);
  now.added.add(key);
  now.last = {key, place, splices};
  return true;
}

/** The nearest of those that an entry came below: a sibling, or the key of what came in this pass. */
function findAbove(
  outline: Outline,
  parent: Entry,
  {below = []}: PlacedEntry,
  touched: Touched | undefined,
): Entry | string | undefined {
  for (const segment of below) {
    const key = formatKeyPath([segment]);
    if (touched?.added.has(key) === true) return key;
    const sibling = findChild(outline, parent, segment);
    if (sibling !== undefined) return sibling;
  }
  return undefined;
}

/** Puts in what comes right below what came last: at the same place of the text, after it. */
function follow(pass: Pass, {place, splices: [before, ...others]}: Added, splices: readonly Splice[]): boolean {
  const [splice, ...more] = splices;
  if (place === 'first' || before === undefined || splice === undefined || others.length > 0 || more.length > 0)
    return false;
  if (splice.start !== before.start || splice.end !== splice.start || before.end !== before.start) return false;
  pass.splices.push(splice);
  return true;
}

/** False, and nothing put in, where one of the pieces touches another. */
function put(pass: Pass, splices: readonly Splice[]): boolean {
  if (splices.some(a => pass.splices.some(b => a.start <= b.end && b.start <= a.end))) return false;
  pass.splices.push(...splices);
  return true;
}

function touch(pass: Pass, parent: Entry): Touched {
  const touched = pass.parents.get(parent) ?? {removed: 0, added: new Set<string>()};
  pass.parents.set(parent, touched);
  return touched;
}
