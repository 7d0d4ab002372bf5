import {describe, expect, test} from 'vitest';
import {layerId} from '../../src/domain/layer/layer.ts';
import type {ProfileSummary, VersionSummary} from '../../src/domain/profile/profile-summary.ts';
import {ready} from '../../state/loadable.ts';
import {topScreen} from '../../state/model.ts';
import {findingsKey} from '../../state/problems/findings-shape.ts';
import {profileRows} from '../../state/screens/profiles.ts';
import {layerAtCursor, shownLayers} from '../../state/screens/stack/stack-rows.ts';
import {statusText} from '../../state/status.ts';
import {Journey} from '../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../fixtures/open-profile.ts';
import {SOME_PACKS} from '../fixtures/some-packs.ts';

function stored(name: string, over: {readonly type?: 'cluster' | 'add-on'; readonly packs?: readonly string[]} = {}) {
  const {type = 'cluster', packs = []} = over;
  const version: VersionSummary = {
    version: '1.0.0',
    type,
    cloud: 'aws',
    description: '',
    tags: ['env:prod'],
    packs,
    modified: 7,
  };
  return {name, versions: [version] as const};
}

function home(...profiles: readonly ProfileSummary[]): Journey {
  return new Journey(SOME_PACKS, {profiles: ready({profiles, broken: []})});
}

function shownProfiles({state}: Journey): readonly string[] {
  const screen = topScreen(state);
  return screen.type === 'profiles' ? profileRows(state, screen).map(({name}) => name) : [];
}

function shown(journey: Journey): readonly string[] {
  return shownLayers(journey.state, journey.screen('stack')).map(layerId);
}

describe('a filter', () => {
  test('says what may be typed, tokens too', () => {
    expect(openStack().press('/').state.notice?.text).toMatch(/words that must all match.*type:.*has:problem/);
  });

  test('that hides every row is what a command without a row names: it once said that there are none', () => {
    const journey = openStack().press('/', 'type:zzz', 'enter', 'e');
    expect(journey.state.notice?.text).toBe('no layer matches the filter; esc drops it');
    expect(home(stored('web')).press('/', 'type:zzz', 'enter', 'D').state.notice?.text).toBe(
      'no profile matches the filter; esc drops it',
    );
  });

  test('is told first, so that a narrow terminal cuts something else', () => {
    expect(statusText(openStack().press('/', 'type:prom', 'enter').state)).toMatch(/^\/prom {2}1 of 7 layers/);
  });

  test('takes letters of any alphabet, and no key that is held with Alt', () => {
    const {screens} = openStack().press('/', 'é', 'alt+é', 'alt+b').state;
    expect(screens.at(-1)).toMatchObject({filters: {layers: {line: {text: 'é'}}}});
  });

  test('takes no megabytes from a paste, which every key would have to carry on', () => {
    const journey = openStack()
      .press('/')
      .send({type: 'text.pasted', text: 'x'.repeat(200_000)});
    expect(journey.state.notice?.text).toContain('too long for a line');
    expect(journey.state.screens.at(-1)).toMatchObject({filters: {layers: {line: {text: ''}}}});
    expect(journey.send({type: 'text.pasted', text: 'nginx'}).state.screens.at(-1)).toMatchObject({
      filters: {layers: {line: {text: 'nginx'}}},
    });
  });

  test('is dropped by esc before its screen is left, and the cursor stays on its row', () => {
    const journey = openStack().press('/', 'type:prom', 'enter');
    expect(shown(journey)).toEqual(['prometheus']);
    journey.press('esc');
    expect(shown(journey)).toHaveLength(7);
    expect(layerAtCursor(journey.state)?.name).toBe('prometheus');
    journey.press('esc');
    expect(topScreen(journey.state).type).toBe('profiles');
  });

  test.each([
    ['type:core', ['ubuntu', 'kubernetes', 'calico', 'ebs']],
    ['type:addon', ['nginx', 'prometheus', 'vault']],
    ['type:k8s', ['kubernetes']],
    ['pack:calico', ['calico']],
    ['pack:calico type:addon', []],
    ['~prmths', ['prometheus']],
    ['has:problem', ['vault']],
    ['has:warning', []],
  ])('of layers, %s', (text, names) => {
    const journey = openStack();
    const {session} = journey.state;
    if (session === undefined) throw new Error('nothing is open');
    const problems = [{severity: 'error', code: 'x', layer: 'vault', message: 'odd'}] as const;
    journey.state = {...journey.state, session: {...session, problems}};
    expect(shown(journey.press('/', `type:${text}`, 'enter'))).toEqual(names);
  });

  test('of layers lets nothing move that it hides others from', () => {
    const journey = openStack().press('/', 'type:vault', 'enter');
    for (const key of ['K', 'm']) expect(journey.press(key).state.notice?.text).toMatch(/a filter hides/);
    expect(journey.asked).toEqual([]);
  });

  test('acts on the row that is shown, not on the one in that place among all', () => {
    const journey = openStack().press('/', 'type:vault', 'enter', 'D', 'esc');
    expect(shown(journey)).toEqual(['ubuntu', 'kubernetes', 'calico', 'ebs', 'nginx', 'prometheus']);
  });

  test.each([
    ['type:full', ['web', 'edge']],
    ['pack:calico', ['edge']],
    ['tag:env cloud:aws type:add', ['tools']],
  ])('of profiles, %s', (text, names) => {
    const journey = home(stored('web'), stored('edge', {packs: ['cni-calico']}), stored('tools', {type: 'add-on'}));
    expect(shownProfiles(journey.press('/', `type:${text}`, 'enter'))).toEqual(names);
  });
});

