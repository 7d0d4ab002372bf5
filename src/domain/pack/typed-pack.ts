import type {RegistryStatus} from './catalog.ts';
import {bareAddOn, type Pack, type PackOrigin} from './pack.ts';

/**
 * A pack from a registry that cannot be listed, by the typed name and version: an add-on without defaults (domain: 3,
 * private Helm repositories; 17, Zarf).
 */
export function typedPack(registry: RegistryStatus, name: string, version: string): Pack {
  return {
    ...bareAddOn(name, version),
    registry: registry.name,
    origin: originOf(registry),
    location: '',
    values: '',
    presets: [],
    schema: undefined,
    readme: undefined,
    manifests: [],
    charts: [],
    dependencies: [],
    isTyped: true,
    troubles: [],
  };
}

function originOf({kind, provider}: RegistryStatus): PackOrigin {
  if (provider === 'zarf') return 'oci-zarf';
  if (kind === 'oci') return provider === 'helm' ? 'oci-helm' : 'oci-pack';
  return kind === 'helm' ? 'helm' : 'pack';
}
