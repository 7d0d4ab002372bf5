import {childrenOf, pathOf, readOutline} from '../values/find-entry.ts';
import {formatKeyPath} from '../values/key-path.ts';
import type {Entry, Outline} from '../values/outline.ts';
import {MASK, isMask, type MaskedValues} from './secrets.ts';

/**
 * Masks the values at the dotted paths that a pack's schema calls passwords (`passwordPaths`) by splicing: every other
 * byte stays, even when the text is not YAML. A path to a map or list masks everything in it, `$[]` stands for every
 * item, and what comes through an alias or a merge key is masked where it is written. Empty values, and values that are
 * only a macro or variable, give nothing away and stay. `paths` of the result are the key paths (`formatKeyPath`) at
 * which something was masked, in the order of the text.
 */
export function maskValuesAt(values: string, paths: readonly string[]): MaskedValues {
  const pieces = cutAtSecrets(values, paths);
  return {
    values: pieces.map(piece => (typeof piece === 'string' ? piece : `'${MASK}'`)).join(''),
    paths: pieces.flatMap(piece => (typeof piece === 'string' ? [] : piece.path)),
  };
}

/** A text split at its secrets: the pieces between them, and the key path of each secret. */
export type CutValues = readonly (string | {readonly path: string})[];

/** Cuts out what `maskValuesAt` masks. A replacement must be a whole YAML scalar on one line. */
export function cutAtSecrets(values: string, paths: readonly string[]): CutValues {
  if (paths.length === 0 || values === '') return [values];
  const outline = readOutline(values);
  const found = outline.roots.flatMap(root =>
    paths.flatMap(path => entriesAt(outline, root, path.split('.'), new Set())),
  );
  // By position, because several paths may lead to the same secret.
  const secrets = new Map(
    found
      .flatMap(entry => scalarsIn(outline, entry))
      .filter(entry => holdsSecret(sourceOf(outline, entry)))
      .map(entry => [entry.valueStart, entry]),
  );
  const inOrder = [...secrets.values()].sort((a, b) => a.valueStart - b.valueStart);
  const ends = inOrder.map(entry => endOf(outline, entry));
  const pieces = inOrder.flatMap((entry, at) => [
    values.slice(ends[at - 1] ?? 0, entry.valueStart) + anchorOf(outline, entry),
    {path: placeOf(outline, entry)},
  ]);
  return [...pieces, values.slice(ends.at(-1) ?? 0)];
}

/**
 * The key paths (`formatKeyPath`) of values that are nothing but a mask, in the order of the text, in block and flow
 * style. YAML reads a bare `********` as a reference, but to us it is a mask.
 */
export function masksIn(values: string): readonly string[] {
  if (!values.includes('***')) return [];
  const outline = readOutline(values);
  const below = (entry: Entry): readonly Entry[] => [entry, ...childrenOf(outline, entry).flatMap(below)];
  return outline.roots
    .flatMap(below)
    .filter(entry => isMask(bareOf(sourceOf(outline, entry))))
    .map(entry => placeOf(outline, entry));
}

/**
 * Keys may contain dots, so several words may be one key: every reading of the path that fits is masked, and every one
 * of duplicate keys. `seen` records where we have been, because what merges itself would never end.
 */
function entriesAt(outline: Outline, entry: Entry, words: readonly string[], seen: Set<string>): readonly Entry[] {
  if (words.length === 0) return [entry];
  const place = `${entry.valueStart} ${words.length}`;
  if (seen.has(place)) return [];
  seen.add(place);
  const next = (child: Entry, count: number) => entriesAt(outline, child, words.slice(count), seen);
  if (entry.shape === 'alias') return anchoredAs(outline, entry).flatMap(anchored => next(anchored, 0));
  const children = childrenOf(outline, entry);
  if (words[0] === '$[]') return children.flatMap(item => next(item, 1));
  const own = words.flatMap((_, at) => {
    const key = words.slice(0, at + 1).join('.');
    return children.filter(({segment}) => String(segment) === key).flatMap(child => next(child, at + 1));
  });
  return [...own, ...mergedIn(outline, children).flatMap(merged => next(merged, 0))];
}

/** What `<<: *a` and `<<: [*a, *b]` bring in. */
function mergedIn(outline: Outline, children: readonly Entry[]): readonly Entry[] {
  const merges = children.filter(({segment}) => segment === '<<');
  return merges.flatMap(merge => (isList(merge) ? childrenOf(outline, merge) : [merge]));
}

function scalarsIn(outline: Outline, entry: Entry, seen = new Set<number>()): readonly Entry[] {
  if (entry.shape === 'empty' || seen.has(entry.valueStart)) return [];
  if (isScalar(entry)) return [entry];
  seen.add(entry.valueStart);
  const inside = entry.shape === 'alias' ? anchoredAs(outline, entry) : childrenOf(outline, entry);
  const scalars = inside.flatMap(child => scalarsIn(outline, child, seen));
  // A reference to a scalar is masked with it.
  return entry.shape === 'alias' && inside.every(isScalar) ? [entry, ...scalars] : scalars;
}

/** The node that the alias repeats: the secret is where the anchor is. */
function anchoredAs(outline: Outline, alias: Entry): readonly Entry[] {
  const name = sourceOf(outline, alias).slice(1);
  const below = (entry: Entry): readonly Entry[] => {
    const properties = PROPERTIES.exec(`${sourceOf(outline, entry)} `)?.[0] ?? '';
    const isIt = entry.shape !== 'alias' && properties.split(/\s+/).includes(`&${name}`);
    return isIt ? [entry] : childrenOf(outline, entry).flatMap(below);
  };
  return outline.roots.flatMap(below);
}

function isList({shape}: Entry): boolean {
  return shape === 'list' || shape === 'flow-list';
}

function isScalar({shape}: Entry): boolean {
  return shape === 'text' || shape === 'block-text';
}

function sourceOf({text}: Outline, {valueStart, valueEnd}: Entry): string {
  return text.slice(valueStart, valueEnd);
}

function holdsSecret(source: string): boolean {
  const bare = bareOf(source);
  return bare !== '' && bare !== '~' && bare !== 'null' && !isMask(bare) && !/^\{\{[^{}]*\}\}$/.test(bare);
}

/** A scalar without its anchor, its tag, its quotes, or the first line of a block of text. */
function bareOf(source: string): string {
  return source
    .replace(PROPERTIES, '')
    .replace(/^[|>][-+\d]*[ \t]*(?:#.*)?\n/, '')
    .replace(/^(['"])([^]*)\1$/, '$2')
    .trim();
}

/** An anchor stays, because something may refer to it; a tag goes, because the replacement is text. */
function anchorOf(outline: Outline, entry: Entry): string {
  const anchor = PROPERTIES.exec(sourceOf(outline, entry))?.[0].match(/&\S+/)?.[0];
  return anchor === undefined ? '' : `${anchor} `;
}

/** The end of the value, before the line breaks that end a block of text. */
function endOf(outline: Outline, entry: Entry): number {
  return entry.valueEnd - (/\n*$/.exec(sourceOf(outline, entry))?.[0] ?? '').length;
}

/** With the number of its document when there are several, as in a comparison of values. */
function placeOf({roots}: Outline, entry: Entry): string {
  const path = pathOf(entry);
  if (roots.length === 1) return formatKeyPath(path);
  let root = entry;
  while (root.parent !== undefined) root = root.parent;
  return formatKeyPath([roots.findIndex(({start}) => start === root.start), ...path]);
}

const PROPERTIES = /^(?:[&!]\S*\s+)*/;