describe('has:problem among profiles', () => {
  const asked = () => home(stored('web'), stored('edge')).press('/', 'type:has:problem', 'enter');

  test('has the latest versions checked that were not yet, and says so', () => {
    const journey = asked();
    expect(journey.effect('versions.check')?.versions.map(({ref}) => ref.name)).toEqual(['web', 'edge']);
    expect(statusText(journey.state)).toContain('checking 0 of 2; ctrl-c stops');
    expect(shownProfiles(journey)).toEqual([]);
  });

  test('keeps those with an error or a warning, and goes on with the others', () => {
    const journey = asked();
    const catalog = journey.effect('versions.check')?.catalog;
    journey.send({
      type: 'versions.checked',
      found: new Map([['web@1.0.0', {modified: 7, draftedAt: undefined, catalog, errors: 0, warnings: 1}]]),
    });
    expect(shownProfiles(journey)).toEqual(['web']);
    expect(journey.effect('versions.check')?.versions.map(({ref}) => ref.name)).toEqual(['edge']);
  });

  test('asks again once a file was written or the registries hold other packs', () => {
    const journey = asked();
    const catalog = journey.effect('versions.check')?.catalog;
    const found = new Map(
      ['web@1.0.0', 'edge@1.0.0'].map(
        key => [key, {modified: 6, draftedAt: undefined, catalog, errors: 1, warnings: 0}] as const,
      ),
    );
    journey.send({type: 'versions.checked', found});
    expect(shownProfiles(journey)).toEqual([]);
    expect(journey.effect('versions.check')?.versions).toHaveLength(2);
  });

  test('has unsaved work checked as it is now, of older versions too, and again once it changed', () => {
    const web = {
      name: 'web',
      versions: ['1.2.0', '1.1.0', '1.0.0'].map(version => ({...stored('web').versions[0], version})),
    };
    const draft = {ref: {name: 'web', version: '1.1.0'}, changedAt: '2026-01-01T10:00:00Z', label: 'Edit', changes: 1};
    const drafted = (changedAt: string) =>
      ({drafts: [{...draft, changedAt}], troubles: [], newProfile: undefined, texts: [], after: 'change'}) as const;
    const journey = home(web)
      .send({type: 'drafts.loaded', ...drafted('10:00')})
      .press('/', 'type:has:problem', 'enter');
    const asked = journey.effect('versions.check');
    expect(asked?.versions.map(({ref, draftedAt}) => [ref.version, draftedAt])).toEqual([
      ['1.2.0', undefined],
      ['1.1.0', '10:00'],
    ]);
    const found = (asked?.versions ?? []).map(
      ({ref, modified, draftedAt}) =>
        [
          findingsKey(ref),
          {modified, draftedAt, catalog: asked?.catalog, errors: draftedAt === undefined ? 0 : 1, warnings: 0},
        ] as const,
    );
    journey.send({type: 'versions.checked', found: new Map(found)});
    expect(shownProfiles(journey)).toEqual(['web']);
    journey.send({type: 'drafts.loaded', ...drafted('11:00')});
    expect(shownProfiles(journey)).toEqual([]);
    expect(journey.effect('versions.check')?.versions).toEqual([expect.objectContaining({draftedAt: '11:00'})]);
  });

  test('is given up with ctrl-c, and not asked for by itself again', () => {
    const journey = asked().press('ctrl+c');
    const before = journey.asked.length;
    journey.press('j');
    expect(journey.asked.slice(before)).toEqual([]);
    expect(statusText(journey.state)).not.toContain('checking');
  });
});

