import {StrataError} from '../error.ts';
import {type CoreKind, isCore, kindOf, type Layer, layerId, type LayerKind, whyNotRemove} from '../layer/layer.ts';
import {layersOf, type Profile, withLayers} from './profile.ts';

export function findLayer(profile: Profile, id: string): Layer | undefined {
  return layersOf(profile).find(layer => layerId(layer) === id);
}

/**
 * Adds a layer: a core layer at its place in the order os, k8s, cni, csi; an add-on last, or at index `at` among all
 * layers. The layer's id must be free (`freeLayerId`).
 */
export function addLayer(profile: Profile, layer: Layer, at?: number): Profile {
  const layers = layersOf(profile);
  const rank = rankOf(layer);
  const place = isCore(layer) ? layers.findIndex(other => rankOf(other) > rank) : (at ?? -1);
  return withLayers(profile, place < 0 ? [...layers, layer] : layers.toSpliced(place, 0, layer));
}

/** Replaces the layer with the same id; the same profile when nothing changed. */
export function replaceLayer(profile: Profile, layer: Layer): Profile {
  const layers = layersOf(profile);
  const at = layers.findIndex(other => layerId(other) === layerId(layer));
  if (at < 0 || layers[at] === layer) return profile;
  return withLayers(profile, layers.with(at, layer));
}

/** The profile without its layers of one core kind, to put another pack in their place. */
export function withoutKind(profile: Profile, kind: CoreKind): Profile {
  return withLayers(
    profile,
    layersOf(profile).filter(layer => kindOf(layer) !== kind),
  );
}

/** Removes add-on layers by id. Throws `layer.core` for a core layer. */
export function removeLayers(profile: Profile, ids: ReadonlySet<string>): Profile {
  for (const layer of layersOf(profile)) {
    const why = ids.has(layerId(layer)) ? whyNotRemove(layer) : undefined;
    if (why !== undefined) throw new StrataError('layer.core', why);
  }
  return withLayers(
    profile,
    layersOf(profile).filter(layer => !ids.has(layerId(layer))),
  );
}

/**
 * Moves add-on layers, as one block in their current order, so that it begins at place `to` among the remaining add-ons
 * (0 is right after the core layers). Core layers never move. The same profile when nothing changed.
 */
export function moveLayers(profile: Profile, ids: ReadonlySet<string>, to: number): Profile {
  const layers = layersOf(profile);
  const core = layers.filter(isCore);
  const addons = layers.filter(layer => !isCore(layer));
  const block = addons.filter(layer => ids.has(layerId(layer)));
  const rest = addons.filter(layer => !ids.has(layerId(layer)));
  const moved = [...core, ...rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, ...block)];
  return moved.every((layer, at) => layer === layers[at]) ? profile : withLayers(profile, moved);
}

const RANK: Readonly<Record<LayerKind, number>> = {kernel: 0, os: 1, k8s: 2, cni: 3, csi: 4, addon: 5};

function rankOf(layer: Layer): number {
  return RANK[kindOf(layer)];
}
