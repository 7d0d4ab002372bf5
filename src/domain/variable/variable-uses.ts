import {layerId, type Layer, manifestsOf, valuesOf} from '../layer/layer.ts';
import {findReferences} from '../macro.ts';
import {layersOf, type Profile} from '../profile/profile.ts';
import {isInComment} from '../validate/comment.ts';

/** One use of a variable in a layer; never in a comment. */
export interface VariableUse {
  readonly name: string;
  readonly layer: string;
  /** Absent in values. */
  readonly manifest?: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Where each variable is used, by name, in the order of the stack, declared or not. Costs one search of every text. */
export function variableUses(profile: Profile): ReadonlyMap<string, readonly VariableUse[]> {
  return Map.groupBy(layersOf(profile).flatMap(usesIn), use => use.name);
}

function usesIn(layer: Layer): readonly VariableUse[] {
  return [
    ...usesInText(layer, valuesOf(layer)),
    ...manifestsOf(layer).flatMap(({name, content}) => usesInText(layer, content, name)),
  ];
}

function usesInText(layer: Layer, text: string, manifest?: string): readonly VariableUse[] {
  return findReferences(text)
    .filter(({kind, start}) => kind === 'var' && !isInComment(text, start))
    .map(({name, start}) => {
      const before = text.slice(0, start).split('\n');
      return {
        name,
        layer: layerId(layer),
        ...(manifest === undefined ? {} : {manifest}),
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      };
    });
}
