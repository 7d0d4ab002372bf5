import {describe, expect, test} from 'vitest';
import {layerFromPack} from '../../../../src/domain/layer/layer-from-pack.ts';
import type {Layer} from '../../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../../src/domain/pack/pack.ts';
import {startHistory} from '../../../../src/domain/profile/history.ts';
import {newProfile} from '../../../../src/domain/profile/new-profile.ts';
import {layersOf, type Profile} from '../../../../src/domain/profile/profile.ts';
import {addLayer} from '../../../../src/domain/profile/stack.ts';
import {presetRows} from '../../../../state/screens/picker/picker-presets.ts';
import {packRows, tagRows} from '../../../../state/screens/picker/picker-rows.ts';
import {PROFILES_START} from '../../../../state/screens/profiles.ts';
import {stackStart} from '../../../../state/screens/stack/stack.ts';
import {profileOf} from '../../../../state/session/session.ts';
import {update} from '../../../../state/update.ts';
import {Journey} from '../../../fixtures/app.ts';
import {infoKeys} from '../../../fixtures/new-profile-keys.ts';
import {aPack, catalogOf, SOME_PACKS} from '../../../fixtures/some-packs.ts';

describe('packs', () => {
  test('are those that fit the layer and the cloud, by name with their newest version', () => {
    const journey = picking();
    expect(names(journey)).toEqual(['cert-manager 1.17.2', 'nginx 1.13.2', 'prometheus 70.1.1']);
  });

  test.each([
    ['words that all match', 'cert mana', ['cert-manager']],
    ['their type', 'type:monitoring', ['prometheus']],
    ['a type with a blank', 'type:system-app', ['cert-manager']],
    ['a registry', 'registry:site', ['prometheus']],
    ['a part of the name', 'name:nx', ['nginx']],
    ['scattered letters, the best first', '~prths', ['prometheus']],
    ['all of these', 'registry:lab type:ingress ng', ['nginx']],
  ])('are found by %s', (_how, text, found) => {
    const journey = picking().press('/', `type:${text}`, 'enter');
    expect(names(journey).map(name => name.split(' ')[0])).toEqual(found);
  });

  test('of a filter that is dropped are all there again', () => {
    const journey = picking().press('/', 'type:nginx', 'enter', 'esc');
    expect(names(journey)).toHaveLength(3);
    expect(journey.screen('pack-picker').picker.stage).toBe('pack');
  });
});

describe('the pack beside the list', () => {
  const wide = () =>
    new Journey(SOME_PACKS, {...openProfile(base()), size: {columns: 160, rows: 50}}).press('a', 'enter');

  test('stays until the one on which the cursor rests is read', () => {
    const [moved, later] = update(wide().state, {type: 'list.move', by: 1});
    expect(moved.trailing).toEqual({cursor: 0});
    expect(later).toMatchObject({type: 'later', ms: 80, action: {type: 'picker.rest'}});
    const [rested, ...asked] = update(moved, {type: 'picker.rest'});
    expect(rested).toBe(moved);
    expect(asked).toMatchObject([{type: 'pack.read'}, {type: 'later', action: {type: 'detail.follow'}}]);
    const [read] = update(rested, {type: 'picker.pack-read', pack: packOf('nginx', '1.13.2')});
    expect(read.trailing).toBeUndefined();
  });

  test('gives way when the next one is long in coming', () => {
    const [rested] = update(update(wide().state, {type: 'list.move', by: 1})[0], {type: 'picker.rest'});
    expect(update(rested, {type: 'detail.follow'})[0].trailing).toBeUndefined();
  });

  test('is not read again when the cursor comes back to it', () => {
    const [away] = update(wide().state, {type: 'list.move', by: 1});
    const [back] = update(away, {type: 'list.move', by: -1});
    const [, ...asked] = update(back, {type: 'picker.rest'});
    expect(asked).toMatchObject([{type: 'later', ms: 0, action: {type: 'detail.follow'}}]);
  });
});

describe('versions', () => {
  test('are exact ones newest first, then the trains, without those that are disabled', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter', ...infoKeys('web'));
    journey.press('enter', 'enter', 'enter', 'enter');
    const screen = journey.screen('new-profile');
    const rows = screen.pickers.k8s === undefined ? [] : tagRows(journey.state, screen.pickers.k8s);
    expect(rows.map(row => `${row.tag} -> ${row.pack.version}`)).toEqual([
      '1.33.9 -> 1.33.9',
      '1.33.6 -> 1.33.6',
      '1.32.3 -> 1.32.3',
      '1.33.x -> 1.33.9',
      '1.32.x -> 1.32.3',
      '1.x -> 1.33.9',
    ]);
  });

  test('the trains of several registries stand in one order, newest first: those of the first once came first', () => {
    const pack = (registry: string, version: string) => aPack({name: 'kube', layer: 'addon', registry, version});
    const packs = [pack('site', '1.27.2'), pack('lab', '1.33.6'), pack('lab', '1.32.8')];
    const profile = base();
    const journey = new Journey(packs, openProfile(profile)).press('a', 'enter', 'enter');
    const rows = tagRows(journey.state, journey.screen('pack-picker').picker);
    expect(rows.filter(({isTrain}) => isTrain).map(({tag, pack}) => `${tag} ${pack.registry}`)).toEqual([
      '1.33.x lab',
      '1.32.x lab',
      '1.27.x site',
      '1.x lab',
      '1.x site',
    ]);
  });

  test('that stand in two registries are offered from each', () => {
    const journey = picking().press('G', 'enter');
    const rows = tagRows(journey.state, journey.screen('pack-picker').picker);
    expect(rows.filter(row => row.tag === '70.1.1').map(row => row.pack.registry)).toEqual(['lab', 'site']);
  });
});

