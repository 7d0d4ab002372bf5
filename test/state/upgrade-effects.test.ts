import {expect, test} from 'vitest';
import {StrataError} from '../../src/domain/error.ts';
import type {Layer} from '../../src/domain/layer.ts';
import type {Pack} from '../../src/domain/pack.ts';
import {indexPacks} from '../../src/domain/upgrade/pack-index.ts';
import {answerUpgrade} from '../../src/domain/upgrade/upgrade-layer.ts';
import {upgradeTargets} from '../../src/domain/upgrade/upgrade-target.ts';
import type {Action} from '../../state/action.ts';
import {perform} from '../../state/effects/perform.ts';
import {aLayer} from '../fixtures/open-profile.ts';
import {portsOf} from '../fixtures/ports.ts';
import {catalogOf} from '../fixtures/some-packs.ts';
import {MINE, UPGRADE_PACKS} from '../fixtures/upgrade-packs.ts';

const NEVER = new AbortController().signal;
const [OLD_PACK, NEW_PACK] = UPGRADE_PACKS;
const unreadable = async () =>
  Promise.reject(new StrataError('pack.unreadable', 'values.yaml: denied', {hint: 'chmod'}));

test('both packs are read and merged', async () => {
  expect(await plan({})).toMatchObject({
    type: 'upgrade.planned',
    plan: {cautions: [], merge: {comparedWith: 'old defaults'}},
  });
});

test('a present version that cannot be read is as one that no registry has', async () => {
  expect(await plan({packOf: unreadable})).toMatchObject({
    type: 'upgrade.planned',
    plan: {before: undefined, merge: {comparedWith: 'new defaults only'}},
  });
});

test('of a train without a resolved version no present one is guessed', async () => {
  const asked = await plan({}, {version: '', tag: '1.x'});
  expect(asked).toMatchObject({plan: {before: undefined, cautions: [expect.stringContaining('1.x')]}});
});

test('a new version that cannot be read fails, with what to do', async () => {
  expect(await plan({readPack: unreadable})).toMatchObject({
    type: 'upgrade.failed',
    message: 'values.yaml: denied; chmod',
  });
});

async function plan(
  registries: {readonly packOf?: () => Promise<Pack>; readonly readPack?: () => Promise<Pack>},
  over: Partial<Layer> = {},
): Promise<Action | undefined> {
  if (OLD_PACK === undefined || NEW_PACK === undefined) throw new Error('two packs');
  const layer = aLayer('web', {values: MINE, ...over});
  const target = upgradeTargets(indexPacks(catalogOf(UPGRADE_PACKS)), layer, 'aws').find(({tag}) => tag === '2.0.0');
  if (target === undefined) throw new Error('a target');
  const ports = portsOf({
    registries: {packOf: async () => OLD_PACK, readPack: async () => NEW_PACK, ...registries},
    merges: {upgrade: async question => answerUpgrade(question)},
  });
  return perform({type: 'upgrade.plan', layer, target, isChosen: true}, ports, NEVER);
}
