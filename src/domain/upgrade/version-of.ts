import type {Layer} from '../layer/layer.ts';
import {parseTag} from '../pack/pack-version.ts';

/** The resolved version of a layer; that of its tag where the document names no other; empty for a train without one. */
export function versionOf(layer: Layer): string {
  if ((layer.version ?? '') !== '') return layer.version ?? '';
  const tag = parseTag(layer.tag ?? '');
  return tag.kind === 'exact' ? tag.version : '';
}
