import {describe, expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {perform} from '../../../state/effects/perform.ts';
import type {Journey} from '../../fixtures/app.ts';
import {aProfile, openStack} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';

const REF = {name: 'web-prod', version: '1.0.0'};

/** The stack with an unsaved change: the last add-on is removed. */
function openChanged(): Journey {
  return openStack().send({type: 'list.put', row: 6}).press('D');
}

function layersIn(journey: Journey): number | undefined {
  const profile = journey.effect('profile.create')?.profile;
  return profile && layersOf(profile).length;
}

describe('a new version of the open one', () => {
  test('takes its unsaved changes along: they once stayed behind in the old draft', () => {
    const journey = openChanged().send({type: 'profile.copy', from: REF, to: {...REF, version: '1.1.0'}});
    expect(journey.effect('profile.copy')).toBeUndefined();
    expect(journey.effect('profile.create')).toMatchObject({profile: {spec: {version: '1.1.0'}}, done: REF});
    expect(layersIn(journey)).toBe(6);
  });

  test('is a copy of the file when nothing is unsaved', () => {
    const journey = openStack().send({type: 'profile.copy', from: REF, to: {...REF, version: '1.1.0'}});
    expect(journey.effect('profile.copy')).toMatchObject({from: REF});
  });

  test('leaves the draft in place when it is a clone under another name', () => {
    const journey = openChanged().send({type: 'profile.copy', from: REF, to: {name: 'lab', version: '1.0.0'}});
    expect(journey.effect('profile.create')).toMatchObject({profile: {metadata: {name: 'lab'}}});
    expect(journey.effect('profile.create')?.done).toBeUndefined();
  });
});

describe('a save that meets another file', () => {
  test('offers to save mine, not theirs, as a new version', () => {
    const journey = openChanged();
    journey.send({type: 'session.conflicted', ref: REF, theirs: {profile: aProfile(), hash: 'theirs'}});
    journey.press('j', 'j', 'j', 'enter', 'enter');
    expect(journey.effect('profile.create')).toMatchObject({profile: {spec: {version: '1.0.1'}}});
    expect(layersIn(journey)).toBe(6);
  });

  test('takes theirs with the hash of their file, so that the next save finds it', () => {
    const journey = openChanged();
    journey.send({type: 'session.conflicted', ref: REF, theirs: {profile: aProfile(), hash: 'theirs'}});
    journey.press('j', 'enter');
    expect(journey.state.session?.hash).toBe('theirs');
    expect(journey.effect('draft.saved')).toMatchObject({hash: 'theirs'});
  });

  test('asks nothing where another made the same change', () => {
    const journey = openChanged();
    const mine = journey.state.session?.history.present ?? aProfile();
    const theirs = {profile: structuredClone(mine), hash: 'theirs'};
    journey.send({type: 'session.conflicted', ref: REF, theirs});
    expect(journey.state.dialog).toBeUndefined();
    expect(journey.state.session).toMatchObject({hash: 'theirs', saved: mine});
  });

  test('asks nothing about a version that is no longer open', () => {
    const journey = openChanged();
    journey.send({
      type: 'session.conflicted',
      ref: {name: 'other', version: '1.0.0'},
      theirs: {profile: aProfile(), hash: 'x'},
    });
    expect(journey.state.dialog).toBeUndefined();
    expect(journey.state.notice?.text).toContain('other 1.0.0 was not saved');
  });

  test('does not offer to overwrite what nobody can read, and says why', async () => {
    const asked = {type: 'profile.save', ref: REF, profile: aProfile(), expected: 'old'} as const;
    const ports = portsOf({
      profiles: {
        save: () => Promise.reject(new StrataError('changed-on-disk', 'changed')),
        read: () => Promise.reject(new StrataError('file.syntax', 'profiles/web-prod/1.0.0.yaml line 3: a tab')),
      },
    });
    const answer = await perform(asked, ports, new AbortController().signal);
    const journey = openChanged();
    if (answer !== undefined) journey.send(answer);
    expect(journey.state.dialog).toMatchObject({lines: ['profiles/web-prod/1.0.0.yaml line 3: a tab']});
    const {dialog} = journey.state;
    const labels = dialog?.kind === 'menu' ? dialog.options.map(option => option.label) : [];
    expect(labels).toEqual(['Save mine as a new version', 'Do nothing; the draft is kept']);
  });

  test('says that a new name is taken by another version, and does not call the old file changed', async () => {
    const renamed = {...aProfile(), spec: {...aProfile().spec, version: '2.0.0'}};
    const ports = portsOf({
      profiles: {rename: () => Promise.reject(new StrataError('profile.exists', 'web-prod 2.0.0 exists already'))},
    });
    const asked = {type: 'profile.save', ref: REF, profile: renamed, expected: 'old'} as const;
    await expect(perform(asked, ports, new AbortController().signal)).rejects.toThrow('web-prod 2.0.0 exists already');
  });
});

describe('a recovered draft', () => {
  const draft = {ref: REF, changedAt: '2026-11-20T10:00:00Z', changes: 1, label: 'Remove vault'};

  test('that is discarded leaves nothing of it in the version that lies open below', () => {
    const journey = openChanged().send({
      type: 'drafts.loaded',
      drafts: [draft],
      troubles: [],
      texts: [],
      newProfile: undefined,
      after: 'cut-off',
    });
    journey.send({type: 'draft.discarded', ref: REF});
    expect(journey.effect('profile.open')).toMatchObject({ref: REF, place: {ref: REF, tab: 'layers'}});
  });
});

test('a version that comes back from the trash is told and listed though the trash was left meanwhile', () => {
  const journey = openStack().send({type: 'trash.restored', what: 'version', ref: {name: 'old', version: '1.0.0'}});
  expect(journey.state.notice?.text).toContain('old 1.0.0 is back');
  expect(journey.effect('profiles.load')).toBeDefined();
});
