import type {Catalog} from '../catalog.ts';
import {kindOf, type Layer, packNameOf} from '../layer.ts';
import {fitsCloud, type PackSummary} from '../pack.ts';

/** Packs by their name, in the order of registries: a layer's own are found without a look at all the others. */
export type PackIndex = ReadonlyMap<string, readonly PackSummary[]>;

export function indexPacks(catalog: Catalog): PackIndex {
  const byName = new Map<string, PackSummary[]>();
  for (const {packs} of catalog.registries) {
    for (const pack of packs) {
      const known = byName.get(pack.name);
      if (known === undefined) byName.set(pack.name, [pack]);
      else known.push(pack);
    }
  }
  return byName;
}

/** The versions of a layer's pack that fit its place in a profile for a cloud, also those that can no longer be chosen. */
export function versionsForLayer(index: PackIndex, layer: Layer, cloud: string): readonly PackSummary[] {
  const kind = kindOf(layer);
  const packs = index.get(packNameOf(layer)) ?? [];
  return packs.filter(pack => pack.layer === kind && fitsCloud(pack, cloud));
}
