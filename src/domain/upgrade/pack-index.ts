import {kindOf, type Layer, packNameOf} from '../layer/layer.ts';
import type {Catalog} from '../pack/catalog.ts';
import {isStandIn, summaryOfLayer} from '../pack/pack-of-layer.ts';
import {fitsCloud, type PackSummary} from '../pack/pack.ts';
import {versionOf} from './version-of.ts';

/**
 * A catalog with its packs by name, in the order of registries, so that a layer's own are found without looking at all
 * the others.
 */
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
 * The versions of a layer's pack that fit its kind and the cloud, including those that can no longer be chosen. A layer
 * that does not state its kind may be of any.
 */
export function versionsForLayer({byName}: PackIndex, layer: Layer, cloud: string): readonly PackSummary[] {
  const kind = kindOf(layer);
  const packs = byName.get(packNameOf(layer)) ?? [];
  return packs.filter(pack => (layer.layer === undefined || pack.layer === kind) && fitsCloud(pack, cloud));
}

/**
 * The version that a layer's values were made from, as the base of a merge. Undefined when no registry has it; when
 * only the built-in registry has it, whose packs only share names with others; and for a train that does not say which
 * of its versions it is at.
 */
export function presentVersion({catalog}: PackIndex, layer: Layer): PackSummary | undefined {
  const found = versionOf(layer) === '' ? undefined : summaryOfLayer(catalog, layer);
  return found === undefined || isStandIn(catalog, layer, found) ? undefined : found;
}
