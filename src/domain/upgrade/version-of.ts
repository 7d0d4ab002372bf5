import type {Layer} from '../layer/layer.ts';
import {parseTag} from '../pack/pack-version.ts';

/** The resolved version of a layer, or its tag's when the document has no other; empty for a train without one. */
export function versionOf(layer: Layer): string {
  if ((layer.version ?? '') !== '') return layer.version ?? '';
  const tag = parseTag(layer.tag ?? '');
  return tag.kind === 'exact' ? tag.version : '';
}
