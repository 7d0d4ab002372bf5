import {StrataError} from '../../domain/error.ts';
import type {RegistrySetting} from '../../domain/pack/registry-setting.ts';
import type {OpenStore} from './open-store.ts';
import {isRepository} from './reference.ts';

/** What must stand between the base and a pack's name (spectrocloud/librarium, deploy-pack.md). */
const ARCHIVE = 'spectro-packs/archive/';
/** Where Palette's registries keep images, as their mirrors do. */
const IMAGES = /(?:^|\/)spectro-(?:packs|images)\//;

/**
 * The repositories of a registry that may hold what it is for. Packs of a live registry stand where Palette looks for them; charts may
 * stand anywhere else. A layout on disk is read whole. Throws StrataError `registry.no-catalog` where the names are neither told nor set.
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

/** A name as a person writes it: `spectro-packs/archive/nginx`, or for a pack `nginx` alone. Throws StrataError `registry.unreadable`. */
function named(written: string, base: string, isPack: boolean): string {
  const name = isPack && !written.includes('/') ? `${ARCHIVE}${written}` : written;
  // Where the base itself leads into the archive, it is not said twice.
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
