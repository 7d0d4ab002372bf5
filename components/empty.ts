import type {State} from '../state/model.ts';

/** What an empty list says: that it is empty, and which key fills it, unless nothing may be changed. */
export function emptyList({surroundings}: State, nothing: string, how: string): string {
  if (surroundings.isReadOnly) return `${nothing} (opened with --read-only)`;
  return surroundings.bundle === undefined ? `${nothing}: ${how}` : `${nothing} (in a bundle, which is only read)`;
}

/** What a list says when a filter leaves no row. */
export function noMatch(what: string): string {
  return `no ${what} matches the filter; esc drops it`;
}
