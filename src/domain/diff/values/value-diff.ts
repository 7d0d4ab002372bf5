import {MASK} from '../../secret/secrets.ts';
import {formatKeyPath, type KeyPath, type KeySegment} from '../../values/key-path.ts';
import {diffLines, findEdits} from '../lines/line-diff.ts';
import {type LineEdit, linesOf} from '../lines/line-edit.ts';
import {type Match, matchItems, stepThrough} from '../match.ts';
import {dataOf, type IsSecret} from './value-data.ts';
import {isSameTree, keyText, type ListTree, type MapTree, type PlacedTree, type ValueTree} from './value-tree.ts';

/** How the items of a list were identified: by a key that every item has with a unique value, else by index. */
export type MatchedBy = 'name' | 'key' | 'id' | 'index';

/** One key path in a values text whose meaning differs. */
export interface PathChange {
  /**
   * `charts.grafana.replicas`; keys that contain dots are quoted (`options."system.uri"`). List items are identified by
   * a key (`containers[name=web].image`), else by index (`args[2]`: in the new list, or in the old one for a removed
   * item).
   */
  readonly path: string;
  /** `moved`: the same list item at another place among those that stayed; before and after are its indexes. */
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** JSON data; absent when added. */
  readonly before?: unknown;
  /** JSON data; absent when removed. */
  readonly after?: unknown;
  /** The line of its key or item in the old and the new text, from 1. */
  readonly beforeLine?: number;
  readonly afterLine?: number;
  /** How the innermost list item on the path was identified; absent without a list on the path. */
  readonly matchedBy?: MatchedBy;
  /** The line edits inside, when both sides are texts and one has several lines. */
  readonly lines?: readonly LineEdit[];
  /**
   * Both sides look the same, but only this one is quoted: to Helm and Palette, `yes` is a boolean and `"yes"` a text.
   */
  readonly quoted?: 'before' | 'after';
  /** Its secrets are masked on both sides, although they differ. */
  readonly secret?: true;
}

/** What a comparison needs to know about its two sides besides their trees. */
export interface Sides {
  /** The line of an offset, from 1. */
  readonly lineInA: (offset: number) => number;
  readonly lineInB: (offset: number) => number;
  readonly isSecretInA?: IsSecret | undefined;
  readonly isSecretInB?: IsSecret | undefined;
}

/** A place on both sides: the path as shown, and on each side with list indexes. */
export interface Place {
  readonly shown: KeyPath;
  readonly a: KeyPath;
  readonly b: KeyPath;
  readonly matchedBy?: MatchedBy;
}

export const ROOT: Place = {shown: [], a: [], b: []};

/** Compares two trees at the same place, one of which may be absent, and appends what differs. */
export function compareTrees(
  changes: PathChange[],
  a: PlacedTree | undefined,
  b: PlacedTree | undefined,
  place: Place,
  sides: Sides,
): void {
  if (a !== undefined && b !== undefined) {
    if (isSameTree(a.tree, b.tree)) return;
    const isSecret = sides.isSecretInA?.(place.a) === true || sides.isSecretInB?.(place.b) === true;
    if (!isSecret && a.tree.kind === 'map' && b.tree.kind === 'map') {
      compareMaps(changes, a.tree, b.tree, place, sides);
      return;
    }
    if (!isSecret && a.tree.kind === 'list' && b.tree.kind === 'list') {
      compareLists(changes, a.tree, b.tree, place, sides);
      return;
    }
  }
  if (a !== undefined || b !== undefined) changes.push(changeOf(a, b, place, sides));
}

/** The keys of two maps: b's in their order, with those only a has where they were. */
export function mergedKeys(a: Iterable<string>, b: Iterable<string>): readonly string[] {
  const [left, right] = [[...a], [...b]];
  // The usual case.
  if (left.length === right.length && left.every((key, at) => key === right[at])) return right;
  const matches = matchItems(left, right, [key => key]);
  return stepThrough(left.length, right.length, matches).map(step => right[step.b] ?? left[step.a] ?? '');
}

function compareMaps(changes: PathChange[], a: MapTree, b: MapTree, place: Place, sides: Sides): void {
  for (const key of mergedKeys(a.entries.keys(), b.entries.keys())) {
    compareTrees(changes, a.entries.get(key), b.entries.get(key), below(place, keyText(key)), sides);
  }
}

/** The place of a key below another place. */
export function below(place: Place, key: string): Place {
  return {...place, shown: [...place.shown, key], a: [...place.a, key], b: [...place.b, key]};
}

/** The keys that may identify the items of a list, in the order in which they are tried. */
export const NAMING_KEYS = ['name', 'key', 'id'] as const;

