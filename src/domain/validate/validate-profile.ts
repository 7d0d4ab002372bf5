import {type Layer, layerId} from '../layer/layer.ts';
import type {Catalog} from '../pack/catalog.ts';
import {isStandIn} from '../pack/pack-of-layer.ts';
import type {Pack} from '../pack/pack.ts';
import type {Problem, Severity} from '../problem.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import type {LayerFacts} from './layer-facts.ts';
import {createLayerMemo} from './layer-memo.ts';
import {profileFacts} from './profile-facts.ts';
import type {Finding, RuleRecord} from './rule.ts';
import {LAYER_RULES, PROFILE_RULES} from './rules.ts';

/** What is known besides the profile. With less of it, less is found; nothing is guessed. */
export interface ValidationContext {
  /** What the registries hold; undefined while they are read. */
  readonly catalog?: Catalog | undefined;
  /**
   * A layer's pack with schema, presets and dependencies; undefined when it is unknown. Must return the same object for
   * the same pack.
   */
  readonly packOf?: ((layer: Layer) => Pack | undefined) | undefined;
}

/**
 * Checks a profile with every rule. Problems come in the order of the stack, within a layer by place, those of the
 * profile itself first. Findings are kept with the layer object, so only changed layers are checked again. Never
 * throws, whatever the document holds.
 */
export function validateProfile(profile: Profile, context: ValidationContext = {}): readonly Problem[] {
  const slices = validateInSlices(profile, context);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/**
 * The same, one layer at a time: each `next()` checks one changed layer, the last one the profile as a whole, and
 * returns the problems. Layers that were checked before take no turn.
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

/** The number of problems of each severity. */
export function countProblems(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = {error: 0, warning: 0, note: 0};
  for (const {severity} of problems) counts[severity] += 1;
  return counts;
}

/** The findings in a single layer, as long as the layer object lives. */
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
