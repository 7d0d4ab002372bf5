import {describe, expect, test} from 'vitest';
import {layersOf} from '../../../../src/domain/profile/profile.ts';
import type {Action} from '../../../../state/action.ts';
import {topScreen} from '../../../../state/model.ts';
import {isReviewed, reviewProblems} from '../../../../state/screens/new-profile/new-profile-review.ts';
import {railOf} from '../../../../state/screens/new-profile/new-profile-steps.ts';
import {partOf} from '../../../../state/screens/parts.ts';
import {Journey} from '../../../fixtures/app.ts';
import {FIRST_PACK, infoKeys} from '../../../fixtures/new-profile-keys.ts';
import {aPack, SOME_PACKS} from '../../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../../fixtures/stored-profiles.ts';

describe('a new full profile, by keys alone', () => {
  test('is created with its layers in the order of the stack', () => {
    const journey = fullProfile().press('enter');
    const profile = journey.effect('profile.create')?.profile;
    expect(profile?.metadata).toEqual({name: 'web-prod', description: 'shop', labels: {env: 'prod'}});
    expect(profile?.spec.template).toMatchObject({type: 'cluster', cloudType: 'aws'});
    expect(profile === undefined ? [] : layersOf(profile).map(layer => `${layer.name} ${layer.tag ?? ''}`)).toEqual([
      'ubuntu-aws 22.04',
      'kubernetes 1.33.9',
      'cni-calico 3.31.2',
      'csi-aws-ebs 1.57.1',
      'cert-manager 1.17.2',
    ]);
  });

  test('leaves the screen and its draft once it is written, and opens the stack', () => {
    const journey = fullProfile().press('enter');
    const profile = journey.effect('profile.create')?.profile;
    if (profile === undefined) throw new Error('nothing was created');
    const ref = {name: 'web-prod', version: '1.0.0'};
    journey.send({type: 'profile.created', ref, hash: 'h', profile, said: 'created'});
    expect(journey.screen('profiles')).toBeDefined();
    expect(journey.effect('draft.new-profile')).toEqual({type: 'draft.new-profile', snapshot: undefined});
    expect(journey.effect('profile.open')).toMatchObject({ref});
  });

  test('is written once, however often enter is pressed', () => {
    const journey = fullProfile().press('enter', 'enter', 'enter');
    expect(journey.asked.filter(effect => effect.type === 'profile.create')).toHaveLength(1);
  });
});

describe('steps', () => {
  test('of a full profile are nine', () => {
    expect(stepsAfter('enter')).toBe('type cloud info os k8s cni csi addons review');
  });

  test('of an infrastructure profile have no add-ons', () => {
    expect(stepsAfter('j', 'enter')).toBe('type cloud info os k8s cni csi review');
  });

  test('of an add-on profile have neither cloud nor core layers', () => {
    expect(stepsAfter('j', 'j', 'enter')).toBe('type info addons review');
  });

  test('on ahead wait for those before them, and say which', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', '5');
    expect(journey.screen('new-profile').step).toBe('cloud');
    expect(journey.state.notice?.text).toBe('first choose the cloud');
  });

  test('behind are reached by their numbers', () => {
    const journey = fullProfile().press('4');
    expect(journey.screen('new-profile').step).toBe('os');
  });
});

