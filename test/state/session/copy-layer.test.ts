import {expect, test} from 'vitest';
import {valuesOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import {perform} from '../../../state/effects/perform.ts';
import type {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile, openProfile} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';
import {aPack} from '../../fixtures/some-packs.ts';

const VALUES = 'pack:\n  namespace: web # here\ncharts:\n  web:\n    replicas: 1\n';

function stackOf(values: string): Journey {
  return openProfile(aProfile(aLayer('os:ubuntu'), aLayer('web', {values}), aLayer('vault'))).press('j');
}

const names = ({state}: Journey) =>
  state.session === undefined ? [] : layersOf(state.session.history.present).map(({name}) => name);

test('c makes a second copy of the layer, with names and namespace of its own, in one undo step', () => {
  const journey = stackOf(VALUES).press('c', 'enter');
  expect(names(journey)).toEqual(['ubuntu', 'web--web', 'web-2--web', 'vault']);
  const profile = journey.state.session?.history.present;
  const copy = profile === undefined ? undefined : findLayer(profile, 'web-2');
  expect(copy === undefined ? '' : valuesOf(copy)).toBe(
    'pack:\n  namespace: web-2 # here\n  spectrocloud.com/display-name: web-2\n  releaseNameOverride:\n    web: web-2\ncharts:\n  web:\n    replicas: 1\n',
  );
  expect(journey.screen('stack').lists.layers.cursor).toBe(2);
  expect(journey.state.notice).toMatchObject({tone: 'ok', text: expect.stringContaining('the first is now web--web')});
  expect(journey.effect('draft.record')?.label).toBe('Copy web as web-2');
  expect(names(journey.press('u'))).toEqual(['ubuntu', 'web', 'vault']);
});

test('a display name that is taken or no DNS label is refused in the form', () => {
  const journey = stackOf(VALUES).press('c', 'ctrl+u', 'type:vault', 'enter');
  expect(journey.state.dialog).toMatchObject({
    form: 'copy-layer',
    fields: [{error: expect.stringContaining('already')}],
  });
  journey.press('ctrl+u', 'type:My_App', 'enter');
  expect(journey.state.dialog).toMatchObject({fields: [{error: expect.stringContaining('small letters')}]});
  expect(names(journey)).toEqual(['ubuntu', 'web', 'vault']);
});

test('a core layer stands once, and c says so', () => {
  const journey = stackOf(VALUES).press('k', 'c');
  expect(journey.state.dialog).toBeUndefined();
  expect(journey.state.notice?.text).toBe('os is a core layer: it stands once');
});

test('a layer without values is copied with those of its pack, so that no default is lost', async () => {
  const journey = stackOf('').press('c', 'enter');
  expect(names(journey)).toEqual(['ubuntu', 'web', 'vault']);
  const effect = journey.effect('layer.read-defaults');
  const pack = aPack({name: 'web', version: '1.0.0', layer: 'addon', values: VALUES});
  const ports = portsOf({registries: {packOf: async () => pack}});
  const answer = effect === undefined ? undefined : await perform(effect, ports, new AbortController().signal);
  if (answer !== undefined) journey.send(answer);
  expect(names(journey)).toEqual(['ubuntu', 'web--web', 'web-2--web', 'vault']);
  const values =
    journey.state.session === undefined ? [] : layersOf(journey.state.session.history.present).map(valuesOf);
  expect(values.filter(text => text.includes('replicas: 1'))).toHaveLength(2);
});

test('a layer without values whose pack no registry has is not copied', async () => {
  const effect = stackOf('').press('c', 'enter').effect('layer.read-defaults');
  const ports = portsOf({registries: {packOf: async () => undefined}});
  if (effect === undefined) throw new Error('nothing was asked');
  await expect(perform(effect, ports, new AbortController().signal)).rejects.toThrow(/no registry has web 1.0.0/);
});

test('values that are no YAML are not copied, and the reason is said', () => {
  const journey = stackOf('pack: [\n').press('c', 'enter');
  expect(names(journey)).toEqual(['ubuntu', 'web', 'vault']);
  expect(journey.state.notice).toMatchObject({tone: 'error'});
});
