import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {LOADING} from '../../../state/loadable.ts';
import type {State} from '../../../state/model.ts';
import {HOME} from '../../../state/place.ts';
import {aCatalog, aPack, aProfile} from '../../domain/validate/build.ts';
import {Journey} from '../../fixtures/app.ts';
import {check, openProfile} from '../../fixtures/checked-profile.ts';

const TWO_ADDONS = aProfile({layers: [{name: 'app'}, {name: 'web'}]});

test('an opened profile is checked, with what the registries hold', () => {
  const journey = openProfile(TWO_ADDONS);
  expect(journey.checks[0]).toMatchObject({profile: TWO_ADDONS, catalog: {registries: []}});
});

test('an edit, its undo and its redo are each checked as they are then', () => {
  const journey = openProfile(TWO_ADDONS).press('J', 'u', 'ctrl+r');
  const [opened, edited, undone, redone] = checked(journey);
  expect(edited).not.toBe(opened);
  expect(undone).toBe(opened);
  expect(redone).toBe(edited);
});

test('moving the cursor asks for no check', () => {
  expect(checked(openProfile(TWO_ADDONS).press('j', 'k', '2', '?'))).toHaveLength(1);
});

test('while the registries are read the check waits for them', () => {
  const journey = openWithout(LOADING);
  expect(checked(journey)).toEqual([]);
  journey.send({type: 'catalog.loaded', catalog: aCatalog([])});
  expect(checked(journey)).toEqual([TWO_ADDONS]);
});

test('registries that cannot be read do not keep the profile from being checked', () => {
  const journey = openWithout(LOADING);
  const error = new StrataError('index', 'the index cannot be read');
  journey.send({type: 'effect.failed', what: 'catalog.load', error});
  expect(journey.checks[0]).toMatchObject({profile: TWO_ADDONS, catalog: undefined});
});

test('new packs in the registries make a new check', () => {
  const journey = openProfile(TWO_ADDONS).send({type: 'catalog.loaded', catalog: aCatalog([aPack({})])});
  expect(checked(journey)).toEqual([TWO_ADDONS, TWO_ADDONS]);
});

test('what was found in an older profile is not shown on a newer one', () => {
  const journey = openProfile(TWO_ADDONS);
  journey.press('J').send({type: 'profile.checked', profile: TWO_ADDONS, problems: [PROBLEM]});
  expect(journey.state.session?.problems).toEqual([]);
  expect(check(journey, [PROBLEM]).state.session?.problems).toEqual([PROBLEM]);
});

test('a save says how many errors there are, and saves', () => {
  const journey = check(openProfile(TWO_ADDONS).press('J'), [PROBLEM, {...PROBLEM, severity: 'warning'}]).press('w');
  const {profile, ref} = journey.effect('profile.save') ?? {};
  if (profile === undefined || ref === undefined) throw new Error('nothing was saved');
  journey.send({type: 'session.saved', ref, profile, hash: 'h2'});
  expect(journey.state.notice).toEqual({tone: 'warning', text: 'saved as web 1.0.0, with 1 error; ! lists them'});
});

test('a save without errors says nothing of them', () => {
  const journey = check(openProfile(TWO_ADDONS).press('J'), []).press('w');
  const {profile, ref} = journey.effect('profile.save') ?? {};
  if (profile === undefined || ref === undefined) throw new Error('nothing was saved');
  journey.send({type: 'session.saved', ref, profile, hash: 'h2'});
  expect(journey.state.notice?.text).toBe('saved as web 1.0.0');
});

const PROBLEM = {severity: 'error', code: 'a.b', message: 'wrong'} as const;

function openWithout(catalog: State['catalog']): Journey {
  const history = {past: [], present: TWO_ADDONS, future: []};
  const ref = {name: 'web', version: '1.0.0'};
  const opened = {
    type: 'profile.opened',
    ref,
    saved: TWO_ADDONS,
    hash: 'h',
    history,
    draftedAt: undefined,
    place: HOME,
  } as const;
  return new Journey([], {catalog}).send(opened);
}

function checked(journey: Journey): readonly Profile[] {
  return journey.checks.map(({profile}) => profile);
}
