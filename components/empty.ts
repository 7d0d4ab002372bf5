import type {State} from '../state/model.ts';

/** What an empty list says: that there is nothing, and which key fills it, unless nothing may be changed. */
export function emptyList({surroundings}: State, nothing: string, how: string): string {
  return surroundings.isReadOnly ? `${nothing} (opened with --read-only)` : `${nothing}: ${how}`;
}
