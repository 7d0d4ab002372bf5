import {StrataError} from '../../src/domain/error.ts';
import type {Layer} from '../../src/domain/layer/layer.ts';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import {summaryOfLayer} from '../../src/domain/pack/pack-of-layer.ts';
import type {Pack, PackSummary} from '../../src/domain/pack/pack.ts';
import type {Problem} from '../../src/domain/problem.ts';
import {layersOf, type Profile} from '../../src/domain/profile/profile.ts';
import {validateInSlices} from '../../src/domain/validate/validate-profile.ts';

type ReadPack = (summary: PackSummary) => Promise<Pack>;

/**
 * Checks a profile one layer at a time, letting keys and frames through in between; undefined when it is no longer
 * wanted.
 */
export async function findProblems(
  profile: Profile,
  catalog: Catalog | undefined,
  readPack: ReadPack,
  signal: AbortSignal,
): Promise<readonly Problem[] | undefined> {
  const packs = new Map<Layer, Pack>();
  for (const layer of layersOf(profile)) {
    const summary = catalog === undefined ? undefined : summaryOfLayer(catalog, layer);
    const pack = summary === undefined ? undefined : await readOnce(summary, readPack);
    if (pack !== undefined) packs.set(layer, pack);
    if (signal.aborted) return undefined;
  }
  const slices = validateInSlices(profile, {catalog, packOf: layer => packs.get(layer)});
  for (;;) {
    await othersTurn();
    if (signal.aborted) return undefined;
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

// A pack is read once for each index of its registry; looking for packs again makes a new index.
const read = new WeakMap<PackSummary, Promise<Pack | undefined>>();

/** A pack that cannot be read counts as unknown: the Registries screen says why. */
function readOnce(summary: PackSummary, readPack: ReadPack): Promise<Pack | undefined> {
  const known = read.get(summary);
  if (known !== undefined) return known;
  const reading = readPack(summary).catch((error: unknown) => {
    if (!(error instanceof StrataError)) throw error;
    // It may be read later: a pack on the network, as soon as the user asks for it.
    read.delete(summary);
    return undefined;
  });
  read.set(summary, reading);
  return reading;
}

function othersTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
