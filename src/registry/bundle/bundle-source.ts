import {realpath, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {BrokenPack, Pack, PackSummary} from '../../domain/pack/pack.ts';
import {readChartYaml} from '../../formats/chart-yaml.ts';
import {filesInArchive} from '../archive/archive-files.ts';
import {type ArchiveTexts, textsOfFile} from '../archive/archive-texts.ts';
import {isArchive} from '../archive/collect-texts.ts';
import {type FoundPack, findPacks} from '../archive/find-packs.ts';
import {LOOK_AGAIN, readChartFiles, readPackFiles} from '../pack-files.ts';
import {summaryOfChart, summaryOfPack, withoutTwins} from '../pack-summary.ts';
import {reasonOf} from '../reason.ts';
import type {PackSource, SourceOptions} from '../registry.ts';
import type {Scan} from '../scan.ts';
import {profilesIn} from './bundled-profiles.ts';
import {findArchives} from './find-archives.ts';

/**
 * Packs and charts in archives: a single archive with any number of them, or a folder of archives. They are read in
 * place. An archive that cannot be read is broken, and hides no other.
 */
export function openBundles({name: registry, setting: {path}, cache}: SourceOptions): PackSource {
  return {
    scan: async signal => scanArchives(registry, path, cache, signal),
    read: async (pack, signal) => readArchived(path, cache, pack, signal),
    async *carry(pack, signal) {
      const {carryArchived} = await import('./carry-archived.ts');
      yield* carryArchived(path, placeOf(pack), pack, signal);
    },
  };
}

/** Throws StrataError `registry.unreadable`, or the abort reason. */
async function scanArchives(registry: string, path: string, cache: string, signal?: AbortSignal): Promise<Scan> {
  const {root, archives, stamps} = await findArchives(path, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new StrataError('registry.unreadable', `the registry ${path} cannot be read: ${reasonOf(error)}`, {
      hint: 'mount it or correct its path, then look again for packs',
      cause: error,
    });
  });
  const packs: PackSummary[] = [];
  const broken: BrokenPack[] = [];
  for (const archive of archives) {
    try {
      const texts = await textsOfFile(join(root, archive), cache, signal);
      const found = await listArchive(registry, archive, texts);
      packs.push(...found.packs);
      broken.push(...found.broken);
    } catch (error) {
      signal?.throwIfAborted();
      broken.push({registry, location: archive, reason: reasonOf(error)});
    }
  }
  const {packs: known, twins} = withoutTwins(packs);
  return {packs: known, broken: [...broken, ...twins], stamps};
}

/** The packs and charts of one archive. */
async function listArchive(registry: string, archive: string, texts: ArchiveTexts): Promise<Omit<Scan, 'stamps'>> {
  const packs: PackSummary[] = [];
  const broken: BrokenPack[] = texts.refused.map(({path, reason}) => ({
    registry,
    location: `${archive}!/${path}`,
    reason,
  }));
  const found = findPacks(texts.texts);
  for (const one of found) {
    const location = `${archive}!/${one.folder}`;
    try {
      packs.push(await summarize(registry, location, texts, one));
    } catch (error) {
      broken.push({registry, location, reason: reasonOf(error)});
    }
  }
  broken.push(...brokenInner(registry, archive, texts, found));
  if (packs.length === 0 && broken.length === 0 && profilesIn(texts.texts).length === 0) {
    broken.push({registry, location: archive, reason: 'there is no pack and no chart in it'});
  }
  return {packs, broken};
}

async function summarize(
  registry: string,
  location: string,
  texts: ArchiveTexts,
  {kind, folder}: FoundPack,
): Promise<PackSummary> {
  const name = kind === 'pack' ? 'pack.json' : 'Chart.yaml';
  const files = filesInArchive(texts, folder);
  const content = await files.read(name, MAX_IDENTITY).catch((error: unknown) => {
    throw new Error(`${name}: ${reasonOf(error)}`, {cause: error});
  });
  const text = new TextDecoder('utf-8', {fatal: true}).decode(content);
  return kind === 'pack'
    ? summaryOfPack({registry, location}, text)
    : summaryOfChart({registry, location}, readChartYaml(text));
}

/** A `pack.json` is a few kB; bytes. */
const MAX_IDENTITY = 1_000_000;

/** Archives inside the archive that could not be read; those inside a pack are reported by the pack. */
function brokenInner(
  registry: string,
  archive: string,
  {texts}: ArchiveTexts,
  found: readonly FoundPack[],
): readonly BrokenPack[] {
  const folders = new Set(found.map(({folder}) => folder));
  const isInPack = (path: string): boolean => {
    if (folders.has('')) return true;
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (folders.has(path.slice(0, at))) return true;
    return false;
  };
  return [...texts].flatMap(([path, text]) =>
    'trouble' in text && isArchive(path) && !isInPack(path)
      ? [{registry, location: `${archive}!/${path}`, reason: text.trouble}]
      : [],
  );
}

/** Throws StrataError `pack.unreadable`, or the abort reason. */
async function readArchived(path: string, cache: string, pack: PackSummary, signal?: AbortSignal): Promise<Pack> {
  const {archive, folder} = placeOf(pack);
  try {
    const real = await realpath(path);
    const root = (await stat(real)).isFile() ? dirname(real) : real;
    const files = filesInArchive(await textsOfFile(join(root, archive), cache, signal), folder);
    return await (pack.origin === 'helm' ? readChartFiles(files, pack) : readPackFiles(files, pack));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof StrataError) throw error;
    const message = `${pack.name} ${pack.version}: ${archive} cannot be read: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
  }
}

/** `folder/packs.tgz!/nginx-1.0.0`: what stands before the first `!/` behind the name of an archive is the archive. */
function placeOf({location}: PackSummary): {readonly archive: string; readonly folder: string} {
  for (let at = location.indexOf('!/'); at >= 0; at = location.indexOf('!/', at + 1)) {
    const archive = location.slice(0, at);
    if (isArchive(archive)) return {archive, folder: location.slice(at + 2)};
  }
  return {archive: location, folder: ''};
}