describe('the README', () => {
  test('is read on a screen of its own where there is no room beside the list: one had to add the pack first', () => {
    const journey = picking().press('i');
    expect(journey.state.notice?.text).toContain('enter, until its values are shown, then i');
    journey.press('G', 'enter', 'enter', 'i');
    expect(journey.screen('text')).toMatchObject({of: ['prometheus', '70.1.1', 'readme'], isProse: true});
    expect(journey.screen('text').lines).toEqual(['# prometheus 70.1.1']);
    expect(journey.press('>').state.notice?.text).toBe('no text with long lines is shown here');
    expect(journey.press('esc').screen('pack-picker').picker.stage).toBe('presets');
  });
});

describe('adding a layer', () => {
  test('puts it into the stack under the cursor, as one undo step', () => {
    const journey = picking().press('G', 'enter', 'j', 'enter', 'enter');
    const layer = layersNow(journey).at(-1);
    expect(layer).toMatchObject({name: 'prometheus', tag: '70.1.1', registry: {metadata: {name: 'site'}}});
    expect(journey.screen('stack').lists.layers.cursor).toBe(layersNow(journey).length - 1);
    expect(journey.effect('draft.record')?.label).toBe('Add prometheus');
    expect(layersNow(journey.press('u')).map(one => one.name)).not.toContain('prometheus');
  });

  test('by a train keeps the train as its tag', () => {
    const journey = picking().press('G', 'enter', 'G', 'enter', 'enter');
    expect(layersNow(journey).at(-1)).toMatchObject({tag: '68.x', version: '68.0.0'});
  });

  test('waits until the pack is read', () => {
    const journey = picking([]).press('G', 'enter', 'enter', 'enter');
    expect(journey.state.notice?.text).toBe('the pack is still being read');
    expect(journey.screen('pack-picker').picker.stage).toBe('presets');
  });

  test('says why a pack cannot be read, and adds nothing', () => {
    const journey = picking([]).press('G', 'enter', 'enter');
    journey.send({type: 'picker.pack-failed', message: 'values.yaml: permission denied'}).press('enter');
    expect(journey.state.notice).toEqual({tone: 'error', text: 'values.yaml: permission denied'});
  });

  test('takes the values that came back from the editor', () => {
    const journey = picking().press('enter', 'enter', 'e');
    expect(journey.effect('editor.open')).toMatchObject({purpose: {of: 'picked-values'}, name: 'cert-manager'});
    edited(journey, 'pack:\n  namespace: mine\n').press('enter');
    expect(layersNow(journey).at(-1)?.values).toBe('pack:\n  namespace: mine\n');
  });

  test('with values that cannot be read asks first; the same text is edited again', () => {
    const journey = edited(picking().press('enter', 'enter', 'e'), 'a: [1\nb: 2\n');
    expect(journey.state.dialog?.kind).toBe('menu');
    journey.press('e');
    expect(journey.effect('editor.open')).toMatchObject({text: 'a: [1\nb: 2\n', pending: '/tmp/edited'});
  });

  test('does not take a late answer for a pack that is no longer chosen', () => {
    const journey = picking([]).press('enter', 'enter', 'esc', 'esc', 'G', 'enter', 'enter');
    const late = packOf('cert-manager', '1.17.2');
    journey.send({type: 'picker.pack-read', pack: late});
    expect(journey.screen('pack-picker').picker.values).toBeUndefined();
  });
});

test('a pack that the profile has already is added under a display name', () => {
  const journey = picking().press(
    'enter',
    'enter',
    'enter',
    'a',
    'enter',
    'enter',
    'enter',
    'enter',
    'type:a--b',
    'enter',
  );
  expect(journey.state.dialog).toMatchObject({
    fields: [{error: 'a display name holds no --: Terraform cuts the name there'}],
  });
  journey.press('ctrl+u', 'type:certs', 'enter');
  expect(
    layersNow(journey)
      .map(layer => layer.name)
      .slice(-2),
  ).toEqual(['cert-manager--cert-manager', 'certs--cert-manager']);
});

