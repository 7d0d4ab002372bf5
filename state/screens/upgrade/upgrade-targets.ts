import {kindOf, type Layer, packNameOf} from '../../../src/domain/layer/layer.ts';
import type {Catalog} from '../../../src/domain/pack/catalog.ts';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import {cloudOf} from '../../../src/domain/profile/profile.ts';
import {findNewer, type Newer} from '../../../src/domain/upgrade/newer-version.ts';
import {indexPacks, presentVersion} from '../../../src/domain/upgrade/pack-index.ts';
import {type UpgradeTarget, upgradeTargets} from '../../../src/domain/upgrade/upgrade-target.ts';
import {filterRows, parseFilter} from '../../filter.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {profileOf} from '../../session/session.ts';
import type {UpgradeScreen} from './upgrade-screen.ts';

/** The targets of the layer that the filter lets through; none until the registries are read. */
export function targetRows(state: State, {layer, filters}: UpgradeScreen): readonly UpgradeTarget[] {
  return filteredTargets(targetsOf(state, layer), filters.targets.line.text);
}

/** All targets of the layer. */
export function targetsOf(state: State, layer: Layer): readonly UpgradeTarget[] {
  const profile = profileOf(state);
  if (profile === undefined || state.catalog.status !== 'ready') return NONE;
  return ofCatalog(state.catalog.value).targets(layer, cloudOf(profile));
}

/** The version from which the layer's values were made; undefined when that is unknown. */
export function presentOf(state: State, layer: Layer): PackSummary | undefined {
  return state.catalog.status === 'ready' ? ofCatalog(state.catalog.value).present(layer) : undefined;
}

/** Whether a registry has something newer for a layer; undefined until the registries are read. */
export function newerFor(state: State, layer: Layer): Newer | undefined {
  const profile = profileOf(state);
  if (profile === undefined || state.catalog.status !== 'ready') return undefined;
  return ofCatalog(state.catalog.value).newer(layer, cloudOf(profile));
}

/** The stack marks such layers. */
export function isOutdated(state: State, layer: Layer): boolean {
  return newerFor(state, layer)?.status === 'newer';
}

/**
 * Where the cursor starts: on the newest version that nothing speaks against, else the newest of those that skip the
 * fewest minor versions, else the one in use.
 */
export function firstTarget(targets: readonly UpgradeTarget[]): number {
  const newer = targets.filter(
    ({step, whyNot, isTrain}) => step.direction === 'newer' && whyNot === undefined && !isTrain,
  );
  const fewest = Math.min(...newer.map(({step}) => step.skipped.length));
  const best =
    newer.find(({warnings}) => warnings.length === 0) ?? newer.find(({step}) => step.skipped.length === fewest);
  return Math.max(0, best === undefined ? targets.findIndex(({isInUse}) => isInUse) : targets.indexOf(best));
}

/** Is it the same version or train of the same registry? After a rescan it is another object. */
export function isSameTarget(a: UpgradeTarget | undefined, b: UpgradeTarget | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.tag === b.tag &&
    a.isTrain === b.isTrain &&
    a.pack.version === b.pack.version &&
    a.pack.registry === b.pack.registry
  );
}

/** Why there are no targets, and what to do about it. */
export function whyNoTargets(state: State, layer: Layer): string {
  const name = packNameOf(layer);
  if (state.catalog.status === 'loading') return 'the registries are still being read; v again in a moment';
  if (state.catalog.status === 'failed') return state.catalog.message;
  const packs = state.catalog.value.registries.flatMap(registry => registry.packs).filter(pack => pack.name === name);
  if (packs.length === 0) return `no registry has ${name}; R among the profiles adds one`;
  const profile = profileOf(state);
  const cloud = profile === undefined ? '' : ` on ${cloudOf(profile)}`;
  return `no version of ${name} that the registries have fits a layer of kind ${kindOf(layer)}${cloud}`;
}

const NONE: readonly UpgradeTarget[] = [];

// Each layer's answer is kept while the layer and the registries are the same objects, because the stack asks with
// every frame.
const ofCatalog = remember((catalog: Catalog) => {
  const index = indexPacks(catalog);
  return {
    targets: remember((layer: Layer, cloud: string) => upgradeTargets(index, layer, cloud)),
    present: remember((layer: Layer) => presentVersion(index, layer)),
    newer: remember((layer: Layer, cloud: string) => findNewer(index, layer, cloud)),
  };
});

const filteredTargets = remember((rows: readonly UpgradeTarget[], text: string) =>
  filterRows(
    rows,
    parseFilter(text, ['registry']),
    ({tag, pack, brings}) => `${tag} ${pack.version} ${pack.registry} ${brings}`.toLowerCase(),
    (row, {value}) => row.pack.registry.toLowerCase().includes(value),
  ),
);
