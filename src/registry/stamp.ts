import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {settledTime} from '../files/settled-time.ts';

/** When a place in a registry last changed; as long as none of its stamps differs, an index is believed. */
export interface Stamp {
  /** Relative to the registry's root. */
  readonly location: string;
  /** The time of the last change of its content, names or rights (`ctimeMs`): what `cp -p` and `tar` cannot set back. */
  readonly changed: number;
}

/** The stamp of a place that was just looked at; one that cannot be relied on is 0, which no place has. */
export function stampOf(location: string, changed: number): Stamp {
  return {location, changed: settledTime(changed, Date.now())};
}

/** Has any of the places changed since it was stamped, or gone? */
export async function hasChanged(root: string, stamps: readonly Stamp[]): Promise<boolean> {
  try {
    const now = await Promise.all(stamps.map(async ({location}) => (await stat(join(root, location))).ctimeMs));
    return stamps.some(({changed}, at) => changed !== now[at]);
  } catch {
    return true;
  }
}
