import {describe, expect, test} from 'vitest';
import {layerId} from '../../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../../src/domain/profile/profile.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {draw} from '../../../fixtures/draw.ts';
import {aLayer, aProfile, openProfile, openStack} from '../../../fixtures/open-profile.ts';

function addons({state}: Journey): string {
  const profile = state.session?.history.present;
  return (profile === undefined ? [] : layersOf(profile).slice(4)).map(layerId).join(' ');
}

function to(journey: Journey, name: string): Journey {
  const profile = journey.state.session?.history.present;
  const row = (profile === undefined ? [] : layersOf(profile)).findIndex(layer => layerId(layer) === name);
  return journey.send({type: 'list.put', row});
}

describe('moving a layer', () => {
  test('with K is one undo step a key, each in the draft before it is seen', () => {
    const journey = to(openStack(), 'vault').press('K', 'K');
    expect(addons(journey)).toBe('vault nginx prometheus');
    expect(journey.asked.map(effect => effect.type)).toEqual(['draft.record', 'draft.record']);
    expect(addons(journey.press('u'))).toBe('nginx vault prometheus');
  });

  test('keeps the cursor on it', () => {
    const journey = to(openStack(), 'nginx').press('J');
    expect(journey.screen('stack').lists.layers.cursor).toBe(5);
  });

  test('with m is a preview, and one undo step when it is dropped', () => {
    const journey = to(openStack(), 'vault').press('m', 'k', 'k');
    expect(addons(journey)).toBe('vault nginx prometheus');
    expect(journey.effect('draft.record')).toBeUndefined();
    journey.press('enter');
    expect(journey.effect('draft.record')?.label).toBe('Move vault');
    expect(addons(journey.press('u'))).toBe('nginx prometheus vault');
  });

  test('with m, then esc, puts it back as if nothing had been', () => {
    const journey = to(openStack(), 'vault');
    const before = journey.state.session?.history;
    journey.press('m', 'g', 'esc');
    expect(journey.state.session?.history).toEqual(before);
    expect(journey.asked).toEqual([]);
  });

  test('moves marked layers as one block', () => {
    const journey = to(openStack(), 'nginx').press('space');
    to(journey, 'prometheus').press('space', 'm', 'G', 'enter');
    expect(addons(journey)).toBe('vault nginx prometheus');
  });

  test('is refused for a core layer, with the reason', () => {
    const journey = openStack().press('J');
    expect(journey.state.notice?.text).toBe('core layers keep their order: os, k8s, cni, csi');
    expect(journey.asked).toEqual([]);
  });
});

describe('removing a layer', () => {
  test('is undone and done again without limit', () => {
    const journey = to(openStack(), 'nginx').press('D', 'D', 'D');
    expect(addons(journey)).toBe('');
    expect(addons(journey.press('u', 'u', 'u'))).toBe('nginx prometheus vault');
    expect(addons(journey.press('ctrl+r', 'ctrl+r'))).toBe('vault');
  });

  test('is refused for a core layer, with the reason', () => {
    expect(openStack().press('D').state.notice?.text).toContain('core layer');
  });
});

describe('saving', () => {
  test('asks for the file to be as it was read', () => {
    const journey = to(openStack(), 'nginx').press('D', 'w');
    expect(journey.effect('profile.save')).toMatchObject({ref: {name: 'web-prod', version: '1.0.0'}, expected: 'hash'});
  });

  test('of nothing new does nothing', () => {
    const journey = openStack().press('w');
    expect(journey.effect('profile.save')).toBeUndefined();
    expect(journey.state.notice?.text).toBe('no changes since it was saved');
  });

  test('leaves an edit made meanwhile unsaved', () => {
    const journey = to(openStack(), 'nginx').press('D', 'w');
    const asked = journey.effect('profile.save');
    journey.press('D');
    if (asked === undefined) throw new Error('nothing was saved');
    journey.send({type: 'session.saved', ref: asked.ref, profile: asked.profile, hash: 'next'});
    expect(journey.state.session?.saved).not.toBe(journey.state.session?.history.present);
    expect(journey.state.session?.hash).toBe('next');
  });

  test('over a file that another changed asks first, and takes nothing for granted', () => {
    const journey = to(openStack(), 'nginx').press('D', 'w');
    const {ref} = journey.effect('profile.save') ?? {ref: {name: '', version: ''}};
    journey.send({type: 'session.conflicted', ref, theirs: undefined});
    expect(journey.state.dialog).toMatchObject({kind: 'menu', title: 'web-prod 1.0.0 is gone from disk'});
  });
});

