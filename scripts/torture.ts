/**
 * `npm run torture -- [WHICH] [ROUNDS] [SEED]`: what is too long for every run of the tests, in as many rounds as wanted (200). The tests run a
 * handful of each. A seed that found something finds it again.
 */
import {tortureUpgrades} from './torture/real-upgrades.ts';
import {tortureResizes} from './torture/resizes.ts';
import {tortureSaves} from './torture/saves.ts';

/** Throws what was found; gives what is worth telling. */
type Torture = (rounds: number, seed: number) => unknown;

const tortures: Readonly<Record<string, Torture>> = {
  saves: tortureSaves,
  resizes: tortureResizes,
  upgrades: tortureUpgrades,
};

const words = process.argv.slice(2);
const [rounds = 200, seed = Date.now() % 1_000_000] = words.filter(word => /^\d+$/.test(word)).map(Number);
const wanted = words.find(word => !/^\d+$/.test(word)) ?? '';
for (const [name, torture] of Object.entries(tortures)) {
  if (!name.includes(wanted)) continue;
  console.log(`${name}: ${rounds} rounds, seed ${seed}`);
  console.log(await torture(rounds, seed));
}
