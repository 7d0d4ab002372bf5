import {StrataError} from '../../domain/error.ts';
import {printable} from '../../domain/text/printable.ts';
import {readBlob, type ArtifactStore, type WritableStore} from './artifact-store.ts';
import {digestOf} from './digest.ts';
import {OCI_MANIFEST} from './manifest.ts';

/**
 * A version of a profile as an OCI artifact: no config, and one layer with the document that Palette imports, as JSON.
 * The document alone decides the content, without time or author, so the same version is the same artifact wherever it
 * is pushed from.
 */
const PROFILE_ARTIFACT = 'application/vnd.strata.profile.v1';
const DOCUMENT_LAYER = 'application/vnd.strata.profile.document.v1+json';
/** The config of an artifact without one (OCI image specification 1.1, "Guidance for an Empty Descriptor"). */
const EMPTY = {mediaType: 'application/vnd.oci.empty.v1+json', bytes: Buffer.from('{}')};
const ANNOTATION = 'org.opencontainers.image';
/** Bytes; as large as any document that is imported. */
const MAX_DOCUMENT = 100_000_000;

export interface ProfileArtifact {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** The document, as it is exported. */
  readonly document: string;
}

/** The place of an artifact: the store, the repository, and its tag. */
export interface ArtifactPlace {
  readonly repository: string;
  readonly tag: string;
}

/**
 * Pushes a version. `unchanged`: the very same is there already. Throws StrataError `push.taken` when the tag stands
 * for anything else, which is left as it is, and what the store throws.
 */
export async function pushProfile(
  store: WritableStore,
  {repository, tag}: ArtifactPlace,
  profile: ProfileArtifact,
  signal?: AbortSignal,
): Promise<'pushed' | 'unchanged'> {
  const document = Buffer.from(profile.document);
  const text = printManifest(profile, document);
  const there = await digestThere(store, {repository, tag}, signal);
  if (there === digestOf(Buffer.from(text))) return 'unchanged';
  if (there !== undefined) {
    const what = `${store.where}${repository === '' ? '' : `/${repository}`}:${tag}`;
    throw new StrataError('push.taken', `${what} is there already, with other content`, {
      hint: 'Nothing was changed. Make a new version and push that; or pull the other one, --as NAME@VERSION, and compare.',
    });
  }
  await store.putBlob(repository, EMPTY.bytes, signal);
  await store.putBlob(repository, document, signal);
  await store.putManifest(repository, tag, {mediaType: OCI_MANIFEST, artifactType: PROFILE_ARTIFACT, text}, signal);
  // Registries cannot be told to take a tag only where there is none: of two who push at the same moment, the last wins.
  const stands = await digestThere(store, {repository, tag}, signal);
  if (stands !== digestOf(Buffer.from(text))) throw overtaken(store, {repository, tag}, stands);
  return 'pushed';
}

/** The text of a pushed version's document. Throws StrataError `pull.no-profile` for any other artifact, and what the store throws. */
export async function pullProfile(
  store: ArtifactStore,
  {repository, tag}: ArtifactPlace,
  signal?: AbortSignal,
): Promise<string> {
  const what = `${store.where}${repository === '' ? '' : `/${repository}`}:${tag}`;
  const {manifest} = await store.manifest(repository, tag, signal);
  const type = manifest.kind === 'index' ? 'an index of several artifacts' : manifest.artifactType;
  const layer =
    manifest.kind === 'index' ? undefined : manifest.layers.find(({mediaType}) => mediaType === DOCUMENT_LAYER);
  if (layer === undefined) {
    throw new StrataError('pull.no-profile', `${what} holds no profile that strata pushed, but ${printable(type)}`, {
      hint: 'Check the name and the tag.',
    });
  }
  const bytes = await readBlob(store, repository, layer, MAX_DOCUMENT, signal);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (error) {
    throw new StrataError('pull.no-profile', `${what}: its document is not UTF-8 text`, {
      hint: 'Have it pushed again.',
      cause: error,
    });
  }
}

function overtaken({where}: ArtifactStore, {repository, tag}: ArtifactPlace, stands: string | undefined): StrataError {
  const what = `${where}${repository === '' ? '' : `/${repository}`}:${tag}`;
  const why = stands === undefined ? 'it was removed' : 'another version was pushed there';
  return new StrataError('push.taken', `${what} is not what was just pushed: ${why} at the same moment`, {
    hint: 'Pull what is there and compare; push yours as another version.',
  });
}

async function digestThere(
  store: ArtifactStore,
  {repository, tag}: ArtifactPlace,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    return (await store.manifest(repository, tag, signal)).digest;
  } catch (error) {
    if (error instanceof StrataError && error.code === 'registry.missing') return undefined;
    throw error;
  }
}

function printManifest({name, version, description}: ProfileArtifact, document: Buffer): string {
  const annotations = {
    [`${ANNOTATION}.title`]: name,
    [`${ANNOTATION}.version`]: version,
    ...(description === '' ? {} : {[`${ANNOTATION}.description`]: description}),
  };
  // The layer's title is the file that `oras pull` makes of it.
  const title = `${name.replaceAll(/[^\w.-]+/g, '-')}-${version}.json`;
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: PROFILE_ARTIFACT,
    config: {mediaType: EMPTY.mediaType, digest: digestOf(EMPTY.bytes), size: EMPTY.bytes.length},
    layers: [
      {
        mediaType: DOCUMENT_LAYER,
        digest: digestOf(document),
        size: document.length,
        annotations: {[`${ANNOTATION}.title`]: title},
      },
    ],
    annotations,
  });
}
