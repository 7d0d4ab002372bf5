import {layersOf, type Profile} from '../../../src/domain/profile/profile.ts';
import type {Action} from '../../action.ts';
import type {Effect} from '../../effect.ts';
import {type State, topScreen} from '../../model.ts';
import {pushScreen, say, type Step, withTop} from '../../step.ts';
import {sourceOf} from './compare-form.ts';
import type {CompareSource} from './compare-shape.ts';
import {sideOf} from './compare-source.ts';
import {COMPARE_START, fitCompare} from './compare.ts';

/** Opens comparisons, from whichever screen. */
export function updateComparing(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'compare.open':
      return openComparison(state, [action.a, action.b]);
    case 'compare.with': {
      const other = sourceOf(state, action.other);
      return typeof other === 'string' ? [say(state, 'info', other)] : openComparison(state, [other, action.compared]);
    }
    default:
      return undefined;
  }
}

function openComparison(state: State, sources: readonly [CompareSource, CompareSource]): Step {
  const effect = readEffect(state, sources);
  if (typeof effect === 'string') return [say(state, 'info', effect)];
  const screen = {...COMPARE_START, sources};
  // Comparing with something else replaces the comparison, so going back skips it.
  const from = topScreen(state);
  return [from.type === 'compare' ? withTop(state, screen) : pushScreen(state, screen), effect];
}

/**
 * Keeps a comparison fitted to the width of the screen and to the open version: back from editing a layer, it is made
 * again, with the cursor where it was.
 */
export function refreshComparison(before: State, [next, ...effects]: Step): Step {
  const screen = topScreen(next);
  if (screen.type !== 'compare') return [next, ...effects];
  const fitted = fitCompare(next, screen);
  const shown = fitted === screen ? next : withTop(next, fitted);
  const {sources, compared} = screen;
  const isBack = topScreen(before).type !== 'compare';
  if (sources === undefined || compared.status !== 'ready' || !isBack) return [shown, ...effects];
  const isStale = sources.some((source, at) => {
    const side = sideOf(next, source);
    const shownProfile = compared.value.sides[at]?.profile;
    return typeof side !== 'string' && 'profile' in side && !isSame(side.profile, shownProfile);
  });
  const effect = isStale ? readEffect(next, sources) : undefined;
  return effect === undefined || typeof effect === 'string' ? [shown, ...effects] : [shown, ...effects, effect];
}

function readEffect(state: State, [a, b]: readonly [CompareSource, CompareSource]): Effect | string {
  const sides = [sideOf(state, a), sideOf(state, b)] as const;
  if (typeof sides[0] === 'string') return sides[0];
  return typeof sides[1] === 'string' ? sides[1] : {type: 'sides.read', sides: [sides[0], sides[1]]};
}

/** The profile of a single layer is a new object each time. */
function isSame(a: Profile, b: Profile | undefined): boolean {
  if (a === b || b === undefined) return a === b;
  const [layers, others] = [layersOf(a), layersOf(b)];
  return layers.length === 1 && others.length === 1 && layers[0] === others[0] && a.metadata.name === layers[0]?.name;
}
