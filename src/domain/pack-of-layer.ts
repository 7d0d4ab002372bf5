import {type Catalog, findPack} from './catalog.ts';
import {isManifestLayer, type Layer, packNameOf} from './layer.ts';
import type {PackSummary} from './pack.ts';

/** The pack of a layer in a catalog: in the registry that the layer names, else in any; undefined where none has it. */
export function summaryOfLayer(catalog: Catalog, layer: Layer): PackSummary | undefined {
  if (isManifestLayer(layer)) return undefined;
  const tag = layer.version || layer.tag || '';
  return findPack(catalog, packNameOf(layer), tag, layer.registry?.metadata?.name);
}

/**
 * Whether a pack only stands in for the layer's own: packs of the built-in registry are ours, and what their schemas and presets say holds
 * for a layer of a Palette's registry no more than their names do. Other packs of the same name and version are taken for the same.
 */
export function isStandIn(catalog: Catalog | undefined, layer: Layer, pack: PackSummary): boolean {
  const registry = layer.registry?.metadata?.name ?? '';
  if (registry === '' || registry === pack.registry) return false;
  return catalog?.registries.find(({name}) => name === pack.registry)?.kind === 'built-in';
}
