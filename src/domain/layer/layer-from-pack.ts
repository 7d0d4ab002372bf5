import type {Pack, PackOrigin} from '../pack/pack.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import {freeLayerId, type Layer, type LayerRegistry, type Manifest, packNameOf} from './layer.ts';

/**
 * A new layer with a pack's defaults, its keys in Palette's order. A pack's own manifests are templates fed by its
 * values, so they are not copied into the layer. Directories and bundles of packs stand for legacy pack registries:
 * kind `pack`, type `spectro` (domain: 3).
 */
export function layerFromPack(profile: Profile, pack: Pack, tag: string, values: string = pack.values): Layer {
  return {
    'x-strata-id': freeLayerId(layersOf(profile), pack.name),
    name: pack.name,
    type: ORIGINS[pack.origin ?? 'pack'].type,
    layer: pack.layer,
    version: pack.version,
    tag,
    values,
    manifests: [],
    registry: registryOf(pack),
  };
}

/**
 * The same layer with another version of a pack. Everything else stays, including the name of a second copy
 * (`two--pack`). A layer from a Palette keeps that Palette's registry: the registry at hand only mirrors it (GAP: our
 * decision). A `uid` is Palette's name for one version of a pack, and is dropped, because it would lead back to the old
 * version.
 */
export function withPack(layer: Layer, pack: Pack, tag: string, values: string): Layer {
  const {uid, ...rest} = layer;
  return {
    ...(uid === undefined || layer.version === pack.version ? layer : rest),
    name: packNameOf(layer) === pack.name ? layer.name : pack.name,
    version: pack.version,
    tag,
    values,
    ...(isOfPalette(layer.registry, pack)
      ? {}
      : {type: ORIGINS[pack.origin ?? 'pack'].type, registry: registryOf(pack)}),
  };
}

/** A layer of the user's own manifests: no pack, no registry (domain: 3). */
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

/**
 * Is the layer's registry one of Palette's? Those have uids, or are of another kind than the one the pack comes from.
 */
function isOfPalette(registry: Layer['registry'], pack: Pack): registry is LayerRegistry {
  const metadata = registry?.metadata;
  if (metadata === undefined || metadata === null) return false;
  const {kind} = ORIGINS[pack.origin ?? 'pack'];
  return (metadata.uid ?? '') !== '' || (metadata.kind ?? 'pack') !== kind;
}

function registryOf(pack: Pack): LayerRegistry {
  const {kind, providerType, isSyncSupported} = ORIGINS[pack.origin ?? 'pack'];
  const canList = isSyncSupported && pack.isTyped !== true;
  return {metadata: {name: pack.registry, kind, isPrivate: true, providerType, isSyncSupported: canList}};
}

/**
 * How Palette writes layers of each origin (domain: 3, 17). No source shows a Zarf layer, so that is inferred from the
 * API's enums.
 */
const ORIGINS: Readonly<
  Record<PackOrigin, {type: string; kind: string; providerType: string; isSyncSupported: boolean}>
> = {
  pack: {type: 'spectro', kind: 'pack', providerType: 'pack', isSyncSupported: true},
  'oci-pack': {type: 'oci', kind: 'oci', providerType: 'pack', isSyncSupported: true},
  helm: {type: 'helm', kind: 'helm', providerType: 'helm', isSyncSupported: true},
  'oci-helm': {type: 'oci', kind: 'oci', providerType: 'helm', isSyncSupported: true},
  'oci-zarf': {type: 'oci', kind: 'oci', providerType: 'zarf', isSyncSupported: false},
};
