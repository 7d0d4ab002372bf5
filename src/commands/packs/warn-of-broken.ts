import type {RegistryStatus} from '../../domain/pack/catalog.ts';
import type {Output} from '../program/output.ts';

/** At most this many lines for each registry: the mirror of an index without its archives has thousands of entries that are broken. */
const MOST = 5;

/** Tells the first few that are broken in a registry, and how to see the others. */
export function warnOfBroken(out: Output, {name, broken}: Pick<RegistryStatus, 'name' | 'broken'>): void {
  for (const {location, reason} of broken.slice(0, MOST)) out.warn(`registry ${name}: ${location}: ${reason}`);
  const more = broken.length - MOST;
  if (more > 0) out.warn(`registry ${name}: ${more} more are broken; \`strata registry check ${name}\` names them all`);
}
