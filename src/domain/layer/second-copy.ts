import {layersOf, type Profile} from '../profile/profile.ts';
import {findLayer, replaceLayer} from '../profile/stack.ts';
import {copyLayer} from './copy-layer.ts';
import {freeLayerId, isCore, isManifestLayer, type Layer, packNameOf} from './layer.ts';

/**
 * The add-on layer that already has a pack of that name; Palette takes a pack twice only under different names (domain:
 * 13).
 */
export function twinOf(profile: Profile, packName: string): Layer | undefined {
  return layersOf(profile).find(layer => !isCore(layer) && !isManifestLayer(layer) && packNameOf(layer) === packName);
}

/**
 * Adds a layer whose pack is already in the layer `twin`, under a display name: both get what they need to live side by
 * side, as in `copyLayer`. Its version and values are the new layer's own; `defaults` are those of the twin's pack,
 * when the twin has no values. Throws what `copyLayer` throws.
 */
export function addSecondCopy(
  profile: Profile,
  twin: string,
  layer: Layer,
  displayName: string,
  defaults = '',
): Profile {
  const named = copyLayer(profile, twin, displayName, defaults);
  const id = freeLayerId(layersOf(profile), displayName);
  const withOwn = copyLayer(replaceLayer(profile, {...layer, 'x-strata-id': twin}), twin, displayName);
  const copy = findLayer(withOwn, id);
  return copy === undefined ? named : replaceLayer(named, copy);
}
