import type {Profile} from '../domain/profile/profile.ts';
import {isNothing, isRecord} from '../domain/values/plain-data.ts';
import {type DocumentPath, printPath} from './document-path.ts';
import {PROFILE_SHAPE, type Shape} from './profile-shape.ts';

/** A key that Palette's import document does not have, and how often it occurs. */
export interface UnknownKey {
  /** Its path without places in lists: `spec.template.packs[].order`. */
  readonly path: string;
  readonly count: number;
}

/**
 * The keys of a profile that we do not know and that have content: from a newer Palette, or added by hand. Our own keys
 * do not count, nor do those without content (null, empty texts, lists and objects).
 */
export function findUnknownKeys(profile: Profile): readonly UnknownKey[] {
  const counts = new Map<string, number>();
  for (const path of walk(profile, PROFILE_SHAPE, [])) {
    const general = printPath(path.map(step => (typeof step === 'number' ? 0 : step))).replaceAll('[0]', '[]');
    counts.set(general, (counts.get(general) ?? 0) + 1);
  }
  return [...counts].map(([path, count]) => ({path, count}));
}

function* walk(value: unknown, shape: Shape, path: DocumentPath): Generator<DocumentPath> {
  if (shape.kind === 'list' && Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* walk(item, shape.of, [...path, at]);
  }
  if (shape.kind !== 'map' || !isRecord(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field !== undefined) yield* walk(item, field, [...path, key]);
    else if (!key.startsWith('x-strata') && !isNothing(item)) yield [...path, key];
  }
}
