import {expect, test} from 'vitest';
import {Journey, stateWith} from '../../fixtures/app.ts';
import {draw} from '../../fixtures/draw.ts';
import {SOME_PACKS} from '../../fixtures/some-packs.ts';

const {surroundings} = stateWith([]);
const bundle = {path: '/mnt/carried.tgz', into: '/home/ada/strata'};
const inBundle = () => new Journey(SOME_PACKS, {surroundings: {...surroundings, bundle}});

test('the title says that the workspace is a bundle', () => {
  expect(draw(inBundle().state)).toContain(' strata > bundle carried.tgz > profiles');
});

test('nothing of it is changed, and it is said how it could be', () => {
  const journey = inBundle().press('a');
  expect(journey.state.notice?.text).toBe('in the bundle /mnt/carried.tgz: import it to change it (I at home)');
  expect(journey.asked).toEqual([]);
});

test('I leaves it for the own workspace, once that is confirmed', () => {
  const journey = inBundle().press('I');
  expect(draw(journey.state)).toContain('Import its profiles into /home/ada/strata');
  expect(journey.press('enter').asked).toEqual([]);
  expect(journey.press('I', 'tab', 'enter').asked).toMatchObject([{type: 'app.leave-bundle'}]);
});

test('with --read-only it is not left either', () => {
  const journey = new Journey([], {surroundings: {...surroundings, isReadOnly: true, bundle}}).press('I');
  expect(journey.state.dialog).toBeUndefined();
  expect(journey.state.notice?.text).toContain('--read-only');
});