describe('going back', () => {
  test('loses nothing that was typed or chosen', () => {
    const journey = fullProfile();
    const before = journey.screen('new-profile');
    journey.press('1', 'enter', 'enter', 'enter', 'enter', 'enter', 'enter', '9');
    const after = journey.screen('new-profile');
    expect(after.step).toBe('review');
    expect(after.info.map(one => one.line.text)).toEqual(before.info.map(one => one.line.text));
    expect(after.history.present).toBe(before.history.present);
  });

  test('finds a layer step where it was left, with its choice', () => {
    const journey = fullProfile().press('5');
    const picker = journey.screen('new-profile').pickers.k8s;
    expect(picker).toMatchObject({stage: 'presets', name: 'kubernetes', choice: {tag: '1.33.9'}});
    expect(journey.press('enter').screen('new-profile').step).toBe('cni');
  });

  test('from the first step leaves the screen and keeps a draft, which `a` offers again', () => {
    const journey = fullProfile().press('1', 'esc');
    expect(journey.screen('profiles')).toBeDefined();
    expect(journey.state.notice?.text).toBe('new profile web-prod is kept as a draft; a continues it');
    journey.press('a');
    expect(journey.state.dialog).toMatchObject({kind: 'menu', title: 'A new profile was left unfinished: web-prod'});
    const names = layersOf(journey.press('enter').screen('new-profile').history.present).map(layer => layer.name);
    expect(names).toContain('cert-manager');
  });

  test('with nothing chosen keeps no draft', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'esc', 'a');
    expect(journey.screen('new-profile').step).toBe('type');
  });
});

test('the clouds are filtered, and enter chooses among those that match', () => {
  const journey = new Journey(SOME_PACKS).press('a', 'enter', '/', ...'edge nat'.split(''), 'enter', 'enter');
  expect(journey.screen('new-profile')).toMatchObject({step: 'info', cloud: 'edge-native'});
  journey.press('esc');
  expect(journey.screen('new-profile').cloudFilter.line.text).toBe('');
});

describe('another cloud after layers were chosen', () => {
  test('keeps the layers that fit it, and says which do not', () => {
    const journey = fullProfile().press('2', 'g', ...down(4), 'enter');
    const screen = journey.screen('new-profile');
    expect(screen.cloud).toBe('maas');
    expect(layersOf(screen.history.present).map(layer => layer.name)).toEqual([
      'kubernetes',
      'cni-calico',
      'cert-manager',
    ]);
    expect(journey.state.notice?.text).toContain('set aside, not for MAAS: ubuntu-aws, csi-aws-ebs');
  });

  test('and back brings back what was set aside', () => {
    const journey = fullProfile();
    const before = layersOf(journey.screen('new-profile').history.present);
    journey.press('2', 'g', ...down(4), 'enter', 'esc', 'g', 'enter');
    expect(layersOf(journey.screen('new-profile').history.present)).toEqual(before);
  });
});

describe('optional and missing layers', () => {
  test('storage may be left out on edge-native', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', ...toCloud('edge-native'), ...infoKeys('edge'));
    journey.press('enter', 'enter', 'enter', 'enter', 'enter', 'enter', 'enter', 'enter', 'enter');
    expect(journey.screen('new-profile').step).toBe('csi');
    journey.press('D');
    expect(journey.screen('new-profile')).toMatchObject({step: 'addons', skipped: ['csi']});
  });

  test('a core layer that the cloud requires is not left out', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter', ...infoKeys('web'), 'D');
    expect(journey.screen('new-profile').step).toBe('os');
    expect(journey.state.notice?.text).toBe('operating system is a core layer: this cloud requires it');
  });

  test('one that no registry has may be left out for now, and the review says so', () => {
    const packs = SOME_PACKS.filter(pack => pack.layer !== 'os');
    const journey = new Journey(packs).press('a', 'enter', 'enter', ...infoKeys('web'), 'D');
    expect(journey.screen('new-profile')).toMatchObject({step: 'k8s', skipped: ['os']});
  });
});

describe('info', () => {
  test('says what is wrong under the field as it is typed', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter', 'type:web', 'enter', 'type:.4');
    expect(journey.screen('new-profile').info[1]?.error).toContain('is not a version');
  });

  test('does not go on without a name', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter', 'enter');
    expect(journey.screen('new-profile')).toMatchObject({step: 'info', focus: 0});
    expect(journey.screen('new-profile').info[0]?.error).toBe('a name is needed');
  });

  test('an empty name is no mistake before enter: not when it is shown, nor while other fields are filled in', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter');
    expect(journey.screen('new-profile').info[0]).not.toHaveProperty('error');
    journey.press('type:w', 'backspace', 'tab', 'tab', 'type:for the web');
    expect(journey.screen('new-profile').info[0]).not.toHaveProperty('error');
  });

  test('refuses a name that no file could have under its field, not only when it is written', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'enter', 'enter', `type:${'n'.repeat(201)}`);
    expect(journey.screen('new-profile').info[0]?.error).toContain('too long');
  });

  test('refuses a name and version that are there already', () => {
    const profiles = stored(aSummary('web', '1.0.0'));
    const journey = new Journey(SOME_PACKS, {profiles}).press('a', 'enter', 'enter', ...infoKeys('web'));
    expect(journey.screen('new-profile').step).toBe('info');
    expect(journey.screen('new-profile').info[1]?.error).toBe('1.0.0 exists already; 1.0.1 is free');
  });
});

