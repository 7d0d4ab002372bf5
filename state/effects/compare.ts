import type {Layer} from '../../src/domain/layer.ts';
import {layersOf, type Profile} from '../../src/domain/profile.ts';
import {parseSchema, passwordPaths} from '../../src/domain/schema-constraint/parse-schema.ts';
import type {Sides} from '../compare-sides.ts';
import type {SideSource} from '../effect.ts';
import type {Ports} from '../ports.ts';
import type {CompareSide} from '../screen.ts';
import type {Handlers} from './handler.ts';

export const compareEffects = {
  /** Reads both sides and finds what differs; nothing when that is called off. */
  async 'sides.read'({sides: [a, b]}, ports, signal) {
    const sides: Sides = [await readSide(a, ports), await readSide(b, ports)];
    const diff = await ports.comparisons.find(sides, signal);
    return diff === undefined ? undefined : {type: 'compare.read', sides, diff};
  },
} satisfies Partial<Handlers>;

async function readSide(side: SideSource, ports: Ports): Promise<CompareSide> {
  const read =
    'profile' in side
      ? side
      : {label: `${side.name} ${side.version}`, profile: (await ports.profiles.read(side)).profile};
  return {...read, secrets: await secretsOf(read.profile, ports)};
}

/** What the layers' packs call passwords; a pack that cannot be read masks nothing. */
async function secretsOf(profile: Profile, ports: Ports): Promise<ReadonlyMap<Layer, readonly string[]>> {
  const secrets = new Map<Layer, readonly string[]>();
  for (const layer of layersOf(profile)) {
    const pack = await ports.registries.packOf(layer).catch(() => undefined);
    if (pack?.schema !== undefined) secrets.set(layer, passwordPaths(parseSchema(pack.schema)));
  }
  return secrets;
}
