import {describe, expect, test} from 'vitest';
import type {Layer} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {startHistory} from '../../../src/domain/profile/history.ts';
import {newProfile} from '../../../src/domain/profile/new-profile.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {ready} from '../../../state/loadable.ts';
import {PROFILES_START} from '../../../state/screens/profiles.ts';
import {stackStart} from '../../../state/screens/stack/stack.ts';
import {profileOf} from '../../../state/session/session.ts';
import {Journey} from '../../fixtures/app.ts';
import {aPack, catalogOf} from '../../fixtures/some-packs.ts';

const chart = aPack({name: 'My_Chart', version: '1.2.3', layer: 'addon', origin: 'helm', values: 'replicas: 1\n'});

/** The stack of an add-on profile without layers, with a chart to be had, and a registry that cannot be listed. */
function onStack(readable: readonly Pack[] = [chart]): Journey {
  const profile = newProfile({name: 'web', version: '1.0.0', type: 'add-on', cloud: 'all'});
  const catalog = catalogOf([chart]);
  const unlisted = {name: 'private', kind: 'oci', provider: 'zarf', source: 'oci://z.lab', canList: false} as const;
  const registries = [
    ...catalog.registries,
    {...unlisted, packs: [], broken: [], readAt: undefined, failure: undefined},
  ];
  const session = {
    ref: {name: 'web', version: '1.0.0'},
    saved: profile,
    hash: 'x',
    history: startHistory(profile),
    problems: [],
    checked: undefined,
  };
  return new Journey(readable, {screens: [PROFILES_START, stackStart()], session, catalog: ready({registries})});
}

function layersIn({state}: Journey): readonly Layer[] {
  const profile = profileOf(state);
  return profile === undefined ? [] : layersOf(profile);
}

describe('a chart', () => {
  test('is asked for its namespace before it is added', () => {
    const journey = onStack().press('a', 'enter', 'enter', 'enter', 'enter');
    expect(journey.state.dialog).toMatchObject({form: 'namespace', fields: [{line: {text: 'my-chart'}}]});
    expect(layersIn(journey)).toEqual([]);
    journey.press('enter');
    expect(layersIn(journey)).toMatchObject([
      {
        name: 'My_Chart',
        type: 'helm',
        version: '1.2.3',
        values: 'pack:\n  namespace: "my-chart"\n\nreplicas: 1\n',
        registry: {metadata: {name: 'lab', kind: 'helm', providerType: 'helm', isSyncSupported: true}},
      },
    ]);
  });

  test('takes no namespace that Kubernetes would refuse, and none at all when the question is left', () => {
    const journey = onStack().press('a', 'enter', 'enter', 'enter', 'enter', 'type:X', 'enter');
    expect(journey.state.dialog).toMatchObject({fields: [{error: expect.stringContaining('small letters')}]});
    journey.press('esc');
    expect(journey.state.dialog).toBeUndefined();
    expect(layersIn(journey)).toEqual([]);
    expect(journey.screen('pack-picker').picker.stage).toBe('presets');
  });
});

test('a pack is asked for on the network once it is chosen, not when the cursor rests on it', () => {
  const journey = onStack([]);
  journey.send({type: 'app.resized', size: {columns: 160, rows: 50}}).press('a', 'enter');
  const asked = () => journey.asked.flatMap(effect => (effect.type === 'pack.read' ? [effect.isChosen] : []));
  expect(asked()).toEqual([false]);
  journey.send({type: 'picker.pack-failed', message: 'it was not read yet'}).press('enter', 'enter');
  expect(asked().at(-1)).toBe(true);
});

test('what a registry that cannot be listed holds is named, kept without values, and that is said', () => {
  const journey = onStack().press('a', 'down', 'down', 'enter');
  expect(journey.state.dialog).toMatchObject({form: 'named-layer'});
  journey.press('tab', 'type:init', 'enter', 'type:v0.1', 'enter');
  expect(journey.state.notice?.text).toContain('private cannot be listed, so its default values are not known');
  expect(layersIn(journey)).toMatchObject([
    {
      name: 'init',
      type: 'oci',
      version: 'v0.1',
      tag: 'v0.1',
      values: '',
      registry: {metadata: {name: 'private', kind: 'oci', providerType: 'zarf', isSyncSupported: false}},
    },
  ]);
});
