import {expect, test} from 'vitest';
import {Journey} from '../../fixtures/app.ts';
import {SOME_PACKS} from '../../fixtures/some-packs.ts';

test('the repositories of an OCI registry that does not tell them are named with it', () => {
  const journey = new Journey(SOME_PACKS).press('R', 'a', 'type:oci://lab/base', 'enter', 'type:lab');
  journey.press('enter', 'enter', 'enter', 'enter', 'enter', 'type:nginx, team/calico', 'enter');
  expect(journey.effect('registry.add')?.registry).toEqual({
    path: 'oci://lab/base',
    name: 'lab',
    provider: 'pack',
    repositories: ['nginx', 'team/calico'],
  });
});

test('a Helm repository is not asked about any', () => {
  const journey = new Journey(SOME_PACKS).press('R', 'a', 'type:https://lab/charts');
  const {dialog} = journey.state;
  expect(dialog?.kind === 'form' ? dialog.fields.map(({name}) => name) : []).toEqual([
    'path',
    'name',
    'list',
    'caFile',
  ]);
});

test('a password in the place of a registry is neither shown nor logged as what runs', () => {
  const journey = new Journey(SOME_PACKS).press('R', 'a', 'type:https://ada:hush@lab/charts');
  journey.press('enter', 'enter', 'enter', 'enter');
  expect(journey.effect('registry.add')).toBeDefined();
  expect(journey.state.running).toBe('reading https://lab/charts');
});
