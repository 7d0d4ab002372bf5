import {isCore, isCoreKind, isManifestLayer, kindOf, type Layer, packNameOf} from '../../../src/domain/layer/layer.ts';
import type {Catalog} from '../../../src/domain/pack/catalog.ts';
import {fitsCloud} from '../../../src/domain/pack/pack.ts';
import {layersOf, type Profile, type ProfileType, withLayers} from '../../../src/domain/profile/profile.ts';
import {requiredLayers, takesAddons} from '../../../src/domain/profile/required-layers.ts';
import {addLayer} from '../../../src/domain/profile/stack.ts';

/** The layers of a new profile after its type or cloud changed. */
export interface FittedLayers {
  readonly profile: Profile;
  /** Layers that do not fit, set aside: they come back when the type and cloud take them again. */
  readonly aside: readonly Layer[];
}

/** Keeps the layers that fit a type and cloud, and brings those back from `aside` that fit again. */
export function fitLayers(
  profile: Profile,
  aside: readonly Layer[],
  type: ProfileType,
  cloud: string,
  catalog: Catalog,
): FittedLayers {
  const fits = (layer: Layer) => isTakenBy(type, cloud, layer) && fitsPack(layer, cloud, catalog);
  const kept = layersOf(profile).filter(fits);
  const back: Layer[] = [];
  const left: Layer[] = layersOf(profile).filter(layer => !fits(layer));
  for (const layer of aside) {
    const isTaken = [...kept, ...back].some(other => isSamePlace(other, layer));
    (fits(layer) && !isTaken ? back : left).push(layer);
  }
  if (back.length === 0 && kept.length === layersOf(profile).length) return {profile, aside};
  return {profile: back.reduce((so, layer) => addLayer(so, layer), withLayers(profile, kept)), aside: left};
}

function isTakenBy(type: ProfileType, cloud: string, layer: Layer): boolean {
  const kind = kindOf(layer);
  return isCoreKind(kind) ? requiredLayers(type, cloud).some(rule => rule.kind === kind) : takesAddons(type);
}

/** A pack that is in no registry any more gets the benefit of the doubt. */
function fitsPack(layer: Layer, cloud: string, catalog: Catalog): boolean {
  if (isManifestLayer(layer)) return true;
  const registry = layer.registry?.metadata?.name;
  const pack = catalog.registries
    .find(one => one.name === registry)
    ?.packs.find(one => one.name === packNameOf(layer) && one.version === layer.version);
  return pack === undefined || fitsCloud(pack, cloud);
}

/** A core layer is identified by its kind, an add-on by its name. */
function isSamePlace(a: Layer, b: Layer): boolean {
  return isCore(a) || isCore(b) ? kindOf(a) === kindOf(b) : a.name === b.name;
}
