import {findEntry, readOutline} from '../values/find-entry.ts';
import {setValue} from '../values/set-value.ts';
import {isCore, type Layer, valuesOf} from './layer.ts';

/**
 * Palette deploys add-ons by install priority, lowest first, 0 by default, those of equal priority together; the order
 * of the list does not matter (librarium, create-addon-profile.md). The priority is a text in the values.
 */
const KEY = 'spectrocloud.com/install-priority';
/**
 * The install priority in a layer's values; undefined when there is none, or it is not an integer. Remembered, because
 * every row of the stack shows it.
 */
export function installPriority(layer: Layer): number | undefined {
  if (!valuesOf(layer).includes(KEY)) return undefined;
  if (!known.has(layer)) known.set(layer, readPriority(valuesOf(layer)));
  return known.get(layer);
}

const known = new WeakMap<Layer, number | undefined>();

function readPriority(values: string): number | undefined {
  const entry = findEntry(readOutline(values), ['pack', KEY]);
  const source = entry === undefined ? '' : values.slice(entry.valueStart, entry.valueEnd).trim();
  const text = /^(["'])(.*)\1$/.exec(source)?.[2] ?? source;
  return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * Sets a layer's install priority, leaving the rest of its values as it was. Throws `values.path` when `pack` is a
 * list.
 */
export function withInstallPriority(layer: Layer, priority: number): Layer {
  return {...layer, values: setValue(valuesOf(layer), ['pack', KEY], JSON.stringify(String(priority)))};
}

/** A layer that stands above another one, but deploys after it. */
export interface PriorityClash {
  readonly above: Layer;
  readonly below: Layer;
}

/**
 * The nearest pair of add-ons, one of them accepted by `isOne`, that deploys in another order than it is listed in;
 * undefined when there is none.
 */
export function findPriorityClash(
  layers: readonly Layer[],
  isOne: (layer: Layer) => boolean,
): PriorityClash | undefined {
  const addons = layers.filter(layer => !isCore(layer)).map(layer => ({layer, priority: installPriority(layer) ?? 0}));
  for (const [at, {layer, priority}] of addons.entries()) {
    if (!isOne(layer)) continue;
    const above = addons.slice(0, at).findLast(other => !isOne(other.layer) && other.priority > priority);
    if (above !== undefined) return {above: above.layer, below: layer};
    const below = addons.slice(at + 1).find(other => !isOne(other.layer) && other.priority < priority);
    if (below !== undefined) return {above: layer, below: below.layer};
  }
  return undefined;
}

/** The priority with which an add-on deploys where it is listed: its own if that does, else its neighbour's. */
export function fittingPriority(layers: readonly Layer[], layer: Layer): number {
  const addons = layers.filter(one => !isCore(one));
  const at = addons.indexOf(layer);
  const own = installPriority(layer) ?? 0;
  const above = addons.slice(0, Math.max(0, at)).map(one => installPriority(one) ?? 0);
  const below = addons.slice(at + 1).map(one => installPriority(one) ?? 0);
  const least = Math.max(-Infinity, ...above);
  const most = Math.min(Infinity, ...below);
  if (own < least) return least;
  return own > most ? most : own;
}
