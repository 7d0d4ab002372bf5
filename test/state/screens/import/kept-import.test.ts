import {expect, test} from 'vitest';
import type {Effect} from '../../../../state/effect.ts';
import {mergeRows} from '../../../../state/screens/import/merge-rows.ts';
import {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile} from '../../../fixtures/open-profile.ts';
import {SOME_PACKS} from '../../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../../fixtures/stored-profiles.ts';

const HERE = aProfile(aLayer('nginx', {values: 'a: 2\nb: 1\n'}));
const FILE = aProfile(aLayer('nginx', {values: 'a: 1\nb: 3\n'}));

const start = () => new Journey(SOME_PACKS, {profiles: stored(aSummary('web-prod', '1.0.0'))});

/** The Import screen on a pasted document. */
const importing = (journey = start()) =>
  journey.send({type: 'import.read', document: FILE, stored: HERE, source: 'pasted text'});

/** The Merge screen over it. */
const merging = (journey = importing()) =>
  journey.send({
    type: 'merge.read',
    merging: {
      here: HERE,
      file: FILE,
      document: FILE,
      source: 'pasted text',
      label: 'web-prod 1.0.0',
      bases: [{label: 'web-prod 0.9.0', profile: HERE}],
      secrets: new Map(),
    },
  });

/** What the files of the run hold at its end. */
function keptBy(journey: Journey): Readonly<Record<string, unknown>> {
  const writes = journey.asked.filter(
    (one): one is Extract<Effect, {type: 'draft.answers'}> => one.type === 'draft.answers',
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(writes.map(({what, answers}) => [what, answers]))));
}

/** The next run, after the one before was cut off. */
const after = (journey: Journey) => again(keptBy(journey));
const again = (kept: Readonly<Record<string, unknown>>) =>
  start().send({
    type: 'drafts.loaded',
    drafts: [],
    texts: [],
    troubles: [],
    newProfile: undefined,
    ...kept,
    after: 'quit',
  });

const taken = (journey: Journey) => mergeRows(journey.screen('merge')).map(part => part.taken);

test('a document that is being imported is kept until it is imported or left', () => {
  const journey = importing();
  expect(keptBy(journey)['import']).toMatchObject({source: 'pasted text', text: JSON.stringify(FILE)});
  expect(keptBy(journey.press('esc'))).toEqual({});
});

test('after strata was cut off, importing offers to go on with it, under the name that was chosen for it', () => {
  const cutOff = importing().send({type: 'import.as', name: 'web-2', version: '2.0.0'});
  const journey = after(cutOff);
  expect(journey.state.notice?.text).toContain('pasted text; I among the profiles goes on with it');
  journey.press('I', 'enter');
  expect(journey.effect('document.read')?.from).toEqual({pasted: JSON.stringify(FILE), source: 'pasted text'});
  expect(importing(journey).screen('import').incoming.as).toEqual({name: 'web-2', version: '2.0.0'});
});

test('another document drops what was left, and is kept in its place', () => {
  const journey = after(merging().press('space')).send({
    type: 'import.read',
    document: HERE,
    stored: undefined,
    source: '/mnt/b.json',
  });
  expect(journey.screen('import').incoming.as).toEqual({});
  expect(keptBy(journey)).toEqual({import: expect.objectContaining({source: '/mnt/b.json'})});
  expect(journey.press('esc', 'I').state.dialog?.kind).toBe('form');
});

test('answers to a merge are kept with it, and put back when it is merged again', () => {
  const cutOff = merging().press('b', 'space', 'space');
  expect(taken(cutOff)).toEqual(['file']);
  const journey = merging(importing(after(cutOff)));
  expect(taken(journey)).toEqual(['file']);
  expect(journey.screen('merge')).toMatchObject({base: 1, choices: cutOff.screen('merge').choices});
  expect(journey.state.notice?.text).toContain('before strata ended');
});

test('answers given for a base that is not there any more are not put back', () => {
  const kept = keptBy(merging().press('space'));
  const journey = merging(importing(again({...kept, merge: {base: 'web-prod 0.1.0', choices: {}}})));
  expect(journey.screen('merge').choices.size).toBe(0);
});

test('answers are forgotten once the merge is left, or its import', () => {
  expect(keptBy(merging().press('space', 'esc'))).toHaveProperty('import');
  expect(keptBy(merging().press('space', 'esc'))).not.toHaveProperty('merge');
  const journey = importing(after(merging().press('space')));
  expect(keptBy(journey.press('esc'))).toEqual({});
});

test('what was filled in for a masked secret is not kept', () => {
  const journey = importing().send({
    type: 'import.fill',
    secret: {place: {kind: 'variable', variable: 'token'}, value: 'hunter2'},
  });
  expect(JSON.stringify(keptBy(journey))).not.toContain('hunter2');
});

test.each([
  null,
  'x',
  {},
  {source: 1, text: 'x', as: {}, registries: {}},
  {source: 's', text: 't', as: 3, registries: {}},
])('what is no import is none: %j', value => {
  expect(again({import: value}).state.leftImport).toBeUndefined();
});

test('nothing is kept with --read-only', () => {
  const journey = start();
  journey.state = {...journey.state, surroundings: {...journey.state.surroundings, isReadOnly: true}};
  expect(importing(journey).effect('draft.answers')).toBeUndefined();
});
