import {StrataError} from '../../domain/error.ts';
import type {BrokenPack, PackSummary} from '../../domain/pack/pack.ts';
import {carriedName} from '../carried-name.ts';
import type {HttpClient} from '../http/http-client.ts';
import {LOOK_AGAIN} from '../pack-files.ts';
import {withoutTwins} from '../pack-summary.ts';
import {reasonOf} from '../reason.ts';
import type {OnProgress, PackSource, SourceOptions} from '../registry.ts';
import type {Scan} from '../scan.ts';
import type {Stamp} from '../stamp.ts';
import {atOnce} from './at-once.ts';
import {isSignature, listRepositories} from './list-artifacts.ts';
import {httpFor, openStore, type OpenStore} from './open-store.ts';
import {readArchive, readArtifact, summarizeArtifact} from './pack-artifact.ts';
import {openSummaries, type Summaries} from './summaries.ts';

/** How many repositories or artifacts are asked for at once. */
const AT_ONCE = 8;
/** The most artifacts of one registry; Palette's own has a tenth of it. */
const MAX_ARTIFACTS = 20_000;

/**
 * Packs and charts in OCI: in a registry on the network, or an image layout on disk. An artifact that cannot be read is
 * broken, and hides no other; a registry that stops answering ends the scan.
 */
export function openOci(options: SourceOptions): PackSource {
  let http: HttpClient | undefined;
  let known: OpenStore | undefined;

  /** A layout whose index has not changed need not be listed again for each pack. */
  async function open(): Promise<OpenStore> {
    const opened = await openStore(options, (http ??= httpFor(options)));
    const isSame = known !== undefined && !opened.isLive && sameStamps(known.stamps, opened.stamps);
    if (!isSame) known = opened;
    return known ?? opened;
  }

  return {
    async scan(signal, onProgress) {
      const opened = await open();
      const summaries = await openSummaries(options.cache, options.setting.path);
      try {
        return await scanStore(opened, options, summaries, {signal, onProgress});
      } finally {
        // What was read before a registry fell silent need not be read again.
        await summaries.keep();
      }
    },
    async read(pack, signal) {
      return readFrom(await open(), pack, signal, readArtifact);
    },
    async *carry(pack, signal) {
      const content = await readFrom(await open(), pack, signal, async (opened, _, found, stop) =>
        readArchive(opened, pack, found, stop),
      );
      yield {path: `${carriedName(pack)}.tgz`, content};
    },
  };
}

/** Throws StrataError `registry.unreadable` and what the network comes to, or the abort reason. */
async function scanStore(
  opened: OpenStore,
  options: SourceOptions,
  summaries: Summaries,
  {signal, onProgress}: {readonly signal: AbortSignal | undefined; readonly onProgress: OnProgress | undefined},
): Promise<Scan> {
  const {name: registry, setting} = options;
  const {store, stamps} = opened;
  const packs: PackSummary[] = [];
  const broken: BrokenPack[] = [];
  const found: {readonly repository: string; readonly tag: string}[] = [];

  /** Runs the work for one place; trouble with it is recorded for that place alone. */
  const telling =
    (work: (place: {repository: string; tag?: string}, signal: AbortSignal) => Promise<void>) =>
    async (place: {repository: string; tag?: string}, signal: AbortSignal) => {
      try {
        await work(place, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (isSilence(error) || isTooMany(error)) throw error;
        broken.push({registry, location: nameOf(place), reason: reasonOf(error)});
      }
    };

  const repositories = await listRepositories(opened, setting, signal);
  await atOnce(
    repositories.map(repository => ({repository})),
    AT_ONCE,
    telling(async ({repository}, signal) => {
      const tags = await store.tags(repository, signal);
      for (const tag of tags) if (!isSignature(tag)) found.push({repository, tag});
      if (found.length > MAX_ARTIFACTS) throw tooMany(store.where);
    }),
    signal,
  );
  const read = telling(async ({repository, tag = ''}, signal) => {
    const {digest, manifest} = await store.manifest(repository, tag, signal);
    const location = locationOf(repository, tag, digest);
    const known = summaries.find(digest);
    const summary =
      known === undefined
        ? await summarizeArtifact(opened, {registry, location, repository, manifest}, setting.provider, signal)
        : {...known, registry, location};
    if (summary === undefined) return;
    if (known === undefined) summaries.add(digest, summary);
    if (isFor(summary, setting.provider)) packs.push(summary);
  });
  let done = 0;
  const readNext: typeof read = async (place, signal) => {
    await read(place, signal);
    done += 1;
    onProgress?.(done, found.length);
  };
  await atOnce(found, AT_ONCE, readNext, signal);
  const {packs: known, twins} = withoutTwins(packs.sort(byLocation));
  return {packs: known, broken: [...broken, ...twins].sort(byLocation), stamps};
}

/** Throws StrataError `pack.unreadable` and what the network comes to, or the abort reason. */
async function readFrom<T>(
  opened: OpenStore,
  pack: PackSummary,
  signal: AbortSignal | undefined,
  reader: (
    opened: OpenStore,
    pack: PackSummary,
    found: Parameters<typeof readArtifact>[2],
    signal: AbortSignal | undefined,
  ) => Promise<T>,
): Promise<T> {
  const place = placeOf(pack.location);
  try {
    const {manifest} = await opened.store.manifest(place.repository, place.digest, signal);
    return await reader(opened, pack, {...place, manifest}, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (isSilence(error) || (error instanceof StrataError && error.code === 'pack.unreadable')) throw error;
    const message = `${pack.name} ${pack.version} cannot be read: ${reasonOf(error)}`;
    throw new StrataError('pack.unreadable', message, {hint: LOOK_AGAIN, cause: error});
  }
}

/** Trouble that the next artifact would have too. */
function isSilence(error: unknown): boolean {
  const codes = ['network.unreachable', 'network.slow', 'network.certificate', 'network.broken-off'];
  return error instanceof StrataError && codes.includes(error.code);
}

function tooMany(where: string): StrataError {
  return new StrataError('registry.too-many', `${where} has more than ${MAX_ARTIFACTS} artifacts`, {
    hint: 'Name the path below which the packs stand.',
  });
}

function isTooMany(error: unknown): boolean {
  return error instanceof StrataError && error.code === 'registry.too-many';
}

/** A registry that is set to hold charts, or packs, is listed with only those; one on disk may hold both. */
function isFor({origin}: PackSummary, provider: string | undefined): boolean {
  return provider === undefined || origin === `oci-${provider}`;
}

function sameStamps(a: readonly Stamp[], b: readonly Stamp[]): boolean {
  // A stamp of 0 cannot be relied on.
  return b.every(
    ({location, changed}, at) => changed !== 0 && a[at]?.location === location && a[at].changed === changed,
  );
}

/** The digest identifies the build that had this tag. */
function locationOf(repository: string, tag: string, digest: string): string {
  return tag === digest ? `${repository}@${digest}` : `${repository}:${tag}@${digest}`;
}

function placeOf(location: string): {readonly repository: string; readonly tag: string; readonly digest: string} {
  const at = location.lastIndexOf('@');
  const [named, digest] = [location.slice(0, at), location.slice(at + 1)];
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0
    ? {repository: named, tag: digest, digest}
    : {repository: named.slice(0, colon), tag: named.slice(colon + 1), digest};
}

function nameOf({repository, tag}: {readonly repository: string; readonly tag?: string}): string {
  return tag === undefined ? repository : `${repository}:${tag}`;
}

function byLocation(a: {readonly location: string}, b: {readonly location: string}): number {
  return Number(a.location > b.location) - Number(a.location < b.location);
}
