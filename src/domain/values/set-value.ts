import {StrataError} from '../error.ts';
import {childrenOf, findNearest, readOutline} from './find-entry.ts';
import {planInsert} from './insert-key.ts';
import {formatKeyPath, type KeyPath} from './key-path.ts';
import type {Outline} from './outline.ts';
import {planReplace} from './replace-value.ts';
import {applySplices, type Splice} from './splice.ts';
import {composeEntry, type YamlSource} from './yaml-source.ts';

/**
 * Sets the value at a path to a piece of YAML and leaves every other byte as it is: `setValue(text, ['a', 'b'], '3')`.
 * Keys that are missing on the way are added, a scalar on the way becomes a map. An item past the end of a list is appended.
 * An anchor on the old value stays, and what repeats it changes with it. Throws `values.path` where the path asks a map
 * for an index or a list for a key.
 */
export function setValue(text: string, path: KeyPath, source: YamlSource): string {
  return applySplices(text, planSet(readOutline(text), path, source));
}

/** What `setValue` does, as splices. */
export function planSet(outline: Outline, path: KeyPath, source: YamlSource): readonly Splice[] {
  const {entry, depth} = findNearest(outline, path);
  if (depth === path.length) return planReplace(outline, entry, source);
  const [segment = '', ...rest] = path.slice(depth);
  const inner = rest.reduceRight<YamlSource>((value, key) => composeEntry(key, value).join('\n'), source);
  const lines = composeEntry(segment, inner);
  if (childrenOf(outline, entry).length === 0) return planReplace(outline, entry, lines.join('\n'));
  const isList = entry.shape === 'list' || entry.shape === 'flow-list';
  if (isList === (typeof segment === 'string')) {
    const what = isList ? 'a list: it has no key' : 'a map: it has no item';
    throw new StrataError(
      'values.path',
      `${formatKeyPath(path.slice(0, depth))} is ${what} ${formatKeyPath([segment])}`,
    );
  }
  return planInsert(outline, entry, {segment, source: inner, lines}, 'last');
}
