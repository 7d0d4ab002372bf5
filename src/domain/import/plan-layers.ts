import {isManifestLayer, type Layer, layerId, packNameOf} from '../layer/layer.ts';
import {type Catalog, findPack, type RegistryStatus} from '../pack/catalog.ts';
import {newestFirst} from '../pack/pack-version.ts';
import {findRegistry, type KnownBy} from '../pack/registry-of-layer.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import {nearest} from '../text/nearest.ts';

/** Which of our registries holds a layer's pack. */
export interface LayerPlan {
  readonly layer: string;
  readonly name: string;
  /** The version looked for: the resolved version, else the tag. */
  readonly version: string;
  /** The registry that the document names; empty when it names none. */
  readonly from: string;
  readonly found: FoundPack;
}

export type FoundPack =
  /** Layers of manifests need no registry. */
  | {readonly kind: 'not-needed'}
  /**
   * Found in the registry that is meant by uid or name, or, when none of ours is meant or it lacks the pack, in
   * another.
   */
  | {readonly kind: 'found'; readonly registry: string; readonly by: KnownBy | 'pack'}
  /** Other versions of the pack, newest first. */
  | {readonly kind: 'other-versions'; readonly versions: readonly string[]}
  /** No registry has the pack; a similar name, if there is one. */
  | {readonly kind: 'missing'; readonly near: string | undefined};

/**
 * Finds the pack of every layer: in the registry that the document means (`findRegistry`), then in any that has that
 * version of it.
 */
export function planLayers(profile: Profile, {registries}: Catalog): readonly LayerPlan[] {
  const names = new Set(registries.flatMap(({packs}) => packs.map(({name}) => name)));
  return layersOf(profile).map(layer => {
    const {uid = '', name = ''} = layer.registry?.metadata ?? {};
    const version = layer.version || layer.tag || '';
    return {
      layer: layerId(layer),
      name: layer.name,
      version,
      from: name || uid,
      found: isManifestLayer(layer) ? {kind: 'not-needed'} : find(layer, version, registries, names),
    };
  });
}

function find(
  layer: Layer,
  version: string,
  registries: readonly RegistryStatus[],
  names: ReadonlySet<string>,
): FoundPack {
  const pack = packNameOf(layer);
  const meant = findRegistry(registries, layer.registry?.metadata);
  const inOrder = meant === undefined ? registries : [meant.registry, ...registries];
  const holder = inOrder.find(one => findPack({registries: [one]}, pack, version) !== undefined);
  if (holder !== undefined) {
    return {kind: 'found', registry: holder.name, by: holder === meant?.registry ? meant.by : 'pack'};
  }
  const versions = registries.flatMap(({packs}) => packs.flatMap(one => (one.name === pack ? one.version : [])));
  if (versions.length > 0) return {kind: 'other-versions', versions: newestFirst([...new Set(versions)])};
  return {kind: 'missing', near: nearest(pack, names)};
}