describe('finding in a text', () => {
  const values = Array.from({length: 60}, (_, at) => (at % 20 === 10 ? `port: ${at}` : `x${at}: 1`)).join('\n');
  const open = () => openProfile(aProfile(aLayer('web', {values}))).press('enter');
  const line = (journey: Journey) => journey.screen('layer').lists.values.cursor + 1;

  test('goes on from where one is, round the end, and says which of how many it is', () => {
    const journey = open().press('ctrl+d', 'ctrl+d', '/', 'type:port', 'enter');
    expect(line(journey)).toBe(31);
    expect(statusText(journey.state)).toContain('/port 2/3');
    expect(line(journey.press('n', 'n'))).toBe(11);
    expect(line(journey.press('N'))).toBe(51);
  });

  test('esc ends it and stays where one is', () => {
    const journey = open().press('/', 'type:port', 'enter', 'esc');
    expect(line(journey)).toBe(11);
    expect(statusText(journey.state)).not.toContain('/port');
  });

  test('in a manifest scrolls to the line; pages scroll it too', () => {
    const manifests = [{name: 'ns', content: values}];
    const journey = openProfile(aProfile(aLayer('web', {type: 'manifest', manifests}))).press('enter');
    journey.press('/', 'type:port: 50', 'enter');
    expect(journey.screen('layer').preview.cursor).toBe(50);
    journey.press('pageup');
    const {top} = journey.screen('layer').preview;
    expect(top).toBeLessThan(50);
    journey.press('pagedown');
    expect(journey.screen('layer').preview.top).toBeGreaterThan(top);
  });

  test('in a list whose rows stay goes to the row', () => {
    const items = ['a', 'b', 'needle', 'c'].map(title => ({title, file: title}));
    const journey = new Journey(SOME_PACKS).send({
      type: 'batch.found',
      job: {kind: 'import', directory: '/mnt', registries: new Map()},
      items,
    });
    journey.press('/', 'type:needle', 'enter');
    expect(journey.screen('batch').list.cursor).toBe(2);
    expect(journey.press('/', 'type:x', 'enter').state.notice?.text).toBe('"needlex" is not here');
  });
});

describe('keys that mean nothing on a screen', () => {
  test('say why, in help too', () => {
    const journey = home(stored('web'));
    expect(journey.press('2').state.notice?.text).toBe('this screen has no tabs');
    expect(journey.press('n').state.notice?.text).toBe('there is no text here to find something in');
    expect(openStack().press('?', '2').state.notice?.text).toMatch(/no meaning in help/);
  });

  test('leave the screen below help as it is: / finds a command instead of filtering there', () => {
    const journey = openStack().press('?', '/');
    expect(journey.state.help).toBeUndefined();
    expect(journey.state.palette).toBeDefined();
    expect(journey.screen('stack').filters.layers.isTyping).toBe(false);
  });
});
