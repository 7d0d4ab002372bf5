import {describe, expect, test} from 'vitest';
import type {Action} from '../../state/action.ts';
import {perform} from '../../state/effects/perform.ts';
import {Journey} from '../fixtures/app.ts';
import {draw} from '../fixtures/draw.ts';
import {aLayer, aProfile, openStack} from '../fixtures/open-profile.ts';
import {portsOf} from '../fixtures/ports.ts';
import {SOME_PACKS} from '../fixtures/some-packs.ts';
import {aSummary, stored} from '../fixtures/stored-profiles.ts';

const profiles = stored(aSummary('db', '1.0.0'), aSummary('web', '1.1.0', '1.0.0'));
const atHome = (over = {}) => new Journey(SOME_PACKS, {profiles, ...over});
const draftOfWeb = {ref: {name: 'web', version: '1.1.0'}, changedAt: '', label: 'Edit', changes: 1};

describe('B carries', () => {
  test('the latest version under the cursor, into a bundle called after it', () => {
    expect(atHome().press('j', 'B', 'enter').effect('profiles.carry')).toEqual({
      type: 'profiles.carry',
      refs: [{name: 'web', version: '1.1.0'}],
      file: 'web.tgz',
      preview: 'when-needed',
    });
  });

  test('all marked profiles, with every version where that is chosen', () => {
    const journey = atHome().press('space', 'j', 'space', 'B', 'tab', 'type:a', 'enter');
    expect(journey.effect('profiles.carry')?.refs).toEqual([
      {name: 'db', version: '1.0.0'},
      {name: 'web', version: '1.1.0'},
      {name: 'web', version: '1.0.0'},
    ]);
    expect(journey.effect('profiles.carry')?.file).toBe('profiles.tgz');
  });

  test('the open version, and shows first that unsaved changes stay', () => {
    expect(openStack().press('B', 'enter').effect('profiles.carry')).toMatchObject({
      refs: [{name: 'web-prod', version: '1.0.0'}],
    });
    const request = atHome({drafts: [draftOfWeb]})
      .press('j', 'B', 'enter')
      .effect('profiles.carry');
    if (request === undefined) throw new Error('nothing is carried');
    expect(request.preview).toBe('always');
    const preview = {missing: ['web@1.1.0: cni: not here'], secrets: ['web@1.1.0: variable token'], replaces: true};
    const journey = atHome({drafts: [draftOfWeb]}).send({type: 'carry.previewed', request, preview});
    const shown = draw(journey.state);
    for (const text of ['takes the place', 'Unsaved changes stay here: web 1.1.0', 'variable token', 'cni: not here'])
      expect(shown).toContain(text);
    expect(journey.press('enter').effect('profiles.carry')?.preview).toBe('never');
  });

  test('into nothing but a bundle', () => {
    const journey = atHome().press('B', 'ctrl+u', 'type:a.zip', 'enter');
    expect(journey.effect('profiles.carry')).toBeUndefined();
    expect(draw(journey.state)).toContain('a bundle is a .tgz, a .tar.zst or a .tar');
  });

  test('and says what came of it, what it lacks too', () => {
    const report = {file: '/mnt/web.tgz', packs: 2, missing: []};
    const journey = atHome().send({type: 'carry.done', count: 1, report});
    expect(journey.state.notice).toEqual({tone: 'ok', text: '1 version and 2 packs in /mnt/web.tgz'});
    journey.send({type: 'carry.done', count: 1, report: {...report, missing: ['web@1.1.0: cni: gone']}});
    expect(journey.state.notice).toMatchObject({tone: 'warning', text: expect.stringContaining('cni: gone')});
  });

  test('and tells how far it is, until it is called off', async () => {
    const told: Action[] = [];
    const ports = portsOf({
      profiles: {read: async () => ({profile: aProfile(), hash: ''})},
      sharing: {
        previewCarry: async () => ({missing: [], secrets: [], replaces: false}),
        async carry(_profiles, file, onPack) {
          onPack('cni 1.0', 1, 2);
          return {file, packs: 2, missing: []};
        },
      },
    });
    const request = {type: 'profiles.carry', refs: [draftOfWeb.ref], file: 'a.tgz', preview: 'when-needed'} as const;
    const done = await perform(request, ports, new AbortController().signal, action => void told.push(action));
    expect(done).toMatchObject({type: 'carry.done', count: 1, report: {packs: 2}});
    const journey = atHome({running: 'carrying'});
    for (const action of told) journey.send(action);
    expect(journey.state.running).toBe('carrying cni 1.0, 1 of 2; Ctrl-C gives it up');
    journey.press('ctrl+c');
    for (const action of told) journey.send(action);
    expect(journey.state.running).toBeUndefined();
  });
});

