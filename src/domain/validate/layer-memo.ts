import type {Layer} from '../layer/layer.ts';
import type {Pack} from '../pack/pack.ts';
import {type LayerFacts, layerFacts} from './layer-facts.ts';

/**
 * Remembers the facts of the layers that were looked at last. An undo history keeps every layer object, and parsed
 * values weigh some fifty times their text, so the oldest facts are forgotten once all texts exceed the budget, and
 * made again on demand.
 */
export interface LayerMemo {
  /** The facts of a layer with its pack. */
  readonly get: (layer: Layer, pack: Pack | undefined) => LayerFacts;
}

/** `budget` is in characters of text; the largest real profile has 300,000. */
export function createLayerMemo(budget = 2_000_000): LayerMemo {
  const known = new Map<Layer, LayerFacts>();
  let size = 0;

  function forget(layer: Layer): void {
    size -= sizeOf(known.get(layer));
    known.delete(layer);
  }

  return {
    get(layer, pack) {
      const before = known.get(layer);
      const facts = before?.pack === pack && before !== undefined ? before : layerFacts(layer, pack);
      // A Map lists its keys in the order in which they were set: the one looked at last is set last.
      if (before !== undefined) forget(layer);
      known.set(layer, facts);
      size += sizeOf(facts);
      for (const oldest of known.keys()) {
        if (size <= budget || oldest === layer) break;
        forget(oldest);
      }
      return facts;
    },
  };
}

function sizeOf(facts: LayerFacts | undefined): number {
  return (facts?.texts ?? []).reduce((sum, {text}) => sum + text.length, 0);
}
