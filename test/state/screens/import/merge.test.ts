import {expect, test} from 'vitest';
import {startHistory} from '../../../../src/domain/profile/history.ts';
import type {Profile} from '../../../../src/domain/profile/profile.ts';
import {topScreen} from '../../../../state/model.ts';
import {HOME} from '../../../../state/place.ts';
import {mergeRows} from '../../../../state/screens/import/merge-rows.ts';
import {isDirty} from '../../../../state/session/session.ts';
import {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile} from '../../../fixtures/open-profile.ts';
import {SOME_PACKS} from '../../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../../fixtures/stored-profiles.ts';

const REF = {name: 'web-prod', version: '1.0.0'};
const BASE = aProfile(aLayer('nginx', {values: 'a: 1\nb: 1\nc: 1\n'}));
const HERE = aProfile(aLayer('nginx', {values: 'a: 2\nb: 1\nc: 2\n'}));
const FILE = aProfile(aLayer('nginx', {values: 'a: 1\nb: 3\nc: 3\n'}), aLayer('vault'));

/** The Merge screen on a document, with a base or without one. */
function merging(base: Profile | undefined = BASE): Journey {
  return new Journey(SOME_PACKS, {profiles: stored(aSummary('web-prod', '1.0.0'))})
    .send({type: 'import.read', document: FILE, stored: HERE, source: '/mnt/web.json'})
    .send({
      type: 'merge.read',
      merging: {
        here: HERE,
        file: FILE,
        document: FILE,
        source: '/mnt/web.json',
        label: 'web-prod 1.0.0',
        bases: base === undefined ? [] : [{label: 'web-prod 0.9.0', profile: base}],
        secrets: new Map(),
      },
    });
}

const rowsOf = (journey: Journey) => mergeRows(journey.screen('merge')).map(({title, taken}) => `${taken} ${title}`);
const valuesOf = (profile: Profile | undefined) => profile?.spec.template.packs?.[0]?.values;

test('m on the Import screen reads both sides', () => {
  const profiles = merging().state.profiles;
  const journey = new Journey(SOME_PACKS, {profiles}).send({
    type: 'import.read',
    document: FILE,
    stored: HERE,
    source: 'web.json',
  });
  journey.press('m');
  expect(journey.effect('merge.read')).toMatchObject({file: FILE, document: FILE, source: 'web.json'});
});

test('every place that differs is a row, and space takes the other side', () => {
  const journey = merging();
  expect(rowsOf(journey)).toEqual([
    'here nginx: values a',
    'file nginx: values b',
    'here nginx: values c',
    'file layer vault',
  ]);
  expect(rowsOf(journey.press('space', 'j', 'space'))).toEqual([
    'file nginx: values a',
    'here nginx: values b',
    'here nginx: values c',
    'file layer vault',
  ]);
});

test('what both changed waits for an answer: the first space keeps what is here, the next takes the file', () => {
  const journey = merging().press(']', 'space');
  expect(rowsOf(journey)[2]).toBe('here nginx: values c');
  expect(journey.press('enter').effect('merge.open')?.merged).toMatchObject({
    spec: {template: {packs: [{values: 'a: 2\nb: 3\nc: 2\n'}, {name: 'vault'}]}},
  });
  expect(rowsOf(merging().press(']', 'space', 'space'))[2]).toBe('file nginx: values c');
});

test('enter asks for what waits, and takes one side for all of it', () => {
  const journey = merging().press('enter');
  expect(journey.effect('merge.open')).toBeUndefined();
  expect(journey.state.dialog).toMatchObject({title: 'One place is to be decided', lines: ['nginx: values c']});
  expect(valuesOf(journey.press('j', 'j', 'enter').effect('merge.open')?.merged)).toBe('a: 2\nb: 3\nc: 3\n');
});

test('one side is taken everywhere', () => {
  expect(valuesOf(merging().press('F', 'enter').effect('merge.open')?.merged)).toBe('a: 1\nb: 3\nc: 3\n');
  expect(merging().press('H', 'enter').effect('merge.open')?.merged).toBe(HERE);
});

test('another base, or none, tells other changes', () => {
  const journey = merging().press('b');
  expect(rowsOf(journey)).toEqual(['here nginx: values', 'file layer vault']);
  expect(rowsOf(journey.press('b'))).toHaveLength(4);
});

test('what comes of it is one unsaved change of the version, which is undone like any other', () => {
  const journey = merging().press('F', 'enter');
  const asked = journey.effect('merge.open');
  if (asked === undefined) throw new Error('nothing was asked');
  journey.send({
    type: 'merge.opened',
    opened: {
      type: 'profile.opened',
      ref: REF,
      saved: HERE,
      hash: 'h',
      history: startHistory(HERE),
      draftedAt: undefined,
      place: HOME,
    },
    merged: asked.merged,
    document: asked.document,
    said: asked.said,
  });
  expect(topScreen(journey.state).type).toBe('stack');
  expect(journey.state.screens.map(({type}) => type)).toEqual(['profiles', 'stack']);
  expect(journey.effect('draft.record')).toMatchObject({before: HERE, after: asked.merged});
  expect(journey.state.notice?.text).toContain('merged /mnt/web.json: 4 of 4 places from it, 2 of those here given up');
  expect(journey.press('u').state.session).toSatisfy(
    (session: Journey['state']['session']) => session !== undefined && !isDirty(session),
  );
});

test('the document is what the next one descends from once the merge is saved, and not before or when it was undone', () => {
  const opened = () => {
    const journey = merging().press('F', 'enter');
    const asked = journey.effect('merge.open');
    if (asked === undefined) throw new Error('nothing was asked');
    const {merged, document, said} = asked;
    const history = startHistory(HERE);
    return journey.send({
      type: 'merge.opened',
      opened: {type: 'profile.opened', ref: REF, saved: HERE, hash: 'h', history, draftedAt: undefined, place: HOME},
      merged,
      document,
      said,
    });
  };
  const journey = opened();
  expect(journey.effect('import.keep')).toBeUndefined();
  journey.send({type: 'session.saved', ref: REF, profile: FILE, hash: 'i'});
  expect(journey.effect('import.keep')?.document).toBe(FILE);
  const undone = opened().press('u').send({type: 'session.saved', ref: REF, profile: HERE, hash: 'i'});
  expect(undone.effect('import.keep')).toBeUndefined();
});

test('a new version holds what comes of it, and both stay', () => {
  const journey = merging().press('v', 'enter');
  expect(journey.effect('profile.create')).toMatchObject({
    profile: {spec: {version: '1.0.1'}},
    imported: {spec: {version: '1.0.1'}},
  });
  expect(journey.effect('merge.open')).toBeUndefined();
});

test('what is here and what comes of it are compared', () => {
  const sides = merging().press('F', 'd').effect('sides.read')?.sides;
  expect(sides?.[0]).toEqual({label: 'web-prod 1.0.0', profile: HERE});
});