describe('P pushes', () => {
  const pushed = (journey: Journey) =>
    journey.press('P', 'type:oci://lab/team/web', 'enter').press('tab', 'enter', 'enter');

  test('the version to an address, with TLS unless the user says otherwise', () => {
    const journey = atHome().press('j', 'P', 'type:oci://lab/team/web', 'enter', 'enter', 'enter');
    expect(journey.effect('profile.push')).toEqual({
      type: 'profile.push',
      ref: {name: 'web', version: '1.1.0'},
      address: 'oci://lab/team/web',
      isForced: false,
      secrets: 'ask',
    });
    const plain = atHome().press('P', 'type:oci://lab/web', 'enter', 'right', 'enter', 'enter');
    expect(plain.effect('profile.push')).toMatchObject({plainHttp: true});
  });

  test('to a folder without asking how', () => {
    expect(atHome().press('P', 'type:/mnt/layout', 'enter').effect('profile.push')?.address).toBe('/mnt/layout');
  });

  test('nothing that is not saved', () => {
    const journey = atHome({drafts: [draftOfWeb]}).press('j', 'P');
    expect(journey.state.notice?.text).toBe('web 1.1.0 has unsaved changes; w saves them');
    expect(pushed(journey).effect('profile.push')).toBeUndefined();
  });

  test('nothing with errors, and no secret, unless it is asked for', async () => {
    const error = {severity: 'error', code: 'x', message: 'not YAML', layer: 'a'} as const;
    const sent: boolean[] = [];
    const found = [error];
    const ports = portsOf({
      profiles: {read: async () => ({profile: aProfile(aLayer('a')), hash: ''})},
      registries: {catalog: async () => ({registries: []})},
      checks: {find: async () => found},
      documents: {previewExport: async () => ({masked: ['variable token'], notes: [], replaces: false})},
      sharing: {
        async push(_profile, _to, isRevealed) {
          sent.push(isRevealed);
          return {done: 'pushed', place: 'oci://lab/web:1.1.0'};
        },
      },
    });
    const request = {
      type: 'profile.push',
      ref: draftOfWeb.ref,
      address: 'oci://lab/web',
      isForced: false,
      secrets: 'ask',
    } as const;
    const {signal} = new AbortController();
    const refused = await perform(request, ports, signal);
    if (refused?.type !== 'push.refused') throw new Error('it is not refused');
    const forced = atHome().send(refused).press('tab', 'enter').effect('profile.push');
    const asked = forced && (await perform(forced, ports, signal));
    if (asked?.type !== 'push.previewed') throw new Error('secrets are not asked about');
    expect(draw(atHome().send(asked).state)).toContain('variable token');
    const chosen = atHome().send(asked).press('enter').effect('profile.push');
    const done = chosen && (await perform(chosen, ports, signal));
    expect(done).toEqual({type: 'push.done', text: 'pushed web 1.1.0 to oci://lab/web:1.1.0'});
    expect(sent).toEqual([false]);
  });
});

test('a password in an address is neither shown nor logged as what runs', () => {
  for (const key of ['P', 'L']) {
    const journey = atHome().press(key, 'type:oci://ada:hush@lab/web', 'enter', 'enter', 'enter');
    expect(journey.state.running).toContain('oci://lab/web');
    expect(journey.state.running).not.toContain('hush');
  }
});

test('L pulls a version, and its import is shown', async () => {
  const effect = atHome().press('L', 'type:/mnt/layout:1.0.0', 'enter').effect('document.pull');
  expect(effect).toEqual({type: 'document.pull', from: {address: '/mnt/layout:1.0.0'}});
  const missing = () => Promise.reject(new Error('it is not asked for'));
  const document = aProfile();
  const ports = portsOf({
    sharing: {pull: async () => ({document, source: 'layout:1.0.0'}), carry: missing},
    profiles: {read: async () => ({profile: document, hash: ''})},
  });
  const read = effect && (await perform(effect, ports, new AbortController().signal));
  expect(read).toEqual({type: 'import.read', document, stored: document, source: 'layout:1.0.0'});
});

test('what fails brings the form back with what was typed', async () => {
  const {StrataError} = await import('../../src/domain/error.ts');
  const error = new StrataError('registry.denied', 'lab asks who you are', {hint: 'strata registry login'});
  const journey = atHome()
    .press('L', 'type:/mnt/x', 'enter')
    .send({type: 'effect.failed', what: 'document.pull', error});
  expect(journey.state.dialog).toMatchObject({kind: 'form', form: 'pull'});
  expect(journey.state.notice?.text).toContain('strata registry login');
  expect(draw(journey.state)).toContain('/mnt/x');
  const push = atHome().press('P', 'type:/mnt/x', 'enter').send({type: 'effect.failed', what: 'profile.push', error});
  expect(push.state.dialog).toMatchObject({
    form: 'push',
    focus: 1,
    fields: [{name: 'what'}, {error: 'lab asks who you are'}],
  });
});
