import {type Catalog, findPack} from '../src/domain/catalog.ts';
import {StrataError} from '../src/domain/error.ts';
import {isManifestLayer, type Layer, packNameOf} from '../src/domain/layer.ts';
import type {Pack, PackSummary} from '../src/domain/pack.ts';
import {layersOf, type Profile} from '../src/domain/profile.ts';
import type {Action} from './action.ts';
import type {Ports} from './effect.ts';
import {readyOr, type State} from './model.ts';
import {profileOf} from './session.ts';
import type {Step} from './step.ts';

/**
 * Checks run in the background: whenever another profile is shown than before (opened, edited, undone, redone), or the registries come to
 * hold other packs, the whole of it is asked about again. What did not change is remembered, so that an edit costs one layer.
 */
export function askForCheck(before: State, step: Step): Step {
  const [next, ...effects] = step;
  const profile = profileOf(next);
  const isSame = profile === profileOf(before) && next.catalog === before.catalog;
  // Packs are soon known: checking without them first would be work for nothing.
  if (profile === undefined || isSame || next.catalog.status === 'loading') return step;
  return [next, ...effects, {type: 'profile.check', profile, catalog: readyOr(next.catalog, undefined)}];
}

/** Takes over what was found, unless the profile is another one by now. */
export function takeProblems(state: State, {profile, problems}: Extract<Action, {type: 'profile.checked'}>): State {
  const {session} = state;
  if (session?.history.present !== profile) return state;
  return {...state, session: {...session, problems, checked: profile}};
}

/** Checks a profile one layer at a time, and lets keys and frames pass in between; undefined when it is no longer wanted. */
export async function checkProfile(
  profile: Profile,
  catalog: Catalog | undefined,
  {registries}: Pick<Ports, 'registries'>,
  signal: AbortSignal,
): Promise<Action | undefined> {
  const packs = new Map<Layer, Pack>();
  for (const layer of layersOf(profile)) {
    const summary = catalog === undefined ? undefined : summaryOf(catalog, layer);
    const pack = summary === undefined ? undefined : await readOnce(summary, registries);
    if (pack !== undefined) packs.set(layer, pack);
    if (signal.aborted) return undefined;
  }
  // Loaded when it is first needed: no first frame waits for the rules.
  const {validateInSlices} = await import('../src/domain/validate/validate-profile.ts');
  const slices = validateInSlices(profile, {catalog, packOf: layer => packs.get(layer)});
  for (;;) {
    await othersTurn();
    if (signal.aborted) return undefined;
    const slice = slices.next();
    if (slice.done === true) return {type: 'profile.checked', profile, problems: slice.value};
  }
}

function summaryOf(catalog: Catalog, layer: Layer): PackSummary | undefined {
  if (isManifestLayer(layer)) return undefined;
  const tag = layer.version || layer.tag || '';
  return findPack(catalog, packNameOf(layer), tag, layer.registry?.metadata?.name);
}

// A pack is read once for as long as its registry's index holds it; looking again for packs makes a new index.
const read = new WeakMap<PackSummary, Promise<Pack | undefined>>();

/** A pack that cannot be read is one that is not known: the Registries screen says why. */
function readOnce(summary: PackSummary, registries: Ports['registries']): Promise<Pack | undefined> {
  const known = read.get(summary);
  if (known !== undefined) return known;
  const reading = registries.readPack(summary).catch((error: unknown) => {
    if (error instanceof StrataError) return undefined;
    throw error;
  });
  read.set(summary, reading);
  return reading;
}

function othersTurn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
