import {expect, test} from 'vitest';
import type {Action} from '../../../../state/action.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {openWeb} from '../../../fixtures/upgrade-packs.ts';

const loaded = (answers: unknown): Action => ({
  type: 'drafts.loaded',
  drafts: [],
  texts: [],
  troubles: [],
  newProfile: undefined,
  answers: JSON.parse(JSON.stringify(answers ?? null)),
  after: 'quit',
});

/** The web layer on the changes that its newest version brings. */
const changing = (answers?: unknown) => openWeb().send(loaded(answers)).press('v', 'enter');

function taken(journey: Journey, key: string): string | undefined {
  const row = journey.screen('upgrade').changes.find(one => one.kind === 'path' && one.key === key);
  return row?.kind === 'path' ? row.taken : undefined;
}

function kept(journey: Journey) {
  const effect = journey.effect('draft.answers');
  return effect?.what === 'upgrade' ? effect.answers : undefined;
}

test('each answer to an upgrade is kept before it is shown, until the upgrade is left', () => {
  const journey = changing();
  expect(journey.effect('draft.answers')).toBeUndefined();
  journey.press('enter', 'm');
  expect(kept(journey)?.choices).toEqual({'web.replicas': 'mine'});
  journey.press('esc', 'esc');
  expect(journey.effect('draft.answers')).toEqual({type: 'draft.answers', what: 'upgrade', answers: undefined});
});

test('answers that a run left which was cut off are there when that layer is upgraded to that version again', () => {
  const answers = kept(changing().press('enter', 'm'));
  const journey = changing(answers);
  expect(taken(journey, 'web.replicas')).toBe('mine');
  expect(journey.state.notice?.text).toContain('before strata ended');
  const elsewhere = openWeb().send(loaded(answers)).press('k', 'v', 'enter');
  expect(elsewhere.screen('upgrade').choices.size).toBe(0);
});

test('a value of one’s own is kept as what it means', () => {
  const own = {purpose: {of: 'upgrade-value', layer: 'web', path: 'web.replicas'}, type: 'text.edited'} as const;
  const journey = changing().send({...own, result: {status: 'changed', text: '5\n', file: '/tmp/x'}});
  const answers = kept(journey);
  expect(answers?.choices['web.replicas']).toMatchObject({value: 5});
  expect(taken(changing(answers), 'web.replicas')).toBe('own');
});

test.each([null, 'x', {}, {key: 1, choices: {}}, {key: 'k', choices: {a: 'else', b: 3}}])(
  'what are no answers are none: %j',
  answers => {
    expect(openWeb().send(loaded(answers)).state.leftAnswers).toBeUndefined();
  },
);
