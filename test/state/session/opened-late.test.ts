import {expect, test} from 'vitest';
import {startHistory} from '../../../src/domain/profile/history.ts';
import {topScreen} from '../../../state/model.ts';
import {HOME} from '../../../state/place.ts';
import {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile, openStack} from '../../fixtures/open-profile.ts';

const REF = {name: 'web-prod', version: '1.0.0'};

/** The disk answers at last. */
function answer(journey: Journey): Journey {
  const asked = journey.effect('profile.open');
  const saved = aProfile(aLayer('nginx'));
  const {place = HOME, depth} = asked ?? {};
  const late = depth === undefined ? {} : {depth};
  const history = startHistory(saved);
  return journey.send({
    type: 'profile.opened',
    ref: REF,
    saved,
    hash: 'h',
    history,
    draftedAt: undefined,
    place,
    ...late,
  });
}

const screensOf = (journey: Journey) => journey.state.screens.map(({type}) => type);

test('a version that a slow disk gives late lies below what was opened meanwhile', () => {
  const journey = new Journey([]).send({type: 'profile.open', ref: REF}).send({type: 'trash.open'});
  answer(journey);
  expect(screensOf(journey)).toEqual(['profiles', 'stack', 'trash']);
  journey.press('esc');
  expect(topScreen(journey.state).type).toBe('stack');
  expect(journey.state.session?.ref).toEqual(REF);
});

test('where the user was in the last run comes below what they opened before it was read', () => {
  const place = {...HOME, ref: REF};
  const journey = new Journey([]).send({type: 'app.started', place, wasCutOff: false}).send({type: 'trash.open'});
  answer(journey);
  expect(screensOf(journey)).toEqual(['profiles', 'stack', 'trash']);
});

test('a new profile that was begun meanwhile goes on', () => {
  const journey = new Journey([]).send({type: 'profile.open', ref: REF}).press('a', 'enter');
  answer(journey);
  expect(screensOf(journey)).toEqual(['profiles', 'stack', 'new-profile']);
});

test('a version that comes in time is what is shown', () => {
  const journey = new Journey([]).send({type: 'profile.open', ref: REF});
  expect(screensOf(answer(journey))).toEqual(['profiles', 'stack']);
});

test('a layer of the version that was open before is not shown over another', () => {
  const journey = openStack().send({type: 'profile.open', ref: REF}).press('enter');
  expect(topScreen(journey.state).type).toBe('layer');
  expect(screensOf(answer(journey))).toEqual(['profiles', 'stack']);
});

test('that a version has unsaved changes takes no warning from the screen that was not read yet', () => {
  const journey = new Journey([]).send({type: 'profile.open', ref: REF});
  journey.send({type: 'settings.loaded', keys: {}, theme: 'solarized', troubles: []});
  const saved = aProfile(aLayer('nginx'));
  journey.send({
    type: 'profile.opened',
    ref: REF,
    saved,
    hash: 'h',
    history: startHistory(aProfile(aLayer('vault'))),
    draftedAt: '2026-11-21T07:00:00.000Z',
    place: HOME,
  });
  expect(journey.state.notice?.text).toContain('no theme is named solarized');
});
