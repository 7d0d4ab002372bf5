import type {RegistryStatus} from './catalog.ts';
import type {RegistryMetadata} from '../layer/layer.ts';

/** What a registry of ours is known by to a document: the uid that the document gives, or the name. */
export type KnownBy = 'uid' | 'name';

/**
 * Which registry of ours a document means: the one that stands for its uid, else the one of its name, if that holds the same kind of thing.
 * Undefined where none is meant. A registry may be called by a uid, too.
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
 * GAP: documents call one and the same registry of packs `pack` or `oci` (domain: 14.1), so what it provides parts them, and where that is not
 * said nothing does.
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
