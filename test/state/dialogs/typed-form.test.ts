import {expect, test} from 'vitest';
import type {Action} from '../../../state/action.ts';
import type {Journey} from '../../fixtures/app.ts';
import {openStack} from '../../fixtures/open-profile.ts';

const loaded = (form: unknown): Action => ({
  type: 'drafts.loaded',
  drafts: [],
  texts: [],
  troubles: [],
  newProfile: undefined,
  form,
  after: 'quit',
});

function fieldsOf({state: {dialog}}: Journey): readonly (readonly [string, string])[] {
  return dialog?.kind === 'form' ? dialog.fields.map(({name, line}) => [name, line.text] as const) : [];
}

test('each change of a form is kept before it is shown, until the form is closed', () => {
  const journey = openStack().press('r');
  expect(journey.effect('draft.form')).toBeUndefined();
  journey.press('enter', 'enter', 'type:for the shop');
  expect(journey.effect('draft.form')?.typed).toMatchObject({
    form: 'info',
    title: 'Edit info of web-prod 1.0.0',
    texts: {name: 'web-prod', description: 'for the shop'},
  });
  journey.press('esc');
  expect(journey.effect('draft.form')).toEqual({type: 'draft.form', typed: undefined});
});

test('what was kept is in the form that it belongs to when that is next opened, and only then', () => {
  const typed = openStack().press('r', 'enter', 'enter', 'type:for the shop').effect('draft.form')?.typed;
  const journey = openStack().send(loaded(typed)).press('V');
  expect(fieldsOf(journey)).toEqual([['version', '1.0.1']]);
  journey.press('esc', 'r');
  expect(fieldsOf(journey)).toContainEqual(['description', 'for the shop']);
  journey.press('esc', 'r');
  expect(fieldsOf(journey)).toContainEqual(['description', '']);
});

test.each([
  undefined,
  null,
  'x',
  {},
  {form: 'login', key: 'k', title: 't', texts: {}},
  {form: 'info', texts: {name: 1}},
])('what is no such thing says nothing: %j', form => {
  const journey = openStack().send(loaded(form));
  expect(journey.state.leftForm).toBeUndefined();
  expect(journey.state.notice?.text ?? '').not.toContain('typed');
});

test('a default that is masked is not kept', () => {
  const journey = openStack().press('2', 'a');
  expect(journey.state.dialog).toMatchObject({kind: 'form', form: 'new-variable'});
  journey.press('type:token');
  expect(journey.effect('draft.form')?.typed?.texts).toMatchObject({name: 'token'});
  const at = fieldsOf(journey).findIndex(([name]) => name === 'isSensitive');
  journey.press(...Array<string>(at).fill('tab'), 'space');
  expect(fieldsOf(journey)).toContainEqual(['isSensitive', 'yes']);
  expect(journey.effect('draft.form')).toEqual({type: 'draft.form', typed: undefined});
});
