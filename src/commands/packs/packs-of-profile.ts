import {StrataError} from '../../domain/error.ts';
import type {Layer} from '../../domain/layer/layer.ts';
import type {Catalog} from '../../domain/pack/catalog.ts';
import {summaryOfLayer} from '../../domain/pack/pack-of-layer.ts';
import type {Pack} from '../../domain/pack/pack.ts';
import {layersOf, type Profile} from '../../domain/profile/profile.ts';
import type {Context} from '../program/context.ts';

/** Finds the pack of a layer of one profile; undefined when no registry has it, or it cannot be read. */
export type FindPack = (layer: Layer) => Pack | undefined;

export interface PackReader {
  /** What the registries hold now. */
  readonly catalog: Catalog;
  /** Reads the packs of a profile's layers. One that cannot be read is reported on stderr and left out. */
  readonly packsOf: (profile: Profile) => Promise<FindPack>;
}

/** Reads packs for any number of profiles; the registries are read once. */
export async function openPackReader({registries, out}: Pick<Context, 'registries' | 'out'>): Promise<PackReader> {
  const {rescan, readPack} = await registries();
  const catalog = await rescan();
  return {
    catalog,
    async packsOf(profile) {
      const packs = new Map<Layer, Pack>();
      for (const layer of layersOf(profile)) {
        const summary = summaryOfLayer(catalog, layer);
        if (summary === undefined) continue;
        try {
          packs.set(layer, await readPack(summary));
        } catch (error) {
          if (!(error instanceof StrataError)) throw error;
          out.warn(`${layer.name} is taken without its pack: ${error.message}`);
        }
      }
      return layer => packs.get(layer);
    },
  };
}
