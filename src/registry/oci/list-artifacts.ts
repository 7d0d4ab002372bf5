import {StrataError} from '../../domain/error.ts';
import type {RegistrySetting} from '../../domain/pack/registry-setting.ts';
import type {OpenStore} from './open-store.ts';
import {isRepository} from './reference.ts';

/** The path that must stand between the base and a pack's name (spectrocloud/librarium, deploy-pack.md). */
const ARCHIVE = 'spectro-packs/archive/';
/** Where Palette's registries keep images, and so do their mirrors. */
const IMAGES = /(?:^|\/)spectro-(?:packs|images)\//;

/**
 * The repositories that may hold what the registry is for. Packs on the network are where Palette looks for them;
 * charts may be anywhere else. A layout on disk is read in full. Throws StrataError `registry.no-catalog` when the
 * names are neither listed nor set.
 */
export async function listRepositories(
  {store, base, isLive}: OpenStore,
  {repositories, provider = 'pack'}: RegistrySetting,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (!isLive) return store.repositories(signal);
  if (repositories !== undefined && repositories.length > 0) {
    return repositories.map(name => named(name, base, provider === 'pack'));
  }
  const all = await store.repositories(signal);
  const prefix = base === '' ? '' : `${base}/`;
  const ours = all.filter(name => name.startsWith(prefix) || name === base);
  return ours.filter(name => (provider === 'pack' ? name.includes(ARCHIVE) : !IMAGES.test(name)));
}

/**
 * A repository as a person writes it: `spectro-packs/archive/nginx`, or for a pack just `nginx`. Throws StrataError
 * `registry.unreadable`.
 */
function named(written: string, base: string, isPack: boolean): string {
  const name = isPack && !written.includes('/') ? `${ARCHIVE}${written}` : written;
  // When the base already leads into the archive, it is not repeated.
  const below = base === '' ? name : `${base}/${name}`.replace(`${ARCHIVE}${ARCHIVE}`, ARCHIVE);
  if (isRepository(below)) return below;
  throw new StrataError('registry.unreadable', `"${written}" cannot be the name of a repository`, {
    hint: 'Correct it on the Registries screen.',
  });
}

/** Signatures and attestations stand beside what they are for, under its digest: `sha256-12ab...sig` (sigstore/cosign). */
export function isSignature(tag: string): boolean {
  return /^sha256-[0-9a-f]{64}(?:\.\w+)?$/.test(tag);
}