describe('keys', () => {
  test('without a meaning say so', () => {
    expect(openStack().press('Z').state.notice?.text).toBe('Z: no meaning here; ? shows the keys');
  });

  test('that mean nothing do not send to a help that is not to be had over a dialog', () => {
    const journey = openStack().press('a', '?');
    expect(journey.state.dialog?.kind).toBe('menu');
    expect(journey.state.notice?.text).toBe('?: no meaning here');
  });

  test('that move a layer one step move it on while it is held, too', () => {
    const journey = openStack().press('G', 'm', 'K');
    expect(journey.state.notice?.text).toContain('moving vault 7 -> 6');
  });

  test('glued together by a slow line are three moves', () => {
    expect(openStack().press('j', 'j', 'j').screen('stack').lists.layers.cursor).toBe(3);
  });

  test('of an app opened with --read-only change nothing and say why', () => {
    const journey = to(openStack(), 'nginx');
    journey.state = {...journey.state, surroundings: {...journey.state.surroundings, isReadOnly: true}};
    journey.press('D', 'm', 'J', 'e', 'w');
    expect(addons(journey)).toBe('nginx prometheus vault');
    expect(journey.state.notice?.text).toContain('--read-only');
  });
});

describe('the install priority', () => {
  const priority = (value: number) => `pack:\n  spectrocloud.com/install-priority: "${value}"\n`;
  const open = () =>
    openProfile(
      aProfile(
        aLayer('os:ubuntu'),
        aLayer('early', {values: priority(0)}),
        aLayer('late', {values: priority(10)}),
        aLayer('other', {values: 'a: 1\n'}),
      ),
    );

  test('is told beside the add-ons where one sets it', () => {
    expect(draw(open().state)).toMatch(/PRIO/);
    expect(draw(open().state)).toMatch(/late .* 10$/m);
    expect(draw(openStack().state)).not.toMatch(/PRIO/);
  });

  test('is said to decide where a layer is moved against it, and o sets it to what fits', () => {
    const journey = to(open(), 'late').press('K');
    expect(journey.state.notice?.text).toBe(
      'moved, but the install priority decides: early (0) still deploys before late (10); o sets it',
    );
    journey.press('o', 'enter');
    expect(journey.effect('draft.record')?.label).toBe('Set the install priority of late to 0');
    expect(draw(journey.press('u').state)).toMatch(/late .* 10$/m);
  });

  test('says nothing where the list tells the order', () => {
    const journey = to(open(), 'other').press('m', 'g', 'enter');
    expect(journey.state.notice?.text ?? '').not.toContain('install priority');
  });

  test('is said when what was held is dropped, too', () => {
    expect(to(open(), 'early').press('m', 'G', 'enter').state.notice?.text).toContain('o sets it');
  });

  test('is not set on a core layer, nor to what is no whole number', () => {
    expect(open().press('o').state.notice?.text).toBe('core layers deploy first, in their order');
    const journey = to(open(), 'late').press('o', 'type:x', 'enter');
    expect(journey.state.dialog).toBeDefined();
    expect(journey.effect('draft.record')).toBeUndefined();
  });
});

test('what is said of a layer stands under the head of its column: it once stood to the left of it', () => {
  const lines = draw(openStack().state).split('\n');
  const column = lines.find(line => line.includes('STATE'))?.indexOf('STATE');
  expect(lines.find(line => line.includes('kubernetes'))?.indexOf('^')).toBe(column);
});

test('a layer that was read anew and is the same is not marked as changed', () => {
  const journey = openStack();
  const {session} = journey.state;
  if (session === undefined) throw new Error('nothing is open');
  journey.state = {...journey.state, session: {...session, saved: structuredClone(session.saved)}};
  expect(draw(journey.state)).not.toContain('~');
  expect(draw(to(journey, 'nginx').press('o', 'type:5', 'enter').state)).toMatch(/nginx .*~/);
});

test('an install priority is shown whole, and what was set is said: -1050 once read -10…', () => {
  const {state} = to(openStack(), 'nginx').press('o', 'ctrl+u', 'type:-1050', 'enter');
  expect(draw(state)).toMatch(/nginx +1\.0\.0 +1\.0\.0 +-1050 /);
  expect(state.notice?.text).toBe('nginx deploys with the install priority -1050; u undoes');
});
