import {freeLayerId, type Layer, type LayerRegistry, type Manifest, packNameOf} from './layer.ts';
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

/**
 * The same layer with another version of a pack; what else it holds stays, the name of a second copy (`two--pack`) too. A layer that
 * came out of a Palette keeps that one's registry: the directory at hand is but a mirror of it (GAP: decided here).
 */
export function withPack(layer: Layer, pack: Pack, tag: string, values: string): Layer {
  return {
    ...layer,
    name: packNameOf(layer) === pack.name ? layer.name : pack.name,
    version: pack.version,
    tag,
    values,
    registry: isOfPalette(layer.registry) ? layer.registry : registryOf(pack),
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

/** Does the layer's registry stand in a Palette? Those have uids, or are of kinds that ours are not. */
function isOfPalette(registry: Layer['registry']): registry is LayerRegistry {
  const metadata = registry?.metadata;
  if (metadata === undefined || metadata === null) return false;
  return (metadata.uid ?? '') !== '' || (metadata.kind ?? 'pack') !== 'pack';
}

function registryOf(pack: Pack): LayerRegistry {
  return {metadata: {name: pack.registry, kind: 'pack', isPrivate: true, providerType: 'pack', isSyncSupported: true}};
}
