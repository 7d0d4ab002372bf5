import {existsSync} from 'node:fs';
import {readFile, realpath, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import type {IndexedChart} from '../../formats/helm-index.ts';
import {carriedName} from '../carried-name.ts';
import {isInside} from '../inside.ts';
import {LOOK_AGAIN} from '../pack-files.ts';
import {isMissing, reasonOf} from '../reason.ts';
import type {PackSource, SourceOptions} from '../registry.ts';
import type {Scan} from '../scan.ts';
import {stampOf} from '../stamp.ts';
import {MAX_CHART, readChartArchive} from './chart-archive.ts';
import {listIndex, placeOf} from './helm-listing.ts';

/** The largest public index has 25 MB; bytes. */
export const MAX_INDEX = 60_000_000;

/**
 * A Helm repository on disk: `index.yaml` beside the archives it names. A folder without an index is read by
 * `openBundles`, as a folder of archives.
 */
export function openHelmFolder({name: registry, setting: {path}}: SourceOptions): PackSource {
  return {
    scan: async signal => scanFolder(registry, path, signal),
    read: async (pack, signal) => readFromFolder(path, pack, signal),
    async *carry(pack, signal) {
      const {place, digest} = placeOf(pack);
      const content = await bytesOf(path, pack);
      // Whether it is what it should be shows when it is read.
      await readChartArchive(content, pack, {from: place, digest, signal});
      yield {path: `${carriedName(pack)}.tgz`, content};
    },
  };
}

async function scanFolder(registry: string, path: string, signal?: AbortSignal): Promise<Scan> {
  try {
    const root = await realpath(path);
    const file = join(root, 'index.yaml');
    const stats = await stat(file);
    if (!stats.isFile()) throw new Error('index.yaml is not a file');
    if (stats.size > MAX_INDEX) throw new Error(`index.yaml is larger than ${MAX_INDEX / 1e6} MB`);
    const text = await readFile(file, 'utf8');
    const locate = (chart: IndexedChart) => locateIn(root, chart);
    const {packs, broken} = await listIndex(registry, text, locate, signal);
    const stamps = [stampOf('.', (await stat(root)).ctimeMs), stampOf('index.yaml', stats.ctimeMs)];
    return {packs, broken, stamps};
  } catch (error) {
    signal?.throwIfAborted();
    throw new StrataError('registry.unreadable', `the registry ${path} cannot be read: ${reasonOf(error)}`, {
      hint: 'mount it or correct its path, then look again for packs',
      cause: error,
    });
  }
}

/**
 * The location of a chart's archive, relative to the folder. An index made for a server names full addresses: in a copy
 * of the repository, the archive is beside the index under its own name (GAP: our decision, as `helm repo index` finds
 * it there).
 */
function locateIn(root: string, {urls}: IndexedChart): string {
  for (const url of urls) {
    const candidates = /^[a-z]+:\/\//i.test(url) ? [basename(pathOf(url))] : [url, basename(url)].map(unescaped);
    const found = candidates.find(one => isPlain(one) && existsSync(join(root, one)));
    if (found !== undefined) return found;
  }
  throw new Error(`its archive is not there: ${urls.join(', ')}`);
}

function pathOf(url: string): string {
  try {
    return unescaped(new URL(url).pathname);
  } catch {
    return url;
  }
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Does a path stay below the folder? */
function isPlain(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}

async function readFromFolder(path: string, pack: PackSummary, signal?: AbortSignal): Promise<Pack> {
  const {place, digest} = placeOf(pack);
  return readChartArchive(await bytesOf(path, pack), pack, {from: place, digest, signal});
}

async function bytesOf(path: string, pack: PackSummary): Promise<Uint8Array> {
  const {place} = placeOf(pack);
  return readArchive(path, place).catch((error: unknown) => {
    const reason = isMissing(error) ? 'its archive is not there any more' : reasonOf(error);
    throw new StrataError('pack.unreadable', `${pack.name} ${pack.version}: ${place}: ${reason}`, {
      hint: LOOK_AGAIN,
      cause: error,
    });
  });
}

async function readArchive(path: string, place: string): Promise<Uint8Array> {
  const root = await realpath(path);
  const real = await realpath(join(root, place));
  if (!isInside(root, real)) throw new Error('it is a link that leads out of the registry');
  const stats = await stat(real);
  if (!stats.isFile()) throw new Error('it is not a file');
  if (stats.size > MAX_CHART) throw new Error(`it is larger than ${MAX_CHART / 1e6} MB`);
  return readFile(real);
}
