import {expect, test} from 'vitest';
import type {ProfileSummary} from '../../../../src/domain/profile/profile-summary.ts';
import {layersOf} from '../../../../src/domain/profile/profile.ts';
import {replaceLayer} from '../../../../src/domain/profile/stack.ts';
import type {MenuDialog} from '../../../../state/dialogs/dialog.ts';
import {compareSides} from '../../../../state/screens/compare/compare-sides.ts';
import {edit, profileOf} from '../../../../state/session/session.ts';
import {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../../fixtures/open-profile.ts';
import {SOME_PACKS} from '../../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../../fixtures/stored-profiles.ts';

test('two marked profiles are compared, the latest version of each', () => {
  const journey = atProfiles(aSummary('edge', '2.0.0'), aSummary('web', '1.1.0', '1.0.0')).press('space', 'j', 'd');
  expect(journey.effect('sides.read')?.sides).toEqual([
    {name: 'edge', version: '2.0.0'},
    {name: 'web', version: '1.1.0'},
  ]);
});

test('a profile is compared with its version before; with one version it is asked with what', () => {
  const journey = atProfiles(aSummary('edge', '2.0.0'), aSummary('web', '1.1.0', '1.0.0'));
  expect(journey.press('d').state.dialog).toMatchObject({kind: 'form', form: 'compare-with'});
  journey.press('esc', 'j', 'd');
  expect(journey.effect('sides.read')?.sides).toEqual([
    {name: 'web', version: '1.0.0'},
    {name: 'web', version: '1.1.0'},
  ]);
});

test('a profile is compared with another one by name, and with a file by its path', () => {
  const journey = atProfiles(aSummary('edge', '2.0.0'), aSummary('web', '1.1.0', '1.0.0')).press(
    'd',
    'type:web@1.0.0',
    'enter',
  );
  expect(journey.effect('sides.read')?.sides).toEqual([
    {name: 'web', version: '1.0.0'},
    {name: 'edge', version: '2.0.0'},
  ]);
  journey.press('esc', 'd', 'type:exports/web.json', 'enter');
  expect(journey.effect('sides.read')?.sides[0]).toEqual({file: 'exports/web.json'});
});

test('a name that is none is said under the field, with what is near', () => {
  const journey = atProfiles(aSummary('edge', '2.0.0')).press('d', 'type:egde', 'enter');
  expect(journey.state.dialog).toMatchObject({
    fields: [{error: 'there is no profile egde; did you mean edge? A file is named by its path: ./egde'}],
  });
});

test('a draft is compared with what is saved; a stack without changes asks with what', () => {
  expect(edited().press('d').effect('sides.read')?.sides.map(labelOf)).toEqual([
    'web-prod 1.0.0 (saved)',
    'web-prod 1.0.0 (draft)',
  ]);
  expect(menuOf(openStack().press('d'))).toEqual([
    'd The defaults of its pack, for the values of ubuntu',
    'o Another profile, or a file…',
  ]);
});

test('a layer is compared with what is saved where it changed, else with the defaults of its pack', () => {
  const changed = edited().press('enter', 'd').effect('sides.read');
  expect(changed?.sides.map(labelOf)).toEqual(['ubuntu of web-prod 1.0.0 (saved)', 'ubuntu of web-prod 1.0.0 (draft)']);
  const [a, b] = openStack().press('enter', 'd').effect('sides.read')?.sides ?? [];
  expect(a).toMatchObject({defaultsOf: {name: 'ubuntu'}});
  expect(b).toMatchObject({label: 'ubuntu of web-prod 1.0.0'});
});

test('from the defaults of a layer, the way goes on to those of other versions of its pack', () => {
  const journey = openProfile(aProfile(aLayer('k8s:kubernetes', {version: '1.33.6', tag: '1.33.6'}))).press(
    'enter',
    'd',
  );
  const sides = [sideOf('a: 1\n'), sideOf('a: 2\n')] as const;
  journey.send({type: 'compare.read', sides, diff: compareSides(sides)});
  expect(menuOf(journey.press('d'))).toEqual([
    'd The other way round',
    ' The defaults of its pack, 1.33.6 -> 1.34.0',
    ' The defaults of its pack, 1.33.6 -> 1.33.9',
    ' The defaults of its pack, 1.33.6 -> 1.32.3',
  ]);
});

test('the other way round is the same two sides, swapped', () => {
  const journey = openStack().send({type: 'compare.open', a: {from: 'saved'}, b: {from: 'draft'}});
  const sides = [sideOf('a: 1\n'), sideOf('a: 2\n')] as const;
  journey.send({type: 'compare.read', sides, diff: compareSides(sides)}).press('d', 'd');
  expect(journey.effect('sides.read')?.sides).toEqual([sides[1], sides[0]]);
});

test('of a pack, the defaults of two versions are compared', () => {
  const journey = openStack().send({type: 'layer.pick', kind: 'k8s'}).press('enter');
  const [first = ''] = menuOf(journey.press('d'));
  expect(first).toBe('d The defaults of kubernetes 1.33.6');
  expect(journey.press('d').effect('sides.read')?.sides).toMatchObject([
    {pack: {name: 'kubernetes', version: '1.33.6'}},
    {pack: {name: 'kubernetes', version: '1.33.9'}},
  ]);
});

function atProfiles(...profiles: readonly ProfileSummary[]): Journey {
  return new Journey(SOME_PACKS, {profiles: stored(...profiles)});
}

/** The stack with other values in its first layer. */
function edited(): Journey {
  const journey = openStack();
  const profile = profileOf(journey.state);
  const [first] = profile === undefined ? [] : layersOf(profile);
  if (profile === undefined || first === undefined) throw new Error('no profile is open');
  const [state] = edit(journey.state, 'Edit', replaceLayer(profile, {...first, values: 'of: changed\n'}));
  journey.state = state;
  return journey;
}

function menuOf(journey: Journey): readonly string[] {
  const {dialog} = journey.state;
  if (dialog?.kind !== 'menu') throw new Error('no menu is open');
  return (dialog satisfies MenuDialog).options.map(({key, label}) => `${key ?? ''} ${label}`);
}

function sideOf(values: string) {
  return {label: values, profile: aProfile(aLayer('k8s:kubernetes', {values}))};
}

function labelOf(side: object): unknown {
  return 'label' in side ? side.label : side;
}
