import {freeLayerId, type Layer, layerId} from '../layer/layer.ts';
import {isRecord} from '../values/plain-data.ts';
import type {Row} from './merge-list.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether an item in a profile's list is a layer: a profile that was read has no layer without id and name. */
export function isLayer(value: Fields): value is Layer {
  return typeof value['x-strata-id'] === 'string' && typeof value['name'] === 'string';
}

/** `prometheus 70.1.1`. */
export function nameOf(layer: Fields): string {
  return `${textOf(layer['name'])} ${versionIn(layer)}`.trim();
}

/** `70.1.1`, `1.33.x (1.33.9)`. */
export function versionIn(layer: Fields): string {
  const [tag, version] = [textOf(layer['tag']), textOf(layer['version'])];
  if (tag === '' || tag === version) return version;
  return version === '' ? tag : `${tag} (${version})`;
}

/** Layers from the file keep their ids when those are free. */
export function withFreeIds(items: readonly unknown[], rows: readonly Row<Fields>[]): readonly unknown[] {
  const layers = items.flatMap(item => (isRecord(item) && isLayer(item) ? item : []));
  const taken = layers.filter((_, at) => rows[at]?.here !== undefined);
  return layers.map((layer, at) => {
    if (rows[at]?.here !== undefined) return layer;
    const isTaken = taken.some(one => layerId(one) === layerId(layer));
    const identified = isTaken ? {...layer, 'x-strata-id': freeLayerId(taken, layer.name)} : layer;
    taken.push(identified);
    return identified;
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
