import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {writeFile} from 'atomically';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {keptName} from './kept-name.ts';

/**
 * Packs of live registries as they were last read, each a JSON file, so that their defaults are there without the network. A cache:
 * what cannot be read or written is as good as not kept.
 */
export async function readKeptPack(cache: string, root: string, summary: PackSummary): Promise<Pack | undefined> {
  try {
    const kept: unknown = JSON.parse(await readFile(fileOf(cache, root, summary), 'utf8'));
    if (!isRecord(kept) || kept['format'] !== FORMAT || !isPack(kept['pack'])) return undefined;
    const {pack} = kept;
    const isIt = pack.name === summary.name && pack.version === summary.version;
    // The registry may have been given another name meanwhile.
    return isIt ? {...pack, registry: summary.registry} : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a pack, whole or not at all. */
export async function keepPack(cache: string, root: string, pack: Pack): Promise<void> {
  const file = fileOf(cache, root, pack);
  try {
    await makeDirectory(dirname(file));
    await writeFile(file, JSON.stringify({format: FORMAT, pack}), {mode: 0o600, fsync: false, timeout: 1000});
  } catch {
    // Costs asking again, nothing else.
  }
}

/** Another one is as good as none. */
const FORMAT = 'strata-pack 1';

/** What has the format was written by `keepPack`, in a directory that is this user's alone: a look at its lists is enough. */
function isPack(value: unknown): value is Pack {
  if (!isRecord(value) || typeof value['values'] !== 'string') return false;
  return LISTS.every(key => Array.isArray(value[key]));
}

const LISTS = ['cloudTypes', 'presets', 'manifests', 'charts', 'dependencies', 'troubles'] as const;

function fileOf(cache: string, root: string, {location, name, version}: PackSummary): string {
  return join(cache, `${keptName(root)}.packs`, `${keptName([name, version, location].join('\n'))}.json`);
}