describe('add-ons', () => {
  test('are reordered and removed, and undo brings them back', () => {
    const journey = fullProfile().press('8', 'a', 'enter', 'G', 'enter', 'enter', 'enter');
    expect(addons(journey)).toEqual(['cert-manager', 'prometheus']);
    expect(addons(journey.press('K'))).toEqual(['prometheus', 'cert-manager']);
    expect(addons(journey.press('D'))).toEqual(['cert-manager']);
    expect(addons(journey.press('u'))).toEqual(['prometheus', 'cert-manager']);
    expect(addons(journey.press('u', 'ctrl+r'))).toEqual(['prometheus', 'cert-manager']);
  });

  test('may be manifests of the user', () => {
    const journey = fullProfile().press('8', 'a', 'j', 'enter', 'type:extra', 'enter');
    expect(addons(journey)).toEqual(['cert-manager', 'extra']);
  });

  test('that are there already ask for a name of the second copy', () => {
    const journey = fullProfile().press('8', 'a', 'enter', 'enter', 'enter', 'enter');
    expect(journey.state.dialog).toMatchObject({kind: 'form', form: 'second-copy'});
    expect(addons(journey.press('ctrl+u', 'type:certs', 'enter'))).toEqual([
      'cert-manager--cert-manager',
      'certs--cert-manager',
    ]);
  });

  test('are none where the picker is left', () => {
    const journey = fullProfile().press('8', 'a', 'enter', 'esc');
    expect(journey.screen('new-profile').step).toBe('addons');
    expect(addons(journey)).toEqual(['cert-manager']);
  });
});

describe('the draft', () => {
  test('is written with every choice, and not for a cursor', () => {
    const journey = new Journey(SOME_PACKS).press('a', 'j', 'k');
    expect(journey.effect('draft.new-profile')).toBeUndefined();
    journey.press('enter');
    expect(journey.effect('draft.new-profile')?.snapshot).toMatchObject({step: 'cloud', type: 'cluster'});
  });

  test('holds values that were edited, and then the file of the editor is forgotten', () => {
    const journey = fullProfile().press('5', 'e');
    const result = {status: 'changed', text: 'mine: 1\n', file: '/tmp/edited'} as const;
    journey.send({type: 'text.edited', purpose: {of: 'picked-values'}, result});
    const kept = journey.asked.findIndex(effect => effect.type === 'editor.forget');
    const drafts = journey.asked.slice(0, kept).filter(effect => effect.type === 'draft.new-profile');
    expect(JSON.stringify(drafts.at(-1))).toContain('mine: 1');
    journey.press('enter');
    expect(layersOf(journey.screen('new-profile').history.present)[1]?.values).toBe('mine: 1\n');
  });

  test('read back from a file stands where it was left', () => {
    const journey = fullProfile().press('5');
    const file: unknown = JSON.parse(JSON.stringify(journey.effect('draft.new-profile')?.snapshot));
    const later = new Journey(SOME_PACKS).send(draftsLoaded(file));
    expect(later.state.notice?.text).toBe('a new profile was left unfinished: web-prod; a continues it');
    later.press('a', 'enter');
    const screen = later.screen('new-profile');
    expect(screen.step).toBe('k8s');
    expect(screen.pickers.k8s).toMatchObject({stage: 'presets', name: 'kubernetes', pack: {status: 'ready'}});
    expect(layersOf(screen.history.present)).toEqual(layersOf(journey.screen('new-profile').history.present));
  });

  test.each([
    [null],
    [{}],
    [{step: 'nowhere'}],
    ['text'],
    [{step: 'info', type: 'cluster', cloud: null, info: {name: 3}}],
  ])('that is no draft is not offered: %j', newProfile => {
    const journey = new Journey(SOME_PACKS).send(draftsLoaded(newProfile));
    expect(journey.state.unfinished).toBeUndefined();
  });
});

