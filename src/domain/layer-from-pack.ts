import {freeLayerId, type Layer, type Manifest} from './layer.ts';
import type {Pack} from './pack.ts';
import {layersOf, type Profile} from './profile.ts';

/**
 * A new layer with a pack's defaults, keys in Palette's order. A pack's own manifests are templates fed by its values, so they
 * are not copied into the layer. Our registries stand for legacy pack registries: kind `pack`, type `spectro` (domain: 3).
 */
export function layerFromPack(profile: Profile, pack: Pack, tag: string, values: string = pack.values): Layer {
  return {
    'x-strata-id': freeLayerId(layersOf(profile), pack.name),
    name: pack.name,
    type: 'spectro',
    layer: pack.layer,
    version: pack.version,
    tag,
    values,
    manifests: [],
    registry: registryOf(pack),
  };
}

/** The same layer with another version of a pack; what else it holds stays. */
export function withPack(layer: Layer, pack: Pack, tag: string, values: string): Layer {
  return {
    ...layer,
    name: layer.name.includes('--') ? layer.name : pack.name,
    version: pack.version,
    tag,
    values,
    registry: registryOf(pack),
  };
}

/** A layer of manifests of the user's own: no pack, no registry (domain: 3). */
export function manifestLayer(profile: Profile, name: string, manifests: readonly Manifest[]): Layer {
  return {
    'x-strata-id': freeLayerId(layersOf(profile), name),
    name,
    type: 'manifest',
    layer: 'addon',
    version: '',
    tag: '',
    values: '',
    manifests,
  };
}

function registryOf(pack: Pack) {
  return {metadata: {name: pack.registry, kind: 'pack', isPrivate: true, providerType: 'pack', isSyncSupported: true}};
}
