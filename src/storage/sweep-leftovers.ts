import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Home} from './home.ts';
import {sweepTemporaries} from './safe-write.ts';

/**
 * Removes the temporary files that killed processes left, wherever something is written: they may hold secrets. (In `profiles/` the list sees
 * to it.) Best effort: what cannot be removed is tried again at the next start.
 */
export async function sweepLeftovers({workspace, config, state}: Home, now: number): Promise<void> {
  const {root, cache, drafts, imported, trash} = workspace;
  for (const directory of [root, cache, drafts, imported, config, state]) await sweepTemporaries(directory, now);
  for (const parent of [drafts, imported, trash]) await sweepBelow(parent, now);
}

async function sweepBelow(parent: string, now: number): Promise<void> {
  const entries = await readdir(parent, {withFileTypes: true}).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await sweepTemporaries(join(parent, entry.name), now);
}
