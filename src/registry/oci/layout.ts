import {StrataError} from '../../domain/error.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import type {ArtifactStore, FoundManifest} from './artifact-store.ts';
import {type Descriptor, isDigest, tooLarge, verified} from './digest.ts';
import type {LayoutFiles} from './layout-files.ts';
import {entryOf, type LayoutEntry} from './layout-index.ts';
import {isIndexType, MAX_MANIFEST, readManifest} from './manifest.ts';
import {missing} from './registry-trouble.ts';

/** Bytes of `index.json`; a layout of 10,000 artifacts has 4 MB. */
const MAX_INDEX = 20_000_000;
/** Indexes in indexes; real layouts have one or two. */
const MAX_DEPTH = 4;
/** Artifacts that are listed. */
const MAX_ENTRIES = 20_000;

/** An OCI image layout (image-spec, image-layout.md), as a folder or a tarball. Nothing is read yet. */
export function openLayout(files: LayoutFiles): ArtifactStore {
  const {where} = files;
  let listing: Promise<readonly LayoutEntry[]> | undefined;

  async function entries(): Promise<readonly LayoutEntry[]> {
    listing ??= listEntries();
    // A failure may be over by the next time.
    listing.catch(() => (listing = undefined));
    return listing;
  }

  async function listEntries(): Promise<readonly LayoutEntry[]> {
    await requireLayout(files);
    const top = readManifest(await readText('index.json', MAX_INDEX), `${where}/index.json`);
    if (top.kind !== 'index') throw notLayout(where, 'its index.json is no index');
    const found: LayoutEntry[] = [];
    const opened = new Set<string>();
    for (const descriptor of top.manifests) await collect(entryOf(descriptor), isNamed(descriptor), 1, {found, opened});
    return found;
  }

  /** An index with a name is one artifact for several machines; one without is a folder of more. */
  async function collect(entry: LayoutEntry, named: boolean, depth: number, known: Known): Promise<void> {
    const {found, opened} = known;
    if (found.length >= MAX_ENTRIES) throw notLayout(where, `it lists more than ${MAX_ENTRIES} artifacts`);
    if (named || !isIndexType(entry.descriptor.mediaType) || depth > MAX_DEPTH) {
      found.push(entry);
      return;
    }
    // Named again and again, a few small indexes would be read without end.
    if (opened.has(entry.descriptor.digest)) return;
    opened.add(entry.descriptor.digest);
    const index = (await readOne(entry.descriptor)).manifest;
    const inner = index.kind === 'index' ? index.manifests : [];
    for (const descriptor of inner) await collect(entryOf(descriptor), isNamed(descriptor), depth + 1, known);
  }

  async function readOne(descriptor: Descriptor): Promise<FoundManifest> {
    if (descriptor.size > MAX_MANIFEST)
      throw tooLarge(`${where}/${pathOf(descriptor.digest)}`, descriptor.size, MAX_MANIFEST);
    const text = await textOf(content(descriptor));
    return {digest: descriptor.digest, manifest: readManifest(text, `${where}/${pathOf(descriptor.digest)}`)};
  }

  async function* content(descriptor: Descriptor): AsyncGenerator<Uint8Array> {
    const path = pathOf(descriptor.digest);
    const pieces = await files.open(path);
    if (pieces === undefined) throw missing(`${where}/${path}, which the layout names,`);
    yield* verified(pieces, descriptor, where);
  }

  async function readText(path: string, limit: number): Promise<string> {
    const pieces = await files.open(path);
    if (pieces === undefined) throw notLayout(where, `${path} is not there`);
    return textOf(upTo(limit, pieces, `${where}/${path}`));
  }

  return {
    where,
    async repositories(signal) {
      signal?.throwIfAborted();
      return [...new Set((await entries()).map(({repository}) => repository))].sort();
    },
    async tags(repository, signal) {
      signal?.throwIfAborted();
      const ours = (await entries()).filter(entry => entry.repository === repository);
      if (ours.length === 0) throw missing(repository === '' ? where : `${where}: ${repository}`);
      return [...new Set(ours.map(({tag}) => tag))].sort();
    },
    async manifest(repository, reference, signal) {
      signal?.throwIfAborted();
      const all = await entries();
      // A digest means the same everywhere; of duplicate names the last counts, as for a tag that was moved.
      const entry = isDigest(reference)
        ? all.find(({descriptor}) => descriptor.digest === reference)
        : all.findLast(one => one.repository === repository && one.tag === reference);
      if (entry !== undefined) return readOne(entry.descriptor);
      if (!isDigest(reference)) throw missing(`${where}: ${repository === '' ? '' : `${repository}:`}${reference}`);
      return readUnlisted(reference);
    },
    async *blob(_repository, descriptor, limit, signal) {
      if (descriptor.size > limit) throw tooLarge(where, descriptor.size, limit);
      for await (const piece of content(descriptor)) {
        signal?.throwIfAborted();
        yield piece;
      }
    },
  };

  /** A manifest that only another manifest names. */
  async function readUnlisted(digest: string): Promise<FoundManifest> {
    const pieces = await files.open(pathOf(digest));
    if (pieces === undefined) throw missing(`${where}/${pathOf(digest)}`);
    const text = await textOf(upTo(MAX_MANIFEST, pieces, `${where}/${pathOf(digest)}`));
    const size = Buffer.byteLength(text);
    return readOne({digest, size, mediaType: '', annotations: {}});
  }
}

/** What was collected of a layout so far, and the digests of the indexes that were read. */
interface Known {
  readonly found: LayoutEntry[];
  readonly opened: Set<string>;
}

/** The path of a blob in a layout. */
export function pathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** Throws StrataError `registry.unreadable` for anything but a layout, and for one of a later version. */
async function requireLayout(files: LayoutFiles): Promise<void> {
  const pieces = await files.open('oci-layout');
  if (pieces === undefined) throw notLayout(files.where, 'it holds no file oci-layout');
  const text = await textOf(upTo(10_000, pieces, `${files.where}/oci-layout`));
  const version = versionIn(text);
  if (version === undefined) throw notLayout(files.where, 'its file oci-layout names no version');
  if (!version.startsWith('1.')) throw notLayout(files.where, `its version is ${version}; 1.0.0 is read`);
}

function versionIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const version: unknown = isRecord(value) ? value['imageLayoutVersion'] : undefined;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function isNamed({annotations}: Descriptor): boolean {
  return Object.keys(annotations).some(key => key.endsWith('image.ref.name') || key.endsWith('image.name'));
}

async function* upTo(limit: number, pieces: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limit) throw tooLarge(what, size, limit);
    yield piece;
  }
}

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}

function notLayout(where: string, why: string): StrataError {
  return new StrataError('registry.unreadable', `${where} is no OCI image layout: ${why}`, {
    hint: 'Name the folder or tarball that holds oci-layout, index.json and blobs/.',
  });
}
