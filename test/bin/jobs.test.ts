import {expect, test} from 'vitest';
import {Jobs} from '../../bin/jobs.ts';
import {layersOf} from '../../src/domain/profile/profile.ts';
import {answerUpgrade, mergesLong, type UpgradeQuestion} from '../../src/domain/upgrade/upgrade-layer.ts';
import {compareSides, type Sides} from '../../state/screens/compare/compare-sides.ts';
import {aProfile} from '../domain/validate/build.ts';

const NEVER = new AbortController().signal;
const NOWHERE = new URL('file:///nowhere/thread.js');

test('the thread finds what a comparison finds here, secrets masked', async () => {
  const found = await new Jobs().run('compare', twoSides(), NEVER);
  expect(found).toEqual(compareSides(twoSides()));
  expect(found?.counts.paths).toBe(2);
  expect(JSON.stringify(found)).not.toMatch(/s3cret|n3wer/);
});

test('a job that is called off is not answered, and the next one is', async () => {
  const jobs = new Jobs();
  const abort = new AbortController();
  const first = jobs.run('compare', twoSides(), abort.signal);
  abort.abort();
  expect(await first).toBeUndefined();
  expect(await jobs.run('compare', twoSides(), NEVER)).toEqual(compareSides(twoSides()));
});

test('where no thread can be had the job is done all the same', async () => {
  const jobs = new Jobs(NOWHERE);
  expect(await jobs.run('compare', twoSides(), NEVER)).toEqual(compareSides(twoSides()));
  expect(await jobs.run('compare', twoSides(), NEVER)).toEqual(compareSides(twoSides()));
});

function twoSides(): Sides {
  const side = (values: string) => {
    const profile = aProfile({layers: [{values}]});
    return {label: 'a side', profile, secrets: new Map(layersOf(profile).map(layer => [layer, ['db.password']]))};
  };
  return [side('a: 1\ndb:\n  password: s3cret\n'), side('a: 2\ndb:\n  password: n3wer\n')];
}

test('a long merge is done in the thread as it is here, and leaves the loop free', async () => {
  const question = longUpgrade();
  expect(mergesLong(question)).toBe(true);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const merge = await new Jobs().run('upgrade', question, NEVER);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
  expect(merge).toEqual(answerUpgrade(question));
});

/** Defaults of 6,000 keys, of which the new version changes one in a hundred; one of them is mine. */
function longUpgrade(): UpgradeQuestion {
  const defaults = (version: number) =>
    Array.from({length: 6000}, (_, at) => `key${at}: ${at % 100 === 0 ? version : 'the same'}\n`).join('');
  const source = (version: number) => ({defaults: defaults(version), presets: []});
  const mine = defaults(1).replace('key1: the same', 'key1: mine');
  return {mine, before: source(1), after: source(2), choices: new Map()};
}
