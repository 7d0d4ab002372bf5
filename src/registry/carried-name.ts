import {encodeName} from '../domain/text/file-name.ts';
import type {PackSummary} from '../domain/pack/pack.ts';

/** What the folder or archive of a carried pack is called; names of packs may hold a slash, and anything else. */
export function carriedName({name, version}: Pick<PackSummary, 'name' | 'version'>): string {
  return `${encodeName(name)}-${encodeName(version)}`;
}
