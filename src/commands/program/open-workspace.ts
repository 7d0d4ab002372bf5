/** What a workspace is opened as: a directory, or a bundle that is read where it lies. The commands and the full screen open it alike. */
import type {RegistrySetting} from '../../domain/pack/registry-setting.ts';
import {freeRegistryName} from '../../registry/registries.ts';
import {BundleStore} from '../../storage/profiles/bundle-store.ts';
import type {Home} from '../../storage/home.ts';
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
 * The registries that count in the workspace: those of the user's settings, and before them the bundle that the workspace is in, whose packs
 * its profiles were made of.
 */
export function registriesIn(
  {bundle}: Pick<Home, 'bundle'>,
  own: readonly RegistrySetting[],
): readonly RegistrySetting[] {
  if (bundle === undefined || own.some(({path}) => path === bundle)) return own;
  const taken = own.map(({name}) => name);
  return [{name: freeRegistryName(bundle, taken), path: bundle, kind: 'bundle'}, ...own];
}
