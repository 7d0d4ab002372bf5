import {describe, expect, test} from 'vitest';
import type {Effect} from '../../state/effect.ts';
import {contextsOf} from '../../state/keys/contexts.ts';
import {BINDINGS, bindingFor, keysOf} from '../../state/keys/keymap.ts';
import {REGISTRIES_START} from '../../state/screens/registries.ts';
import {Journey} from '../fixtures/app.ts';
import {draw} from '../fixtures/draw.ts';
import {aLayer, aProfile, openProfile, openStack} from '../fixtures/open-profile.ts';
import {SOME_PACKS} from '../fixtures/some-packs.ts';
import {aSummary, stored} from '../fixtures/stored-profiles.ts';

const REF = {name: 'web-prod', version: '1.0.0'};
const DRAFT = {ref: REF, changedAt: '2026-11-21T07:00:00.000Z', label: 'Edit', changes: 1};

function edited(journey: Journey): Journey {
  return journey.press('G', 'K', 'K', 'u');
}

function withManifest(): Journey {
  const manifests = [
    {name: 'ns', content: 'a: 1\n'},
    {name: 'more', content: 'b: 2\n'},
  ];
  const profile = aProfile(aLayer('x', {type: 'manifest', manifests}));
  return openProfile({...profile, spec: {...profile.spec, variables: [{name: 'a'}, {name: 'b'}]}});
}

const SCREENS: readonly (readonly [name: string, journey: () => Journey])[] = [
  ['profiles', () => new Journey(SOME_PACKS, {profiles: stored(aSummary('web-prod', '1.0.0'))})],
  ['layers', () => edited(openStack())],
  ['variables', () => withManifest().press('2')],
  ['info', () => openStack().press('3')],
  ['versions', () => openStack().press('4')],
  ['values', () => edited(openStack()).press('enter')],
  ['manifests', () => withManifest().press('enter')],
  ['presets', () => openStack().press('p')],
  ['problems', () => edited(openStack()).press('!')],
  ['filled in', () => withManifest().press('f')],
  ['registries', () => new Journey(SOME_PACKS).send({type: 'screen.push', screen: REGISTRIES_START})],
  [
    'trash',
    () =>
      new Journey(SOME_PACKS)
        .press('T')
        .send({type: 'trash.loaded', entries: [{id: '1', what: 'version', ref: REF, deletedAt: DRAFT.changedAt}]}),
  ],
  [
    'recovered drafts',
    () =>
      new Journey(SOME_PACKS).send({
        type: 'drafts.loaded',
        drafts: [DRAFT],
        texts: [],
        troubles: [],
        newProfile: undefined,
        after: 'cut-off',
      }),
  ],
];

/** Every key of every command of the screen, pressed once on its own. */
function pressEach(open: () => Journey, isReadOnly: boolean): readonly Pressed[] {
  const {state} = locked(open(), isReadOnly);
  const contexts = contextsOf(state);
  return BINDINGS.flatMap(binding => {
    const key = keysOf(state, binding).find(one => bindingFor(state, contexts, one) === binding);
    if (key === undefined) return [];
    const journey = locked(open(), isReadOnly);
    const before = journey.asked.length;
    journey.press(key);
    return {
      id: binding.id,
      changes: journey.asked.slice(before).filter(isChange),
      why: binding.disabled?.(state),
      isSame: journey.state.session?.history.present === state.session?.history.present || !isReadOnly,
    };
  });
}

interface Pressed {
  readonly id: string;
  readonly changes: readonly Effect[];
  readonly why: string | undefined;
  readonly isSame: boolean;
}

function locked(journey: Journey, isReadOnly: boolean): Journey {
  const {surroundings} = journey.state;
  journey.state = {...journey.state, surroundings: {...surroundings, isReadOnly}};
  return journey;
}

function isChange({type}: Effect): boolean {
  return /^(draft\.(record|undo|redo|saved|discard|new-profile)|profile\.(save|create|copy|delete)|trash\.restore|registry\.|editor\.open)/.test(
    type,
  );
}

describe.each(SCREENS)('with --read-only, on %s', (_name, open) => {
  test('no key changes anything', () => {
    const pressed = pressEach(open, true);
    expect(pressed.flatMap(({id, changes}) => (changes.length === 0 ? [] : id))).toEqual([]);
  });

  test('each key that else changes something says why it does not', () => {
    const changing = new Set(pressEach(open, false).flatMap(({id, changes}) => (changes.length === 0 ? [] : id)));
    const silent = pressEach(open, true).filter(
      ({id, why}) => changing.has(id) && why?.includes('--read-only') !== true,
    );
    expect(silent.map(({id}) => id)).toEqual([]);
  });
});

test('the title says so', () => {
  expect(draw(locked(openStack(), true).state)).toMatch(/^ strata \(read-only\) > web-prod 1\.0\.0 > layers/);
});

test('undo would change a draft, too: with --read-only it once did', () => {
  const journey = locked(openStack().press('G', 'K'), true);
  const before = journey.asked.length;
  expect(journey.press('u').state.notice?.text).toContain('--read-only');
  expect(journey.asked.slice(before)).toEqual([]);
});

test('a text that an editor had left is not lost by keeping it: its file was once removed though nothing could be kept', () => {
  const journey = locked(openStack(), true);
  const before = journey.asked.length;
  journey.send({
    type: 'text.keep',
    purpose: {of: 'values', layer: 'vault'},
    text: 'of: the editor\n',
    file: '/state/editing/vault.values.yaml',
  });
  expect(journey.asked.slice(before)).toEqual([]);
  expect(journey.state.notice?.text).toContain('--read-only');
});
