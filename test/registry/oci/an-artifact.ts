import type {WritableStore} from '../../../src/registry/oci/artifact-store.ts';
import {type Descriptor, digestOf} from '../../../src/registry/oci/digest.ts';
import {OCI_MANIFEST} from '../../../src/registry/oci/manifest.ts';

export interface AnArtifact {
  readonly config?: {readonly mediaType: string; readonly bytes: Buffer};
  readonly layers: readonly {readonly mediaType: string; readonly bytes: Buffer; readonly title?: string}[];
}

/** Pushes an artifact as `oras push` does. Gives its layers' descriptors. */
export async function pushArtifact(
  store: WritableStore,
  repository: string,
  tag: string,
  {config = {mediaType: 'application/vnd.unknown.config.v1+json', bytes: Buffer.from('{}')}, layers}: AnArtifact,
): Promise<readonly Descriptor[]> {
  const describe = ({mediaType, bytes, title}: AnArtifact['layers'][number]): Descriptor => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: title === undefined ? {} : {'org.opencontainers.image.title': title},
  });
  for (const {bytes} of [config, ...layers]) await store.putBlob(repository, bytes);
  const described = layers.map(describe);
  const text = JSON.stringify({schemaVersion: 2, mediaType: OCI_MANIFEST, config: describe(config), layers: described});
  await store.putManifest(repository, tag, {mediaType: OCI_MANIFEST, artifactType: config.mediaType, text});
  return described;
}

/** An artifact of one layer with a text. */
export async function pushText(
  store: WritableStore,
  repository: string,
  tag: string,
  text: string,
): Promise<Descriptor> {
  const [layer] = await pushArtifact(store, repository, tag, {
    layers: [{mediaType: 'text/plain', bytes: Buffer.from(text)}],
  });
  if (layer === undefined) throw new Error('it has a layer');
  return layer;
}
