import type {Catalog} from '../pack/catalog.ts';
import {type Layer, layerId} from '../layer/layer.ts';
import type {Pack} from '../pack/pack.ts';
import {isStandIn} from '../pack/pack-of-layer.ts';
import type {Problem, Severity} from '../problem.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import type {LayerFacts} from './layer-facts.ts';
import {createLayerMemo} from './layer-memo.ts';
import {profileFacts} from './profile-facts.ts';
import type {Finding, RuleRecord} from './rule.ts';
import {LAYER_RULES, PROFILE_RULES} from './rules.ts';

/** What is known beside the profile. Less of it finds less; nothing is guessed. */
export interface ValidationContext {
  /** What the registries hold; undefined while they are read. */
  readonly catalog?: Catalog | undefined;
  /** A layer's pack with schema, presets and dependencies; undefined when it is not known. The same object as long as it is the same. */
  readonly packOf?: ((layer: Layer) => Pack | undefined) | undefined;
}

/**
 * Checks a profile with every rule. Problems come in the order of the stack, within a layer by place; those of the profile itself first.
 * What was found in a layer is kept with the layer object: only layers that changed are looked at again. Never throws for what a
 * document holds.
 */
export function validateProfile(profile: Profile, context: ValidationContext = {}): readonly Problem[] {
  const slices = validateInSlices(profile, context);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/**
 * The same, one layer at a time: each `next()` checks one layer that changed, the last one the profile as a whole, and returns the
 * problems. Layers that were checked before take no slice.
 */
export function* validateInSlices(
  profile: Profile,
  context: ValidationContext = {},
): Generator<Layer, readonly Problem[]> {
  const layers: LayerFacts[] = [];
  const found: Problem[] = [];
  for (const layer of layersOf(profile)) {
    const facts = memo.get(layer, ownPack(layer, context));
    layers.push(facts);
    const known = answers.get(layer);
    const problems = known !== undefined && known.pack === facts.pack ? known.problems : checkLayer(facts);
    for (const problem of problems) found.push(problem);
    if (problems === known?.problems) continue;
    answers.set(layer, {pack: facts.pack, problems});
    yield layer;
  }
  const facts = profileFacts(profile, layers, context.catalog);
  for (const rule of PROFILE_RULES) {
    for (const finding of rule.check(facts)) found.push(toProblem(rule, finding));
  }
  return inOrder(found, layers);
}

function ownPack(layer: Layer, {catalog, packOf}: ValidationContext): Pack | undefined {
  const pack = packOf?.(layer);
  return pack === undefined || isStandIn(catalog, layer, pack) ? undefined : pack;
}

/** How many problems there are of each severity. */
export function countProblems(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = {error: 0, warning: 0, note: 0};
  for (const {severity} of problems) counts[severity] += 1;
  return counts;
}

/** What was found in a layer by itself, as long as the layer object lives. */
const answers = new WeakMap<Layer, {readonly pack: Pack | undefined; readonly problems: readonly Problem[]}>();
const memo = createLayerMemo();

function checkLayer(facts: LayerFacts): readonly Problem[] {
  return LAYER_RULES.flatMap(rule =>
    [...rule.check(facts)].map(finding => toProblem(rule, {layer: facts.id, ...finding})),
  );
}

function toProblem({code, severity}: RuleRecord, finding: Finding): Problem {
  return {severity, code, ...finding};
}

function inOrder(problems: readonly Problem[], layers: readonly LayerFacts[]): readonly Problem[] {
  const ranks = new Map(layers.map(({layer}, at) => [layerId(layer), at]));
  const manifests = new Map(layers.map(({id, manifests: texts}) => [id, texts.map(({manifest}) => manifest)]));
  const rank = ({layer, manifest, line = 0}: Problem): readonly number[] => [
    layer === undefined ? -1 : (ranks.get(layer) ?? 0),
    layer === undefined || manifest === undefined ? -1 : (manifests.get(layer)?.indexOf(manifest) ?? 0),
    line,
  ];
  const ranked = problems.map(problem => ({problem, key: rank(problem)}));
  return ranked.sort((a, b) => compareKeys(a.key, b.key)).map(({problem}) => problem);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, place) => number !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
