import type {RegistryMetadata} from '../layer/layer.ts';
import type {RegistryStatus} from './catalog.ts';

/** How a document may refer to a registry of ours: by the uid it gives, or by name. */
export type KnownBy = 'uid' | 'name';

/**
 * The registry of ours that a document means: the one that stands for its uid, else the one of that name, if it holds
 * the same kind of thing; undefined when there is none. A uid may also stand in the place of a name.
 */
export function findRegistry<Registry extends Pick<RegistryStatus, 'name' | 'kind' | 'provider' | 'uids'>>(
  registries: readonly Registry[],
  metadata: RegistryMetadata | null | undefined,
): {readonly registry: Registry; readonly by: KnownBy} | undefined {
  const {uid = '', name = ''} = metadata ?? {};
  const byUid = uid === '' ? undefined : registries.find(one => one.uids?.includes(uid) === true || one.name === uid);
  if (byUid !== undefined) return {registry: byUid, by: 'uid'};
  const byName = name === '' ? undefined : registries.find(one => one.name === name && isSameKind(one, metadata));
  return byName === undefined ? undefined : {registry: byName, by: 'name'};
}

/**
 * GAP: documents call the same registry of packs `pack` or `oci` (domain: 14.1), so only its provider tells registries
 * apart, if that is given.
 */
function isSameKind(
  {kind, provider}: Pick<RegistryStatus, 'kind' | 'provider'>,
  metadata: RegistryMetadata | null | undefined,
): boolean {
  const theirs = metadata?.kind === 'helm' ? 'helm' : (metadata?.providerType ?? metadata?.kind);
  if (theirs !== 'helm' && theirs !== 'pack' && theirs !== 'zarf') return true;
  const ours = kind === 'helm' ? 'helm' : (provider ?? 'pack');
  return ours === theirs;
}
