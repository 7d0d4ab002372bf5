import type {Catalog} from '../pack/catalog.ts';
import {kindOf, type Layer, packNameOf} from '../layer/layer.ts';
import {fitsCloud, type PackSummary} from '../pack/pack.ts';
import {isStandIn, summaryOfLayer} from '../pack/pack-of-layer.ts';
import {versionOf} from './version-of.ts';

/** A catalog with its packs by their name, in the order of registries: a layer's own are found without a look at all the others. */
export interface PackIndex {
  readonly catalog: Catalog;
  readonly byName: ReadonlyMap<string, readonly PackSummary[]>;
}

export function indexPacks(catalog: Catalog): PackIndex {
  const byName = new Map<string, PackSummary[]>();
  for (const {packs} of catalog.registries) {
    for (const pack of packs) {
      const known = byName.get(pack.name);
      if (known === undefined) byName.set(pack.name, [pack]);
      else known.push(pack);
    }
  }
  return {catalog, byName};
}

/**
 * The versions of a layer's pack that fit its place in a profile for a cloud, also those that can no longer be chosen. A layer that does
 * not say its place may be of any.
 */
export function versionsForLayer({byName}: PackIndex, layer: Layer, cloud: string): readonly PackSummary[] {
  const kind = kindOf(layer);
  const packs = byName.get(packNameOf(layer)) ?? [];
  return packs.filter(pack => (layer.layer === undefined || pack.layer === kind) && fitsCloud(pack, cloud));
}

/**
 * The version that a layer's values were made from, for the base of a merge. Undefined where it is in no registry; where only the built-in
 * one has it, whose packs stand in for others by name alone; and for a train that does not say which of its versions it is at.
 */
export function presentVersion({catalog}: PackIndex, layer: Layer): PackSummary | undefined {
  const found = versionOf(layer) === '' ? undefined : summaryOfLayer(catalog, layer);
  return found === undefined || isStandIn(catalog, layer, found) ? undefined : found;
}
