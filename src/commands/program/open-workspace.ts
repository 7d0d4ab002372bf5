/** Opens a workspace: a directory, or a bundle that is read in place. The commands and the app share this. */
import type {RegistrySetting} from '../../domain/pack/registry-setting.ts';
import {freeRegistryName} from '../../registry/registries.ts';
import type {Home} from '../../storage/home.ts';
import {BundleStore} from '../../storage/profiles/bundle-store.ts';
import {ProfileStore} from '../../storage/profiles/profile-store.ts';
import type {Profiles} from '../../storage/profiles/profiles.ts';

/** The versions in the workspace. Nothing is read yet. */
export function openProfiles({workspace, bundle, cache}: Home): Profiles {
  if (bundle === undefined) return new ProfileStore(workspace);
  return new BundleStore(bundle, async () => {
    const {openBundledProfiles} = await import('../../registry/bundle/bundled-profiles.ts');
    return openBundledProfiles(bundle, cache);
  });
}

/**
 * The registries that count in a workspace: the user's, and in a bundle, before them, the bundle itself, because its
 * profiles were made of its packs.
 */
export function registriesIn(
  {bundle}: Pick<Home, 'bundle'>,
  own: readonly RegistrySetting[],
): readonly RegistrySetting[] {
  if (bundle === undefined || own.some(({path}) => path === bundle)) return own;
  const taken = own.map(({name}) => name);
  return [{name: freeRegistryName(bundle, taken), path: bundle, kind: 'bundle'}, ...own];
}
