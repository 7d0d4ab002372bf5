import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {carryProfiles, planCarry} from '../../../src/commands/carry/carry-profiles.ts';
import {openRegistries} from '../../../src/registry/registries.ts';
import {aProfile} from '../../domain/validate/build.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';

const LAYERS = ['1.12.1', '1.11.5'].map(version => ({name: 'nginx', version, tag: version}));

test('a bundle whose writing is called off is not there, nor any part of it', async () => {
  const directory = await temporaryDirectory();
  const registries = openRegistries([], join(directory, 'cache'));
  const plan = planCarry([aProfile({layers: LAYERS})], await registries.catalog());
  const abort = new AbortController();
  const seen: number[] = [];
  const onPack = (_: unknown, at: number) => {
    seen.push(at);
    if (at === 2) abort.abort(new Error('called off'));
  };
  const target = join(directory, 'web.tgz');
  await expect(carryProfiles(target, plan, registries, {onPack, signal: abort.signal})).rejects.toThrow('called off');
  expect(seen).toEqual([1, 2]);
  expect(readdirSync(directory)).toEqual(['cache']);
});

test('a pack without end is given up before it fills the memory, and the rest is carried', async () => {
  const directory = await temporaryDirectory();
  const registries = openRegistries([], join(directory, 'cache'));
  const plan = planCarry([aProfile({layers: LAYERS})], await registries.catalog());
  const piece = Buffer.alloc(60_000_000);
  const {packs, missing} = await carryProfiles(join(directory, 'web.tar'), plan, {
    async *carryPack(pack) {
      if (pack.version === '1.12.1') for (let n = 0; ; n += 1) yield {path: `nginx/${n}`, content: piece};
      yield* registries.carryPack(pack);
    },
  });
  expect(packs.map(({version}) => version)).toEqual(['1.11.5']);
  expect(missing).toMatchObject([{layer: 'nginx', reason: 'nginx 1.12.1 cannot be carried: it is larger than 500 MB'}]);
});
