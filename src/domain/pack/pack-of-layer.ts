import {isManifestLayer, type Layer, packNameOf} from '../layer/layer.ts';
import {type Catalog, findAmong} from './catalog.ts';
import type {PackSummary} from './pack.ts';
import {findRegistry} from './registry-of-layer.ts';

/**
 * Finds the pack of a layer in a catalog: in the registry that the layer names, by uid or name, else in any; undefined
 * when none has it. Between a pack and a chart of the same name, the layer's type decides. A chart in an OCI registry
 * is named by its path there, `charts/web`; elsewhere the same chart is found by its own name (GAP: our decision).
 */
export function summaryOfLayer(catalog: Catalog, layer: Layer): PackSummary | undefined {
  if (isManifestLayer(layer)) return undefined;
  const [name, tag] = [packNameOf(layer), layer.version || layer.tag || ''];
  const registry = findRegistry(catalog.registries, layer.registry?.metadata)?.registry.name;
  const named = packsNamed(catalog, name);
  const sameKind = named.filter(pack => isChart(pack) === isChartLayer(layer));
  const found = findAmong(sameKind, tag, registry) ?? findAmong(named, tag, registry);
  if (found !== undefined || !isChartLayer(layer) || !name.includes('/')) return found;
  const charts = packsNamed(catalog, name.slice(name.lastIndexOf('/') + 1)).filter(isChart);
  return findAmong(charts, tag, registry);
}

function packsNamed({registries}: Catalog, name: string): readonly PackSummary[] {
  return registries.flatMap(({packs}) => packs.filter(pack => pack.name === name));
}

function isChart({origin}: PackSummary): boolean {
  return origin === 'helm' || origin === 'oci-helm';
}

function isChartLayer({type, registry}: Layer): boolean {
  return type === 'helm' || registry?.metadata?.providerType === 'helm';
}

/**
 * Whether a pack only stands in for the layer's own. Packs of the built-in registry are ours: what their schemas and
 * presets say does not hold for a layer from one of Palette's registries. Other packs of the same name and version
 * count as the same. A layer that names no registry, or gives its uid only, was not made here, where the built-in one is named.
 */
export function isStandIn(catalog: Catalog | undefined, layer: Layer, pack: PackSummary): boolean {
  const registry = layer.registry?.metadata?.name ?? '';
  if (registry === pack.registry) return false;
  return catalog?.registries.find(({name}) => name === pack.registry)?.kind === 'built-in';
}
