/** Reads packs for screens that wait for them: a failure is an answer too, not a notice. */
import {StrataError} from '../../src/domain/error.ts';
import type {Layer} from '../../src/domain/layer/layer.ts';
import type {PackSummary} from '../../src/domain/pack/pack.ts';
import type {Action} from '../action.ts';
import type {Ports} from '../ports.ts';
import {messageOf} from './message-of.ts';

type Registries = Pick<Ports, 'registries'>;

export async function readPack(
  summary: PackSummary,
  ports: Registries,
  options: {readonly mayAsk: boolean; readonly isGlance: boolean; readonly signal: AbortSignal},
): Promise<Action> {
  try {
    return {type: 'picker.pack-read', pack: await ports.registries.readPack(summary, options)};
  } catch (error) {
    return {type: 'picker.pack-failed', message: messageOf(error)};
  }
}

export async function readPackOfLayer(layer: Layer, ports: Registries): Promise<Action> {
  const id = layer['x-strata-id'];
  try {
    const pack = await ports.registries.packOf(layer);
    if (pack !== undefined) return {type: 'layer.pack-read', layer: id, pack};
  } catch (error) {
    return {type: 'layer.pack-missing', layer: id, message: messageOf(error)};
  }
  return {
    type: 'layer.pack-missing',
    layer: id,
    message: `no registry has ${layer.name} ${layer.version ?? layer.tag ?? ''}`,
  };
}

/** The pack's values for a layer that has none. Throws `pack.unknown` when no registry has the pack. */
export async function readDefaults(layer: Layer, ports: Registries): Promise<string> {
  const pack = await ports.registries.packOf(layer);
  if (pack !== undefined) return pack.values;
  const wanted = `${layer.name} ${layer.version ?? layer.tag ?? ''}`;
  throw new StrataError('pack.unknown', `The layer has its pack's values, and no registry has ${wanted}`, {
    hint: 'Give the layer values of its own first: e opens them.',
  });
}
