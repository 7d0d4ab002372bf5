import type {Layer} from '../layer.ts';

/** Whether an item of a profile's list is one of its layers: a profile that was read has no layer without id and name. */
export function isLayer(value: Readonly<Record<string, unknown>>): value is Layer {
  return typeof value['x-strata-id'] === 'string' && typeof value['name'] === 'string';
}
