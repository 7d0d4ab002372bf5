import type {Descriptor} from './digest.ts';
import type {Manifest} from './manifest.ts';

/** Where OCI artifacts are kept: a registry on the network, or an image layout on disk. Both answer alike. */
export interface ArtifactStore {
  /** How messages name it: `registry.lab:5000`, a path. */
  readonly where: string;
  /** Every repository that the store lists. Throws StrataError `registry.no-catalog` when it lists none. */
  repositories(signal?: AbortSignal): Promise<readonly string[]>;
  /** The tags of a repository; artifacts without a tag are named by digest. Throws StrataError `registry.missing`. */
  tags(repository: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** By tag or digest. Throws StrataError `registry.missing`, `registry.manifest`, `registry.digest`. */
  manifest(repository: string, reference: string, signal?: AbortSignal): Promise<FoundManifest>;
  /**
   * The content of a blob, verified as it arrives: it can be trusted only at its end. Throws StrataError
   * `registry.missing`, `registry.digest`, `registry.too-large` when it is longer than `limit` bytes.
   */
  blob(repository: string, blob: Descriptor, limit: number, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/** A store that can be added to. Everything is complete or absent: a manifest comes after all that it names. */
export interface WritableStore extends ArtifactStore {
  /** Adds a blob, unless it exists. */
  putBlob(repository: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void>;
  /** Gives a tag to a manifest, taking it from any other. */
  putManifest(repository: string, tag: string, manifest: NewManifest, signal?: AbortSignal): Promise<void>;
}

export interface FoundManifest {
  readonly digest: string;
  readonly manifest: Manifest;
}

export interface NewManifest {
  readonly mediaType: string;
  readonly artifactType: string;
  readonly text: string;
}

/** All of a blob, verified. Throws what `ArtifactStore.blob` throws. */
export async function readBlob(
  store: ArtifactStore,
  repository: string,
  blob: Descriptor,
  limit: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.blob(repository, blob, limit, signal)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
