import {type ArtifactStore, readBlob, type WritableStore} from '../../../src/registry/oci/artifact-store.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushText} from './an-artifact.ts';

/** What every store of artifacts must be able to do, asked of one that is empty and holds one repository or more. */
export async function roundTrip(store: WritableStore, repository: string): Promise<unknown> {
  await pushText(store, repository, '1.2.0', 'one');
  await pushText(store, repository, '1.3.0', 'two');
  const before = await store.manifest(repository, '1.2.0');
  await pushText(store, repository, '1.2.0', 'another one');
  return {
    repositories: await store.repositories(),
    tags: await store.tags(repository),
    byTag: await textOf(store, repository, '1.3.0'),
    moved: await textOf(store, repository, '1.2.0'),
    byDigest: await textOf(store, repository, before.digest),
    noTag: (await troubleOf(store.manifest(repository, '9.9.9'))).code,
    noRepository: (await troubleOf(store.tags('team/none'))).code,
  };
}

/** What it comes to. */
export function asPushed(repository: string): unknown {
  return {
    repositories: [repository],
    tags: ['1.2.0', '1.3.0'],
    byTag: 'two',
    moved: 'another one',
    byDigest: 'one',
    noTag: 'registry.missing',
    noRepository: 'registry.missing',
  };
}

/** The text of an artifact of one layer. */
export async function textOf(store: ArtifactStore, repository: string, reference: string): Promise<string> {
  const {manifest} = await store.manifest(repository, reference);
  const [layer] = manifest.kind === 'artifact' ? manifest.layers : [];
  if (layer === undefined) throw new Error('no layer');
  return (await readBlob(store, repository, layer, 1_000_000)).toString();
}
