import {type Catalog, findPack} from './catalog.ts';
import {isManifestLayer, type Layer, packNameOf} from './layer.ts';
import type {PackSummary} from './pack.ts';

/** The pack of a layer in a catalog: in the registry that the layer names, else in any; undefined where none has it. */
export function summaryOfLayer(catalog: Catalog, layer: Layer): PackSummary | undefined {
  if (isManifestLayer(layer)) return undefined;
  const tag = layer.version || layer.tag || '';
  return findPack(catalog, packNameOf(layer), tag, layer.registry?.metadata?.name);
}
