import {StrataError} from '../../src/domain/error.ts';
import type {Pack} from '../../src/domain/pack/pack.ts';
import {questionOf} from '../../src/domain/upgrade/upgrade-layer.ts';
import {planOf} from '../screens/upgrade/upgrade-plan.ts';
import type {Handlers} from './handler.ts';
import {messageOf} from './message-of.ts';

/** The screen itself shows what cannot be read or merged. */
export const upgradeEffects = {
  /** Reads the current and the new version of a layer's pack, and merges. */
  async 'upgrade.plan'({layer, before: present, target, isChosen}, {registries, merges}, signal) {
    try {
      const options = {mayAsk: isChosen, signal};
      // Until the user has chosen, registries on the network are not asked; a pack that is not at hand is no reason to
      // merge without it.
      const reading = present === undefined ? undefined : registries.readPack(present, options);
      const before = reading === undefined || !isChosen ? await reading : await readable(reading);
      const after = await registries.readPack(target.pack, options);
      const merge = await merges.upgrade(questionOf(layer, before, after), signal);
      if (merge === undefined) return undefined;
      return {type: 'upgrade.planned', target, plan: planOf(layer, before, after, merge)};
    } catch (error) {
      return {type: 'upgrade.failed', target, message: messageOf(error)};
    }
  },
  /** Merges again, with the user's choices. */
  async 'upgrade.merge'({target, question}, {merges}, signal) {
    try {
      const merge = await merges.upgrade(question, signal);
      return merge === undefined ? undefined : {type: 'upgrade.merged', choices: question.choices, merge};
    } catch (error) {
      return {type: 'upgrade.failed', target, message: messageOf(error)};
    }
  },
} satisfies Partial<Handlers>;

/** A current version that cannot be read counts as missing: the merge goes on without it, and says so. */
async function readable(pack: Promise<Pack | undefined>): Promise<Pack | undefined> {
  try {
    return await pack;
  } catch (error) {
    if (error instanceof StrataError) return undefined;
    throw error;
  }
}
