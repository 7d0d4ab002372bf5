import type {Layer, LayerRegistry} from '../layer/layer.ts';
import {layersOf, type Profile, type ProfileRef, withLayers, withMetadata, withVersion} from '../profile/profile.ts';

/** How a profile from elsewhere is taken in. */
export interface Adoption {
  /** The name and version that it gets here; its own where undefined. */
  readonly as?: Partial<ProfileRef>;
  /** Names or uids of registries, and the name of the one that takes its place. */
  readonly registries?: ReadonlyMap<string, string>;
}

/** The profile as it is taken in; the same object where nothing is asked for. */
export function adoptProfile(profile: Profile, {as = {}, registries = new Map()}: Adoption): Profile {
  const named = as.name === undefined ? profile : withMetadata(profile, {name: as.name});
  const versioned = as.version === undefined ? named : withVersion(named, as.version);
  const layers = layersOf(versioned);
  const moved = layers.map(layer => moveLayer(layer, registries));
  return moved.every((layer, at) => layer === layers[at]) ? versioned : withLayers(versioned, moved);
}

/** The uid is the other registry's, and a name is enough for Palette (domain: 14.1). */
function moveLayer(layer: Layer, registries: ReadonlyMap<string, string>): Layer {
  const metadata = layer.registry?.metadata;
  const to = registries.get(metadata?.name ?? '') ?? registries.get(metadata?.uid ?? '');
  if (to === undefined || !metadata) return layer;
  const {uid: _, ...rest} = metadata;
  const registry: LayerRegistry = {...layer.registry, metadata: {...rest, name: to}};
  return {...layer, registry};
}
