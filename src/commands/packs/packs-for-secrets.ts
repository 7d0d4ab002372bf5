import {isManifestLayer, packNameOf} from '../../domain/layer/layer.ts';
import type {Catalog} from '../../domain/pack/catalog.ts';
import {summaryOfLayer} from '../../domain/pack/pack-of-layer.ts';
import {comparePackVersions} from '../../domain/pack/pack-version.ts';
import type {PackSummary} from '../../domain/pack/pack.ts';
import type {Registries} from '../../registry/registries.ts';
import type {PackOf} from './mask-profile.ts';

/**
 * Finds packs for what they say about secrets: when no registry has the layer's version, its newest version answers,
 * because a password rarely stops being one.
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
