import {StrataError} from '../../domain/error.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {type Descriptor, isDigest} from './digest.ts';

/** What a tag stands for: one artifact, or a list of artifacts. OCI's and Docker's forms are treated alike. */
export type Manifest = ArtifactManifest | IndexManifest;

export interface ArtifactManifest {
  readonly kind: 'artifact';
  /** Its type: its own word for it, else the type of its config (OCI image specification 1.1). */
  readonly artifactType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

export interface IndexManifest {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

/** The largest that registries take; bytes. */
export const MAX_MANIFEST = 4_000_000;
/** Real artifacts have a handful of layers. */
const MAX_PARTS = 10_000;

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
/** The forms that are read. */
export const MANIFEST_TYPES: readonly string[] = [OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST];

export function isIndexType(mediaType: string): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
}

/** Reads a manifest. `where` begins the message. Throws StrataError `registry.manifest`. */
export function readManifest(text: string, where: string): Manifest {
  const value = parse(text, where);
  if (!isRecord(value)) throw unreadable(where, 'it is no object');
  const {manifests, layers, config, mediaType, schemaVersion} = value;
  if (schemaVersion === 1) throw unreadable(where, 'it is of the first schema, which registries gave up years ago');
  if (Array.isArray(manifests)) return {kind: 'index', manifests: descriptors(manifests, where)};
  if (!Array.isArray(layers) || config === undefined) {
    const type = typeof mediaType === 'string' ? ` (${mediaType})` : '';
    throw unreadable(where, `it is neither an artifact nor an index${type}`);
  }
  const configuration = descriptor(config, where);
  return {
    kind: 'artifact',
    artifactType: textOf(value['artifactType']) ?? configuration.mediaType,
    config: configuration,
    layers: descriptors(layers, where),
    annotations: annotationsOf(value['annotations']),
  };
}

function parse(text: string, where: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw unreadable(where, /^\s*</.test(text) ? 'it is a web page' : 'it is not JSON');
  }
}

function descriptors(values: readonly unknown[], where: string): readonly Descriptor[] {
  if (values.length > MAX_PARTS) throw unreadable(where, `it has more than ${MAX_PARTS} parts`);
  return values.map(value => descriptor(value, where));
}

function descriptor(value: unknown, where: string): Descriptor {
  const {mediaType, digest, size, annotations, artifactType} = isRecord(value) ? value : {};
  if (typeof digest !== 'string' || !isDigest(digest))
    throw unreadable(where, 'a part of it has no digest that can be checked');
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw unreadable(where, 'a part of it has no size');
  const type = textOf(artifactType);
  return {
    mediaType: textOf(mediaType) ?? '',
    digest,
    size,
    ...(type === undefined ? {} : {artifactType: type}),
    annotations: annotationsOf(annotations),
  };
}

function annotationsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function unreadable(where: string, why: string): StrataError {
  return new StrataError('registry.manifest', `${where}: the manifest cannot be read: ${why}`, {
    hint: 'Have it pushed again.',
  });
}
