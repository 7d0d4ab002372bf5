import type {PackSummary} from '../domain/pack/pack.ts';
import {encodeName} from '../domain/text/file-name.ts';

/** The name of the folder or archive for a carried pack; names of packs may contain slashes, or anything else. */
export function carriedName({name, version}: Pick<PackSummary, 'name' | 'version'>): string {
  return `${encodeName(name)}-${encodeName(version)}`;
}
