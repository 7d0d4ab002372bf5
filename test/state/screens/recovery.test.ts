import {expect, test} from 'vitest';
import {Journey} from '../../fixtures/app.ts';
import {openStack} from '../../fixtures/open-profile.ts';

const REF = {name: 'web-prod', version: '1.0.0'};
const DRAFT = {ref: REF, changedAt: '2026-11-21T07:00:00.000Z', label: 'Edit', changes: 1};

function recovered(journey: Journey): Journey {
  const none = {texts: [], troubles: [], newProfile: undefined} as const;
  return journey.send({type: 'drafts.loaded', drafts: [DRAFT], after: 'cut-off', ...none});
}

test('what differs in a recovered draft is seen with d, before it is opened', () => {
  const journey = recovered(new Journey([])).press('d');
  expect(journey.effect('sides.read')?.sides).toEqual([REF, {draftOf: REF}]);
  expect(journey.screen('compare').compared.status).toBe('loading');
});

test('the draft of the version that is open is compared as it is there', () => {
  const open = openStack().press('G', 'K');
  const {session} = open.state;
  const journey = recovered(open).press('d');
  expect(journey.effect('sides.read')?.sides[1]).toMatchObject({profile: session?.history.present});
});

test('a text left in an editor is not asked about where nothing may be changed: an editor was opened on it', () => {
  const about = {ref: REF, purpose: {of: 'values', layer: 'nginx'}, name: 'nginx'} as const;
  const texts = [{file: '/state/edit-1/nginx.values.yaml', text: 'a: 2\n', changedAt: DRAFT.changedAt, about}];
  const journey = openStack();
  journey.state = {...journey.state, surroundings: {...journey.state.surroundings, isReadOnly: true}};
  journey.send({type: 'drafts.loaded', drafts: [], texts, troubles: [], newProfile: undefined, after: 'cut-off'});
  journey.press('enter');
  expect(journey.state.notice?.text).toContain('--read-only');
  expect(journey.state.dialog).toBeUndefined();
});
