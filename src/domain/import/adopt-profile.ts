import type {Layer, LayerRegistry} from '../layer/layer.ts';
import {layersOf, type Profile, type ProfileRef, withLayers, withMetadata, withVersion} from '../profile/profile.ts';

/** How to import a profile from elsewhere. */
export interface Adoption {
  /** Its name and version here; its own when undefined. */
  readonly as?: Partial<ProfileRef>;
  /** Maps the name or uid of a registry to the name of the one that replaces it. */
  readonly registries?: ReadonlyMap<string, string>;
}

/** The profile as it is imported; the same object when nothing changes. */
export function adoptProfile(profile: Profile, {as = {}, registries = new Map()}: Adoption): Profile {
  const named = as.name === undefined ? profile : withMetadata(profile, {name: as.name});
  const versioned = as.version === undefined ? named : withVersion(named, as.version);
  const layers = layersOf(versioned);
  const moved = layers.map(layer => moveLayer(layer, registries));
  return moved.every((layer, at) => layer === layers[at]) ? versioned : withLayers(versioned, moved);
}

/** The uid belongs to the other registry, and Palette needs only a name (domain: 14.1). */
function moveLayer(layer: Layer, registries: ReadonlyMap<string, string>): Layer {
  const metadata = layer.registry?.metadata;
  const to = registries.get(metadata?.name ?? '') ?? registries.get(metadata?.uid ?? '');
  if (to === undefined || !metadata) return layer;
  const {uid: _, ...rest} = metadata;
  const registry: LayerRegistry = {...layer.registry, metadata: {...rest, name: to}};
  return {...layer, registry};
}
