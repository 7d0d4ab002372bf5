import {reasonOf} from '../reason.ts';
import {bytesOf, type ByteSource} from './byte-source.ts';
import {entryPath} from './entry-path.ts';
import {type Budget, inflate, newBudget} from './inflate.ts';
import {type TarEntry, tarEntries} from './tar-entries.ts';

/** Where to find the text of a file again, or why it cannot be read. */
export type FoundText =
  | {
      readonly size: number;
      /** `archive`: an offset in the archive. `kept`: the number that the keeper gave. */
      readonly from: 'archive' | 'kept';
      readonly at: number;
    }
  | {readonly trouble: string};

export interface FoundTexts {
  /** By path; `a.tgz!/x/values.yaml` is a file of the archive `a.tgz` in the archive. */
  readonly texts: ReadonlyMap<string, FoundText>;
  /** Entries whose names were made to do harm. */
  readonly refused: readonly {readonly path: string; readonly reason: string}[];
}

export interface CollectOptions {
  /** Keeps a content, and returns the number under which it is found again. Called for one content after another. */
  readonly keep: (content: Buffer) => Promise<number>;
  /** True when contents that are plain in the archive need not be kept, because the source is a file that stays. */
  readonly staysInPlace?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The largest real file of a pack is a manifest of 2.5 MB; bytes. */
const MAX_TEXT = 20_000_000;
/** All texts of the 220 packs of a public repository have 12 MB; bytes. */
const MAX_TEXTS = 512_000_000;
/** A chart with all its dependencies rarely has one; bytes. */
const MAX_INNER = 100_000_000;
/** An archive of packs holds archives of packs, which hold archives of charts. */
const MAX_DEPTH = 2;
/** Neither duplicate is to be trusted: tools differ in which they take. */
const TWICE = 'it stands twice in the archive: pack it anew';
/** Nobody needs to see more of them. */
const MAX_REFUSED = 100;

/**
 * Finds the texts of packs and charts in an archive, and in the archives inside it, in one pass from front to back.
 * Only `keep` writes anything. Throws an error that says why the whole archive cannot be read, or the abort reason;
 * trouble with a single entry is recorded for that entry.
 */
export async function collectTexts(source: ByteSource, options: CollectOptions): Promise<FoundTexts> {
  const collector = new Collector(options, newBudget());
  await collector.collect(source, '', 0);
  return {texts: collector.texts, refused: collector.refused};
}

class Collector {
  readonly texts = new Map<string, FoundText>();
  readonly refused: {readonly path: string; readonly reason: string}[] = [];
  private kept = 0;
  private readonly options: CollectOptions;
  private readonly budget: Budget;

  constructor(options: CollectOptions, budget: Budget) {
    this.options = options;
    this.budget = budget;
  }

  /** `prefix`: the archive that this one is in, and how deep. */
  async collect(source: ByteSource, prefix: string, depth: number): Promise<void> {
    const {signal, staysInPlace = false} = this.options;
    const {bytes, isPlain} = await inflate(source, this.budget, signal);
    const isInPlace = isPlain && staysInPlace && depth === 0;
    for await (const entry of tarEntries(bytes)) {
      signal?.throwIfAborted();
      await this.take(entry, prefix, depth, isInPlace);
    }
  }

  private async take(entry: TarEntry, prefix: string, depth: number, isInPlace: boolean): Promise<void> {
    const path = this.pathOf(entry, prefix);
    if (path === undefined || entry.kind === 'folder') return undefined;
    if (isArchive(path) && depth < MAX_DEPTH) return this.takeInner(entry, path, depth);
    if (!isText(path, depth)) return undefined;
    if (this.texts.has(path)) return void this.texts.set(path, {trouble: TWICE});
    const trouble = whyNotRead(entry, MAX_TEXT);
    if (trouble !== undefined) return void this.texts.set(path, {trouble});
    const {size} = entry;
    if (isInPlace) return void this.texts.set(path, {size, from: 'archive', at: entry.offset});
    this.kept += size;
    if (this.kept > MAX_TEXTS) throw new Error(`it holds more than ${MAX_TEXTS / 1e6} MB of texts`);
    return void this.texts.set(path, {size, from: 'kept', at: await this.options.keep(await entry.read())});
  }

  /** An archive inside the archive. One that cannot be read is reported when it could have held a pack or chart. */
  private async takeInner(entry: TarEntry, path: string, depth: number): Promise<void> {
    // Container images are archives too, and much larger.
    if (entry.size > MAX_INNER) return undefined;
    const why = whyNotRead(entry, MAX_INNER);
    if (why !== undefined) return void this.texts.set(path, {trouble: why});
    if (this.texts.has(path)) return void this.texts.set(path, {trouble: TWICE});
    const content = await entry.read();
    // Its existence can be recorded without reading it.
    this.texts.set(path, {size: 0, from: 'kept', at: 0});
    try {
      await this.collect(bytesOf(content), `${path}!/`, depth + 1);
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.texts.set(path, {trouble: reasonOf(error)});
    }
    return undefined;
  }

  private pathOf({path}: TarEntry, prefix: string): string | undefined {
    try {
      return prefix + entryPath(path);
    } catch (error) {
      if (this.refused.length < MAX_REFUSED) this.refused.push({path: prefix + path, reason: reasonOf(error)});
      return undefined;
    }
  }
}

/** The names of archives that may hold a pack or a chart. */
export function isArchive(path: string): boolean {
  return /\.(?:tgz|tar|tar\.gz|tar\.zst|tzst|zst)$/i.test(path);
}

/**
 * The files that packs and charts are read from: of a chart in an archive not its templates, and of its dependencies
 * only their schemas.
 */
function isText(path: string, depth: number): boolean {
  // The file that identifies an OCI image layout.
  if (path === 'oci-layout') return true;
  if (!/\.(?:ya?ml|json|md)$/i.test(path)) return false;
  if (depth === 0 || /\/charts\/[^/!]+\/values\.schema\.json$/.test(path)) return true;
  return !/!\/(?:[^!]*\/)?(?:templates|crds|charts)\/[^!]*$/.test(path);
}

function whyNotRead({kind, size}: TarEntry, limit: number): string | undefined {
  switch (kind) {
    case 'link':
      return 'it is a link, and links in archives are not followed: pack the files themselves (tar -h)';
    case 'sparse':
      return 'it is a sparse file, and those are not read: pack it without --sparse';
    case 'file':
      return size > limit ? `it is larger than ${limit / 1e6} MB` : undefined;
    case 'folder':
    case 'other':
      return 'it is not a file';
  }
}
