import {describe, expect, test} from 'vitest';
import type {Profile} from '../../../../src/domain/profile/profile.ts';
import {topScreen} from '../../../../state/model.ts';
import {importPlan} from '../../../../state/screens/import/import-rows.ts';
import {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile} from '../../../fixtures/open-profile.ts';
import {SOME_PACKS} from '../../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../../fixtures/stored-profiles.ts';

const DOCUMENT = aProfile(
  aLayer('prometheus', {version: '70.1.1', tag: '70.1.1', registry: {metadata: {name: 'Public Repo'}}}),
  aLayer('redis', {registry: {metadata: {name: 'Public Repo'}}}),
);

/** The Import screen on a document; `there` is in the workspace under the same name and version. */
function importing(document: Profile = DOCUMENT, there?: Profile): Journey {
  const profiles = there === undefined ? stored() : stored(aSummary('web-prod', '1.0.0'));
  const read = {type: 'import.read', document, stored: there, source: '/mnt/web.json'} as const;
  return new Journey(SOME_PACKS, {profiles}).send(read);
}

function rowsOf({state}: Journey): readonly string[] {
  const screen = topScreen(state);
  return screen.type === 'import' ? importPlan(state, screen).rows.map(({text}) => text) : [];
}

describe('I', () => {
  test('asks for a path, and reads it', () => {
    const journey = new Journey(SOME_PACKS).press('I', 'type:/mnt/web.json', 'enter');
    expect(journey.effect('document.read')?.from).toEqual({file: '/mnt/web.json'});
  });

  test.each(['{"metadata": {}}', 'metadata:\n  name: web\n'])('takes a pasted document: %j', text => {
    const journey = new Journey(SOME_PACKS).press('I').send({type: 'text.pasted', text});
    expect(journey.effect('document.read')?.from).toEqual({pasted: text});
    expect(journey.state.dialog).toBeUndefined();
  });

  test('takes a pasted path as one', () => {
    const journey = new Journey(SOME_PACKS)
      .press('I')
      .send({type: 'text.pasted', text: '/mnt/web.json\n'})
      .press('enter');
    expect(journey.effect('document.read')?.from).toEqual({file: '/mnt/web.json'});
  });
});

test('the plan is shown at once, and enter imports', () => {
  const journey = importing();
  expect(rowsOf(journey)).toEqual([
    'web-prod 1.0.0 is new',
    'Public Repo: 2 packs, 1 found in lab',
    'no registry here has the pack redis',
  ]);
  expect(journey.press('enter').effect('profile.create')?.profile).toBe(DOCUMENT);
});

test('what was imported is opened in the place of its plan', () => {
  const journey = importing().press('enter');
  const ref = {name: 'web-prod', version: '1.0.0'};
  journey.send({type: 'profile.created', ref, hash: 'h', profile: DOCUMENT, said: 'imported'});
  expect(topScreen(journey.state).type).toBe('profiles');
  expect(journey.effect('profile.open')?.ref).toEqual(ref);
});

test('a version that is there is not imported over: it is asked what instead, and the two can be compared', () => {
  const journey = importing(DOCUMENT, aProfile());
  expect(rowsOf(journey)[0]).toBe('web-prod 1.0.0 is there already, and differs');
  expect(journey.press('enter').effect('profile.create')).toBeUndefined();
  expect(journey.state.dialog).toMatchObject({title: 'web-prod 1.0.0 is there already, and differs'});
  expect(journey.press('r', 'enter', 'enter', 'enter').effect('profile.create')?.profile.spec.version).toBe('1.0.1');
  const compared = importing(DOCUMENT, aProfile()).press('d').effect('sides.read');
  expect(compared?.sides).toEqual([
    {name: 'web-prod', version: '1.0.0'},
    {label: '/mnt/web.json', profile: DOCUMENT},
  ]);
});

test('all packs of a registry are taken from another one', () => {
  const journey = importing().press('j', 'e', 'type:s', 'enter');
  expect(rowsOf(journey)[1]).toBe('site: 2 packs, 1 found');
  expect(rowsOf(journey.press('e', 'type:l', 'enter'))[1]).toBe('lab: 2 packs, 1 found');
  const created = journey.press('e', 'type:s', 'enter', 'enter').effect('profile.create')?.profile;
  expect(created?.spec.template.packs?.map(({registry}) => registry?.metadata?.name)).toEqual(['site', 'site']);
});

test('a line about no registry has none to change', () => {
  expect(importing().press('e').state.notice?.text).toContain('no line about a registry');
});

test('a secret that came masked is filled in before the import, unseen', () => {
  const document: Profile = {
    ...aProfile(aLayer('vault', {values: "db:\n  password: '********' # mine\n"})),
    metadata: {name: 'web-prod'},
  };
  const withVariable = {
    ...document,
    spec: {...document.spec, variables: [{name: 'token', isSensitive: true, defaultValue: '********'}]},
  };
  const journey = importing(withVariable);
  const masked = () => rowsOf(journey).filter(text => text.includes('came masked'));
  expect(masked()).toEqual(['variable token came masked', 'vault: db.password came masked']);
  const at = rowsOf(journey).findIndex(text => text.includes('db.password'));
  journey.press(...Array<string>(at).fill('j'), 'f', 'type:a: b', 'enter');
  expect(masked()).toEqual(['variable token came masked']);
  journey.press('g', ...Array<string>(at - 1).fill('j'), 'f', 'type:k3y', 'enter');
  expect(masked()).toEqual([]);
  const created = journey.press('enter').effect('profile.create')?.profile;
  expect(created?.spec.template.packs?.[0]?.values).toBe('db:\n  password: "a: b" # mine\n');
  expect(created?.spec.variables?.[0]?.defaultValue).toBe('k3y');
  expect(importing().press('f').state.notice?.text).toContain('no line about a masked secret');
});
