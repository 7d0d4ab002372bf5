import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {writeFile} from 'atomically';
import type {PackSummary} from '../../domain/pack/pack.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {keptName} from '../kept/kept-name.ts';

/**
 * Summaries of artifacts, by the digests of their manifests: what was read once is never read again while it is the
 * same.
 */
export interface Summaries {
  find(digest: string): PackSummary | undefined;
  add(digest: string, summary: PackSummary): void;
  /**
   * Keeps what was found or added since it was opened; the rest is no longer in the registry. Never throws, because it
   * is a cache.
   */
  keep(): Promise<void>;
}

/** Another one is as good as none. */
const FORMAT = 'strata-oci 1';

export async function openSummaries(cache: string, source: string): Promise<Summaries> {
  const file = join(cache, `${keptName(source)}.oci.json`);
  const known = await readKnown(file);
  const used = new Map<string, PackSummary>();
  return {
    find(digest) {
      const summary = known.get(digest);
      if (summary !== undefined) used.set(digest, summary);
      return summary;
    },
    add: (digest, summary) => void used.set(digest, summary),
    async keep() {
      try {
        await makeDirectory(cache);
        const text = JSON.stringify({format: FORMAT, summaries: Object.fromEntries(used)});
        await writeFile(file, text, {mode: 0o600, fsync: false, timeout: 1000});
      } catch {
        // Costs reading them again, nothing else.
      }
    },
  };
}

async function readKnown(file: string): Promise<ReadonlyMap<string, PackSummary>> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isRecord(kept) || kept['format'] !== FORMAT || !isRecord(kept['summaries'])) return new Map();
    return new Map(Object.entries(kept['summaries']).filter(isKept));
  } catch {
    return new Map();
  }
}

/** The rest of it is as `keep` wrote it, in a directory that is this user's alone. */
function isKept(entry: readonly [string, unknown]): entry is [string, PackSummary] {
  const [, summary] = entry;
  return isRecord(summary) && typeof summary['name'] === 'string' && typeof summary['version'] === 'string';
}
