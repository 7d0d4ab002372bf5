import {StrataError} from '../../domain/error.ts';
import {compareProfileVersions, whyNotVersion} from '../../domain/profile/profile-version.ts';
import type {Profile} from '../../domain/profile/profile.ts';
import {readProfile} from '../../formats/palette-document.ts';
import {pullProfile} from '../../registry/oci/profile-artifact.ts';
import {type ImportOptions, importDocument} from '../import/import.ts';
import {type Context, refuseFixed, type Status} from '../program/context.ts';
import {type Address, type AddressOptions, openAddress} from './artifact-address.ts';

export interface PullOptions extends AddressOptions, ImportOptions {}

/**
 * `strata pull ADDRESS`: imports a version that was pushed, as `import` does from a file; without a tag, the highest
 * version. Throws what `importDocument` and the registry throw.
 */
export async function pull(context: Context, from: string, options: PullOptions): Promise<Status> {
  // Before anything is asked of the network.
  if (options.dryRun !== true) refuseFixed(context, 'pulling');
  const address = await openAddress(context, from, options);
  const {document, source} = await pullDocument(address);
  return importDocument(context, document, {source}, options);
}

/**
 * Reads the version at an address, and says where it was. The full screen and the command both use it. Throws
 * StrataError `registry.missing`, `pull.no-profile`, and what reading and the store throw.
 */
export async function pullDocument(
  address: Address,
  signal?: AbortSignal,
): Promise<{readonly document: Profile; readonly source: string}> {
  const {store, repository} = address;
  const tag = address.reference ?? (await highest(address, signal));
  const text = await pullProfile(store, {repository, tag}, signal);
  const source = `${store.where}${repository === '' ? '' : `/${repository}`}:${tag}`;
  return {document: readProfile(text, source), source};
}

/**
 * The tag of the highest version; in tags, `_` stands for `+`. Tags that are no versions, such as `latest`, do not
 * count.
 */
async function highest({store, repository}: Address, signal: AbortSignal | undefined): Promise<string> {
  const tags = await store.tags(repository, signal);
  const versions = tags.map(tag => ({tag, version: tag.replace('_', '+')}));
  const [best] = versions
    .filter(({version}) => whyNotVersion(version) === undefined)
    .sort((a, b) => compareProfileVersions(b.version, a.version));
  if (best !== undefined) return best.tag;
  const place = repository === '' ? store.where : `${store.where}/${repository}`;
  throw new StrataError(
    'registry.missing',
    `${place} has no tag that is a version; it has ${tags.slice(0, 8).join(', ')}`,
    {
      hint: 'Name the tag: oci://host/repository:tag.',
    },
  );
}
