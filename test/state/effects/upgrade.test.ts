import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {PackSummary} from '../../../src/domain/pack/pack.ts';
import {indexPacks, presentVersion} from '../../../src/domain/upgrade/pack-index.ts';
import {answerUpgrade} from '../../../src/domain/upgrade/upgrade-layer.ts';
import {upgradeTargets} from '../../../src/domain/upgrade/upgrade-target.ts';
import type {Action} from '../../../state/action.ts';
import {perform} from '../../../state/effects/perform.ts';
import {aLayer} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';
import {catalogOf} from '../../fixtures/some-packs.ts';
import {MINE, UPGRADE_PACKS} from '../../fixtures/upgrade-packs.ts';

const NEVER = new AbortController().signal;
test('both packs are read and merged', async () => {
  expect(await plan()).toMatchObject({
    type: 'upgrade.planned',
    plan: {cautions: [], merge: {comparedWith: 'old defaults'}},
  });
});

test('a present version that cannot be read is as one that no registry has', async () => {
  expect(await plan({}, '1.0.0')).toMatchObject({
    type: 'upgrade.planned',
    plan: {before: undefined, merge: {comparedWith: 'new defaults only'}},
  });
});

test('of a train without a resolved version no present one is guessed', async () => {
  const asked = await plan({version: '', tag: '1.x'});
  expect(asked).toMatchObject({plan: {before: undefined, cautions: [expect.stringContaining('1.x')]}});
});

test('a new version that cannot be read fails, with what to do', async () => {
  expect(await plan({}, '2.0.0')).toMatchObject({
    type: 'upgrade.failed',
    message: 'values.yaml: denied; chmod',
  });
});

/** The answer to the upgrade of a layer to 2.0.0, where the pack of one version cannot be read. */
async function plan(over: Partial<Layer> = {}, unreadable = ''): Promise<Action | undefined> {
  const layer = aLayer('web', {values: MINE, ...over});
  const index = indexPacks(catalogOf(UPGRADE_PACKS));
  const target = upgradeTargets(index, layer, 'aws').find(({tag}) => tag === '2.0.0');
  if (target === undefined) throw new Error('a target');
  const readPack = async ({name, version}: PackSummary) => {
    const pack = UPGRADE_PACKS.find(one => one.name === name && one.version === version);
    if (pack !== undefined && version !== unreadable) return pack;
    throw new StrataError('pack.unreadable', 'values.yaml: denied', {hint: 'chmod'});
  };
  const ports = portsOf({registries: {readPack}, merges: {upgrade: async question => answerUpgrade(question)}});
  const before = presentVersion(index, layer);
  return perform({type: 'upgrade.plan', layer, before, target, isChosen: true}, ports, NEVER);
}
