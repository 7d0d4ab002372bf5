import {MASK, isMask, type MaskedValues} from './secrets.ts';
import {childrenOf, findChild, readOutline} from './values/find-entry.ts';
import type {Entry, Outline} from './values/outline.ts';

/**
 * Masks the values at the dotted paths that a pack's schema calls passwords (`passwordPaths`), by splicing: every other
 * byte stays. A path to a map or list masks all in it, `$[]` stands for every item, an alias is masked with what it
 * repeats. Left as they are: empty values, and those that are only a macro or variable, which give nothing away.
 * `paths` of the result are those at which something was masked.
 */
export function maskValuesAt(values: string, paths: readonly string[]): MaskedValues {
  if (paths.length === 0 || values === '') return {values, paths: []};
  const outline = readOutline(values);
  const secrets = new Map<number, Entry>();
  const masked = paths.filter(path => {
    const found = outline.roots.flatMap(root => entriesAt(outline, root, path.split('.')));
    const scalars = found
      .flatMap(entry => scalarsIn(outline, entry))
      .filter(entry => holdsSecret(sourceOf(outline, entry)));
    for (const entry of scalars) secrets.set(entry.valueStart, entry);
    return scalars.length > 0;
  });
  const last = [...secrets.values()].toSorted((a, b) => b.valueStart - a.valueStart);
  return {values: last.reduce((text, entry) => maskEntry(text, entry), values), paths: masked};
}

/** Keys hold literal dots: single words are tried before joined ones. */
function entriesAt(outline: Outline, entry: Entry, words: readonly string[]): readonly Entry[] {
  if (words.length === 0) return [entry];
  if (words[0] === '$[]') return childrenOf(outline, entry).flatMap(item => entriesAt(outline, item, words.slice(1)));
  for (let joined = 1; joined <= words.length; joined += 1) {
    const child = findChild(outline, entry, words.slice(0, joined).join('.'));
    const found = child === undefined ? [] : entriesAt(outline, child, words.slice(joined));
    if (found.length > 0) return found;
  }
  return [];
}

function scalarsIn(outline: Outline, entry: Entry): readonly Entry[] {
  if (entry.shape === 'empty') return [];
  if (entry.shape === 'alias') return [entry, ...anchoredAs(outline, sourceOf(outline, entry).slice(1))];
  if (entry.shape === 'text' || entry.shape === 'block-text') return [entry];
  return childrenOf(outline, entry).flatMap(child => scalarsIn(outline, child));
}

/** The secret stands where the anchor does. */
function anchoredAs(outline: Outline, name: string): readonly Entry[] {
  const below = (entry: Entry): readonly Entry[] => {
    const after = outline.text[entry.valueStart + name.length + 1] ?? ' ';
    const isIt = sourceOf(outline, entry).startsWith(`&${name}`) && /[\s,\]}]/.test(after);
    return isIt && entry.shape !== 'alias' ? scalarsIn(outline, entry) : childrenOf(outline, entry).flatMap(below);
  };
  return outline.roots.flatMap(below);
}

function sourceOf({text}: Outline, {valueStart, valueEnd}: Entry): string {
  return text.slice(valueStart, valueEnd);
}

function holdsSecret(source: string): boolean {
  const bare = source
    .replace(PROPERTIES, '')
    .replace(/^(['"])([^]*)\1$/, '$2')
    .trim();
  return bare !== '' && bare !== '~' && bare !== 'null' && !isMask(bare) && !/^\{\{[^{}]*\}\}$/.test(bare);
}

/** An anchor stays, since something may refer to it; a tag goes, since the mask is text. */
function maskEntry(text: string, {valueStart, valueEnd}: Entry): string {
  const source = text.slice(valueStart, valueEnd);
  const anchor = PROPERTIES.exec(source)?.[0].match(/&\S+/)?.[0];
  const end = /\n*$/.exec(source)?.[0] ?? '';
  return `${text.slice(0, valueStart)}${anchor === undefined ? '' : `${anchor} `}'${MASK}'${end}${text.slice(valueEnd)}`;
}

const PROPERTIES = /^(?:[&!]\S*\s+)*/;
