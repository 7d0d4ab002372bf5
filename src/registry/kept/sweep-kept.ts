import {readdir, rm, stat, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {keptName} from './kept-name.ts';

/**
 * Removes what is kept of registries that are gone: indexes, packs, summaries of artifacts. `roots` are the paths and addresses of those that
 * are there; what is kept of them is marked as used, because another strata, with other settings, may sweep the same directory: what was
 * neither written nor marked for 30 days is nobody's. `now` in ms. Never throws: it is tried again at the next start.
 */
export async function sweepKept(cache: string, roots: readonly string[], now: number): Promise<void> {
  const used = new Set(roots.map(keptName));
  for (const name of await readdir(cache).catch(() => [])) {
    const [, of] = KEPT.exec(name) ?? [];
    if (of === undefined) continue;
    const path = join(cache, name);
    const age = now - ((await stat(path).catch(() => undefined))?.mtimeMs ?? now);
    if (used.has(of)) {
      if (age > MARKED_EVERY) await utimes(path, now / 1000, now / 1000).catch(() => undefined);
    } else if (age > KEPT_FOR) await rm(path, {recursive: true, force: true}).catch(() => undefined);
  }
}

const KEPT = /^([0-9a-f]{24})\.(?:index|packs|oci\.json)$/;
const DAY = 86_400_000;
const KEPT_FOR = 30 * DAY;
const MARKED_EVERY = DAY;
