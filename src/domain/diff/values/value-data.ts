import {MASK} from '../../secret/secrets.ts';
import type {KeyPath} from '../../values/key-path.ts';
import {keyText, type ValueTree} from './value-tree.ts';

/** Whether the value at a key path (list items by index) is a secret. */
export type IsSecret = (path: KeyPath) => boolean;

/** A tree as JSON data, with its secrets masked. */
export function dataOf(tree: ValueTree, path: KeyPath, isSecret: IsSecret | undefined): unknown {
  if (isSecret?.(path) === true) return MASK;
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') {
    return tree.items.map((item, at) => dataOf(item.tree, isSecret === undefined ? path : [...path, at], isSecret));
  }
  // Made from entries, not by assignment: a key `__proto__` is a key like any other.
  return Object.fromEntries(
    [...tree.entries].map(([key, entry]) => {
      const below = isSecret === undefined ? path : [...path, keyText(key)];
      return [keyText(key), dataOf(entry.tree, below, isSecret)];
    }),
  );
}