describe('presets', () => {
  test('that the pack ships are enabled, one of each group', () => {
    expect(presetsOf(withPresets())).toEqual(['mode=small on', 'mode=large', 'tls=on']);
  });

  test('are switched within their group, and take back what they had set', () => {
    const journey = withPresets().press('j', 'j', 'space');
    expect(presetsOf(journey)).toEqual(['mode=small', 'mode=large on', 'tls=on']);
    expect(journey.screen('pack-picker').picker.values).toContain('replicas: 9');
    expect(journey.state.notice?.text).toBe('mode: large, 1 value changed');
    expect(journey.press('k', 'enter').screen('pack-picker').picker.values).toBe(SIZED.values);
  });

  test('are in the layer that is added', () => {
    const journey = withPresets().press('G', 'space', 'g', 'enter');
    expect(layersNow(journey).at(-1)?.values).toMatch(/tls: true/);
    expect(layersNow(journey).at(-1)?.values).toContain('enabled-presets: mode:small,tls:on');
  });

  test('keep what was edited before', () => {
    const journey = edited(withPresets().press('e'), `${SIZED.values}  mine: 1 # mine\n`).press('j', 'j', 'space');
    expect(journey.screen('pack-picker').picker.values).toContain('  mine: 1 # mine\n');
  });

  test('that are broken say so, and change nothing', () => {
    const broken = {...SIZED, presets: SIZED.presets.map(preset => ({...preset, add: 'a: [1'}))};
    const journey = new Journey([broken], openProfile(base())).press('a', 'enter', 'enter', 'enter', 'G', 'space');
    expect(journey.state.notice?.tone).toBe('error');
    expect(journey.screen('pack-picker').picker.values).toBe(SIZED.values);
  });
});

describe('a list of 10,000 packs', () => {
  const many = Array.from({length: 10_000}, (_, at) =>
    aPack({
      name: `pack-${String(at % 2500).padStart(5, '0')}`,
      version: `1.${Math.floor(at / 2500)}.0`,
      layer: 'addon',
    }),
  );

  test('is grouped and filtered once for each text, however often it is asked for', () => {
    const journey = picking(many).press('/', 'type:0042');
    const {picker} = journey.screen('pack-picker');
    expect(packRows(journey.state, picker)).toHaveLength(11);
    expect(packRows(journey.state, picker)).toBe(packRows(journey.state, picker));
  });

  test('does not search anew when only the cursor moves', () => {
    const journey = picking(many).press('/', 'type:pack', 'enter');
    const before = packRows(journey.state, journey.screen('pack-picker').picker);
    journey.press('j', 'j', 'G');
    expect(packRows(journey.state, journey.screen('pack-picker').picker)).toBe(before);
  });
});

/** A pack with two groups of presets, the first preset of the first one shipped on. */
const SIZED = aPack({
  name: 'sized',
  version: '1.0.0',
  layer: 'addon',
  values: '# spectrocloud.com/enabled-presets: mode:small\ncharts:\n  replicas: 1\n',
  presets: [
    {name: 'small', displayName: 'small', group: 'mode', remove: [], add: 'charts:\n  replicas: 1\n'},
    {name: 'large', displayName: 'large', group: 'mode', remove: [], add: 'charts:\n  replicas: 9\n'},
    {name: 'on', displayName: 'on', group: 'tls', remove: [], add: 'charts:\n  tls: true\n'},
  ],
});

/** The picker at the presets of `sized`. */
function withPresets(): Journey {
  return new Journey([SIZED], openProfile(base())).press('a', 'enter', 'enter', 'enter');
}

function presetsOf(journey: Journey): readonly string[] {
  return presetRows(journey.screen('pack-picker').picker).flatMap(row =>
    row.type === 'add' ? [] : [`${row.preset.group}=${row.preset.name}${row.isEnabled ? ' on' : ''}`],
  );
}

/** The pack picker for an add-on over the stack of a profile for AWS; packs outside `readable` are not answered. */
function picking(readable: readonly Pack[] = SOME_PACKS): Journey {
  const journey = new Journey(readable, openProfile(base()));
  if (readable.length === 0) journey.send({type: 'catalog.loaded', catalog: catalogOf(SOME_PACKS)});
  return journey.press('a', 'enter');
}

function base(): Profile {
  const empty = newProfile({name: 'web', type: 'cluster', cloud: 'aws'});
  const os = addLayer(empty, layerFromPack(empty, packOf('ubuntu-aws', '22.04'), '22.04'));
  return addLayer(os, layerFromPack(os, packOf('kubernetes', '1.33.6'), '1.33.6'));
}

function openProfile(profile: Profile) {
  const ref = {name: 'web', version: '1.0.0'};
  const session = {ref, saved: profile, hash: 'h', history: startHistory(profile), problems: [], checked: undefined};
  return {session, screens: [PROFILES_START, stackStart()]} as const;
}

function packOf(name: string, version: string): Pack {
  return (
    SOME_PACKS.find(pack => pack.name === name && pack.version === version) ?? aPack({name, version, layer: 'addon'})
  );
}

function edited(journey: Journey, text: string): Journey {
  const result = {status: 'changed', text, file: '/tmp/edited'} as const;
  return journey.send({type: 'text.edited', purpose: {of: 'picked-values'}, result});
}

function names(journey: Journey): readonly string[] {
  return packRows(journey.state, journey.screen('pack-picker').picker).map(row => `${row.name} ${row.newest.version}`);
}

function layersNow(journey: Journey): readonly Layer[] {
  const profile = profileOf(journey.state);
  return profile === undefined ? [] : layersOf(profile);
}
