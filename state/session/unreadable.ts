import {type Layer, valuesOf} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import {layersOf, type Profile} from '../../src/domain/profile/profile.ts';
import {parseValues} from '../../src/domain/values/parse-values.ts';

/** The first error in a values text. A text with an error blocks saving, and nothing else. */
export function firstError(text: string): Problem | undefined {
  return parseValues(text).problems.find(problem => problem.severity === 'error');
}

/** A layer whose values cannot be parsed. */
export interface UnreadableLayer {
  readonly layer: Layer;
  readonly problem: Problem;
}

/** The first such layer among those that changed since `saved`: what was there before is not ours to refuse. */
export function findUnreadable(profile: Profile, saved: Profile | undefined): UnreadableLayer | undefined {
  const known = new Set(saved === undefined ? [] : layersOf(saved).map(valuesOf));
  for (const layer of layersOf(profile)) {
    const problem = known.has(valuesOf(layer)) ? undefined : firstError(valuesOf(layer));
    if (problem !== undefined) return {layer, problem};
  }
  return undefined;
}
