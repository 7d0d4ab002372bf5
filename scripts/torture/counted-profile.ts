import {layersOf, type Profile} from '../../src/domain/profile/profile.ts';

/** A profile that holds a number, and enough text that writing it takes a while. */
export function withCount(name: string, count: number): Profile {
  const values = `count: ${count}\n${`# ${String(count).padStart(6, '0')} what stands here is of no importance\n`.repeat(400)}`;
  return {
    metadata: {name, description: `at ${count}`},
    spec: {
      version: '1.0.0',
      template: {
        type: 'add-on',
        cloudType: 'all',
        packs: [{name: 'counter', 'x-strata-id': 'counter', type: 'manifest', layer: 'addon', values}],
      },
    },
  };
}

/** The number; -1 where the text is not as it was written: half of one, or two mixed. */
export function countIn(profile: Profile): number {
  const [layer] = layersOf(profile);
  const count = Number(/^count: (\d+)$/m.exec(layer?.values ?? '')?.[1] ?? -1);
  const [whole] = layersOf(withCount(profile.metadata.name, count));
  return layer?.values === whole?.values ? count : -1;
}