test('packs of the same name that fit no other cloud are not offered for one', () => {
  const packs = [...SOME_PACKS, aPack({name: 'nutanix-os', version: '1.0.0', layer: 'os', cloudTypes: ['nutanix']})];
  const journey = new Journey(packs).press('a', 'enter', 'G', 'k', 'enter', ...infoKeys('own'));
  expect(journey.screen('new-profile').cloud).toBe('nutanix');
  expect(journey.press('enter').screen('new-profile').pickers.os?.name).toBe('nutanix-os');
});

test('the review tells where a problem is and what to do about it: a row has room for the message alone', () => {
  const values = 'mode: 0644\n';
  const packs = SOME_PACKS.map(pack => (pack.name === 'cert-manager' ? {...pack, values} : pack));
  const {state} = fullProfile(packs).press('j', 'j', 'j', 'j', 'j');
  const status = partOf(topScreen(state)).status(state, topScreen(state));
  expect(status).toBe('cert-manager line 1: Write 420, or "0644" if the text is meant.');
});

test('the review tells what the schema of a pack asks for, in the background', () => {
  const schema = 'pack.license:\n  schema: \'{{ required | format "${string}" }}\'\n';
  const packs = SOME_PACKS.map(pack => (pack.name === 'cert-manager' ? {...pack, schema} : pack));
  const journey = fullProfile(packs);
  const screen = journey.screen('new-profile');
  expect(reviewProblems(screen)).toMatchObject([{code: 'schema.required', severity: 'error', path: 'pack'}]);
  expect(journey.checks.length).toBe(1);
  const {state} = fullProfile(packs).press('j', 'j', 'j', 'j', 'j');
  expect(partOf(topScreen(state)).status(state, topScreen(state))).toBe('pack.license is required, and missing');
  const unchecked = {...screen, checked: undefined};
  expect([isReviewed(screen), isReviewed(unchecked)]).toEqual([true, false]);
  // A cursor asks nothing anew, and another layer does.
  expect(journey.press('j').checks.length).toBe(1);
  expect(journey.press('8', 'D', '9').checks.length).toBe(2);
  expect(reviewProblems(journey.screen('new-profile'))).toEqual([]);
});

function draftsLoaded(newProfile: unknown): Action {
  return {type: 'drafts.loaded', drafts: [], troubles: [], texts: [], newProfile, after: 'change'};
}

/** A full profile for AWS with one add-on, at its review. */
function fullProfile(packs = SOME_PACKS): Journey {
  const journey = new Journey(packs).press('a', 'enter', 'enter', 'type:web-prod', 'enter', 'enter', 'type:shop');
  journey.press('enter', 'type:env:prod', 'enter');
  for (let layer = 0; layer < 4; layer += 1) journey.press(...FIRST_PACK);
  return journey.press('a', 'enter', ...FIRST_PACK, 'enter');
}

function down(rows: number): readonly string[] {
  return Array.from({length: rows}, () => 'j');
}

/** Keys that choose a cloud of the menu. */
function toCloud(id: 'edge-native'): readonly string[] {
  return [...down(CLOUD_ROWS[id]), 'enter'];
}

const CLOUD_ROWS = {'edge-native': 12} as const;

function addons(journey: Journey): readonly string[] {
  return layersOf(journey.screen('new-profile').history.present)
    .filter(layer => layer.layer === 'addon')
    .map(layer => layer.name);
}

function stepsAfter(...keys: readonly string[]): string {
  const journey = new Journey(SOME_PACKS).press('a', ...keys);
  return railOf(journey.state, journey.screen('new-profile'))
    .map(one => one.step)
    .join(' ');
}