function compareLists(changes: PathChange[], a: ListTree, b: ListTree, place: Place, sides: Sides): void {
  const naming = NAMING_KEYS.find(key => namesAll(a.items, key) && namesAll(b.items, key));
  const matches =
    naming === undefined
      ? matchByContent(a.items.map(meaningOf), b.items.map(meaningOf))
      : matchItems(a.items, b.items, [item => nameOf(item, naming)]);
  for (const step of stepThrough(a.items.length, b.items.length, matches)) {
    const [before, after] = [a.items[step.a], b.items[step.b]];
    const item = after ?? before;
    const name = item === undefined || naming === undefined ? undefined : nameOf(item, naming);
    const segment: KeySegment =
      name === undefined || naming === undefined ? (step.b < 0 ? step.a : step.b) : {by: naming, name};
    const where: Place = {
      shown: [...place.shown, segment],
      a: [...place.a, step.a],
      b: [...place.b, step.b],
      matchedBy: naming ?? 'index',
    };
    if (step.isMoved) changes.push({...headOf('moved', before, after, where, sides), before: step.a, after: step.b});
    compareTrees(changes, before, after, where, sides);
  }
}

/** Items without names match when they are equal, in the fewest steps; those in between, by their order. */
export function matchByContent(a: readonly string[], b: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  let [aAt, bAt] = [0, 0];
  const pairUp = (aEnd: number, bEnd: number) => {
    for (; aAt < aEnd && bAt < bEnd; aAt += 1, bAt += 1) matches.push({a: aAt, b: bAt});
  };
  for (const edit of findEdits(a, b)) {
    pairUp(edit.aStart, edit.bStart);
    pairUp(edit.aEnd, edit.bEnd);
    [aAt, bAt] = [edit.aEnd, edit.bEnd];
  }
  pairUp(a.length, b.length);
  return matches;
}

function meaningOf({tree}: PlacedTree): string {
  return tree.kind === 'scalar' ? tree.meaning : JSON.stringify(shapeOf(tree));
}

/** Data that is equal when two trees mean the same. */
function shapeOf(tree: ValueTree): unknown {
  if (tree.kind === 'scalar') return tree.meaning;
  if (tree.kind === 'list') return {list: tree.items.map(item => shapeOf(item.tree))};
  return [...tree.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, shapeOf(entry.tree)]);
}

function namesAll(items: readonly PlacedTree[], key: string): boolean {
  const names = new Set<string>();
  for (const item of items) {
    const name = nameOf(item, key);
    if (name === undefined || names.has(name)) return false;
    names.add(name);
  }
  return true;
}

function nameOf({tree}: PlacedTree, key: string): string | undefined {
  const named = tree.kind === 'map' ? tree.entries.get(key)?.tree : undefined;
  return named?.kind !== 'scalar' || named.value === null ? undefined : String(named.value);
}

function changeOf(a: PlacedTree | undefined, b: PlacedTree | undefined, place: Place, sides: Sides): PathChange {
  const change = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
  // A secret on one side is a secret on the other: a later schema must not reveal the old value.
  const isSecret = sides.isSecretInA?.(place.a) === true || sides.isSecretInB?.(place.b) === true;
  const before = a === undefined ? undefined : isSecret ? MASK : dataOf(a.tree, place.a, sides.isSecretInA);
  const after = b === undefined ? undefined : isSecret ? MASK : dataOf(b.tree, place.b, sides.isSecretInB);
  return {
    ...headOf(change, a, b, place, sides),
    ...(a === undefined ? {} : {before}),
    ...(b === undefined ? {} : {after}),
    ...(isSecret ? {secret: true} : insideOf(before, after)),
    ...(before === after && !isSecret ? quotedSide(a, b) : {}),
  };
}

function headOf(
  change: PathChange['change'],
  a: PlacedTree | undefined,
  b: PlacedTree | undefined,
  place: Place,
  sides: Sides,
): Omit<PathChange, 'before' | 'after'> {
  return {
    path: formatKeyPath(place.shown),
    change,
    ...(a === undefined ? {} : {beforeLine: sides.lineInA(a.offset)}),
    ...(b === undefined ? {} : {afterLine: sides.lineInB(b.offset)}),
    ...(place.matchedBy === undefined ? {} : {matchedBy: place.matchedBy}),
  };
}

function quotedSide(a: PlacedTree | undefined, b: PlacedTree | undefined): Pick<PathChange, 'quoted'> {
  if (isBareWord(b)) return isBareWord(a) ? {} : {quoted: 'before'};
  return isBareWord(a) ? {quoted: 'after'} : {};
}

function isBareWord(placed: PlacedTree | undefined): boolean {
  return placed?.tree.kind === 'scalar' && placed.tree.isBareWord === true;
}

function insideOf(before: unknown, after: unknown): {readonly lines?: readonly LineEdit[]} {
  if (typeof before !== 'string' || typeof after !== 'string') return {};
  const [a, b] = [linesOf(before), linesOf(after)];
  return a.length > 1 || b.length > 1 ? {lines: diffLines(a, b)} : {};
}
