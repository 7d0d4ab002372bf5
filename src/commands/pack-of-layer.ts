import {type Catalog, findPack} from '../domain/catalog.ts';
import {isManifestLayer, type Layer, packNameOf} from '../domain/layer.ts';
import type {PackSummary} from '../domain/pack.ts';
import {comparePackVersions} from '../domain/pack-version.ts';
import type {Registries} from '../registry/registries.ts';
import type {PackOf} from './mask-profile.ts';

/** The pack of a layer in a catalog: in the registry that the layer names, else in any; undefined where none has it. */
export function summaryOfLayer(catalog: Catalog, layer: Layer): PackSummary | undefined {
  if (isManifestLayer(layer)) return undefined;
  const tag = layer.version || layer.tag || '';
  return findPack(catalog, packNameOf(layer), tag, layer.registry?.metadata?.name);
}

/**
 * Finds packs for what they say of secrets: where no registry has the layer's version, its newest one answers, because a
 * password rarely stops being one.
 */
export function packsForSecrets({catalog, readPack}: Pick<Registries, 'catalog' | 'readPack'>): PackOf {
  let known: Promise<Catalog> | undefined;
  return async layer => {
    if (isManifestLayer(layer)) return undefined;
    known ??= catalog();
    const summary = summaryOfLayer(await known, layer) ?? newestOf(await known, packNameOf(layer));
    return summary === undefined ? undefined : readPack(summary);
  };
}

function newestOf(catalog: Catalog, name: string): PackSummary | undefined {
  return catalog.registries
    .flatMap(({packs}) => packs.filter(pack => pack.name === name))
    .sort((a, b) => comparePackVersions(b.version, a.version))[0];
}
