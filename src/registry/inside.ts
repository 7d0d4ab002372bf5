import {sep} from 'node:path';

/** Is a path the root, or below it? Both must be real paths, without links. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
