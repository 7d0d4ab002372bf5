import {describe, expect, test} from 'vitest';
import {parseValues} from '../../../../src/domain/values/parse-values.ts';
import {layerRows} from '../../../../state/screens/stack/stack-rows.ts';
import {changeAtCursor} from '../../../../state/screens/upgrade/upgrade-changes.ts';
import type {UpgradeScreen} from '../../../../state/screens/upgrade/upgrade-screen.ts';
import {isOutdated, targetRows} from '../../../../state/screens/upgrade/upgrade-targets.ts';
import {statusText} from '../../../../state/status.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {aPack, catalogOf} from '../../../fixtures/some-packs.ts';
import {MINE, NEW, OLD, openWeb, UPGRADE_PACKS, webOf} from '../../../fixtures/upgrade-packs.ts';

describe('the version to go to', () => {
  test('is chosen from all there are, the cursor on the newest that nothing speaks against', () => {
    const journey = openWeb().press('v');
    const screen = journey.screen('upgrade');
    const rows = targetRows(journey.state, screen);
    expect(rows.map(({tag}) => tag)).toEqual(['3.0.0', '2.0.0', '1.0.0', '2.0.x', '1.0.x', '2.x', '1.x']);
    expect(rows[screen.lists.targets.cursor]?.tag).toBe('2.0.0');
  });

  test('is one minor on for Kubernetes', () => {
    const journey = openWeb().press('k', 'v');
    expect(
      targetRows(journey.state, journey.screen('upgrade'))[journey.screen('upgrade').lists.targets.cursor]?.tag,
    ).toBe('1.33.6');
  });

  test('is asked for from the Layer screen too', () => {
    expect(openWeb().press('enter', 'v').screen('upgrade').layer.name).toBe('web');
  });

  test('cannot be one that is disabled, and that is said', () => {
    const journey = openWeb().press('v', 'g', 'enter');
    expect(journey.screen('upgrade').stage).toBe('targets');
    expect(journey.state.notice?.text).toContain('is disabled');
  });

  test('cannot be the one in use, and that is said', () => {
    const journey = openWeb().press('v', 'j', 'enter');
    expect(journey.state.notice?.text).toBe('1.0.0 is what the layer has');
  });

  test('is found by a filter, which esc drops before it leaves', () => {
    const journey = openWeb().press('v', '/', 'type:2.0 train', 'enter');
    expect(targetRows(journey.state, journey.screen('upgrade')).map(({tag}) => tag)).toEqual(['2.0.x', '2.x']);
    journey.press('esc');
    expect(targetRows(journey.state, journey.screen('upgrade'))).toHaveLength(7);
    expect(journey.press('esc').screen('stack')).toBeDefined();
  });

  test('is looked at where the cursor rests, and not asked for again when it is chosen', () => {
    const journey = openWeb().press('v');
    expect(journey.screen('upgrade').looked).toMatchObject({target: {tag: '2.0.0'}, plan: {status: 'ready'}});
    journey.press('enter');
    expect(journey.screen('upgrade')).toMatchObject({stage: 'changes', plan: {status: 'ready'}});
    expect(journey.asked.filter(({type}) => type === 'upgrade.plan')).toHaveLength(1);
  });

  test('that was chosen keeps its answers while others are looked at', () => {
    const journey = changing().press('enter', 'm', 'esc', 'j', 'j', 'k', 'k', 'enter');
    expect(taken(journey, 'web.replicas')).toBe('mine');
  });

  test('keeps its answers also when the registries were looked at again meanwhile', () => {
    const journey = changing().press('enter', 'm', 'esc');
    journey.send({type: 'catalog.loaded', catalog: catalogOf(UPGRADE_PACKS)}).press('enter');
    expect(taken(journey, 'web.replicas')).toBe('mine');
  });

  test.each([
    ['a pack that no registry has', {name: 'nowhere'}, /no registry has nowhere/],
    ['a pack that fits other layers only', {name: 'kubernetes'}, /fits a layer of kind addon on aws/],
  ])('is not to be had of %s', (_what, layer, notice) => {
    const journey = openWeb(layer).press('v');
    expect(journey.screen('stack')).toBeDefined();
    expect(journey.state.notice?.text).toMatch(notice);
  });

  test('waits for the registries', () => {
    const journey = openWeb({}, {catalog: {status: 'loading'}}).press('v');
    expect(journey.state.notice?.text).toContain('still being read');
  });

  test('of a layer that has the newest is said to be so', () => {
    const journey = openWeb({version: '2.0.0', tag: '2.0.0'});
    journey.send({type: 'catalog.loaded', catalog: catalogOf(UPGRADE_PACKS.slice(0, 2))});
    expect(journey.press('v').state.notice?.text).toBe('no registry has anything newer than 2.0.0');
  });

  test('a layer of manifests has none', () => {
    expect(openWeb({type: 'manifest'}).press('v').state.notice?.text).toContain('no pack behind it');
  });
});

describe('the changes', () => {
  test('are listed by class, conflicts first, and the cursor is on the first conflict', () => {
    const screen = changing().screen('upgrade');
    expect(shown(screen)).toEqual([
      '[-] ! conflicts: both changed: 1',
      '! open web.replicas',
      '[-] ? orphans: mine, at paths that the new version no longer has: 1',
      '? theirs old.size',
      '[+] ? lines of mine that are left out: 1',
      '[-] = kept mine: 1',
      '= mine web.log',
      '[+] + adopted from the new version: 2',
    ]);
    expect(changeAtCursor(screen)?.key).toBe('web.replicas');
  });

  test('are turned around by space', () => {
    const journey = changing().press('space');
    expect(taken(journey, 'web.replicas')).toBe('mine');
    expect(taken(journey.press('space'), 'web.replicas')).toBe('theirs');
    expect(taken(journey.press(']', 'space'), 'old.size')).toBe('mine');
  });

  test('fold and unfold by enter', () => {
    const journey = changing().press('G', 'enter');
    expect(shown(journey.screen('upgrade')).slice(-2)).toEqual(['+ theirs web.image', '+ theirs web.probe']);
    expect(shown(journey.press('enter').screen('upgrade')).at(-1)).toBe('[+] + adopted from the new version: 2');
  });

  test('once answered, are said to be applied by way of the preview: nobody found the key', () => {
    expect(statusText(changing().press('enter', 'm').state)).toBe(
      'every conflict is answered: d previews, then enter applies',
    );
  });

  test.each([
    ['m', 'mine'],
    ['t', 'theirs'],
  ])('a conflict is answered in a menu: %s takes %s', (key, side) => {
    const journey = changing().press('enter');
    expect(journey.state.dialog).toMatchObject({kind: 'menu', title: 'web.replicas', lines: ['mine 5, new 2, was 1']});
    expect(taken(journey.press(key), 'web.replicas')).toBe(side);
    expect(journey.state.notice?.text).toContain('every conflict is answered');
  });

  test('both are taken where the sides changed different parts of a list', () => {
    const list = (...items: readonly string[]) => `web:\n  args: [${items.join(', ')}]\n`;
    const packs = [
      aPack({name: 'web', layer: 'addon', version: '1.0.0', values: list('a', 'b')}),
      aPack({name: 'web', layer: 'addon', version: '2.0.0', values: list('A', 'b')}),
    ];
    const journey = openWeb({values: list('a', 'b', 'mine')}, {}, packs).press('v', 'enter', 'enter');
    expect(journey.state.dialog).toMatchObject({
      options: [{}, {}, {label: 'Take both: theirs with what I changed, 3 items'}, {}],
    });
    journey.press('b', 'd', 'enter');
    expect(parseValues(webOf(journey)?.values ?? '').value).toEqual({web: {args: ['A', 'b', 'mine']}});
  });

  test('what one side does not have is to be left out', () => {
    const journey = changing().press(']', 'enter');
    expect(journey.state.dialog).toMatchObject({
      title: 'old.size',
      options: [{label: 'Keep mine: 9'}, {label: 'Take the new: without it'}, {}],
    });
  });

  test('the next open conflict comes under the cursor once one is answered', () => {
    const journey = changing({values: MINE.replace('web:1', 'mine:1')}).press('enter', 'm');
    expect(changeAtCursor(journey.screen('upgrade'))?.key).toBe('web.image');
    expect(journey.state.notice?.text).toBe('1 to answer');
  });

  test('all open conflicts are answered at once', () => {
    const journey = changing({values: MINE.replace('web:1', 'mine:1')}).press('enter', 'T');
    expect([taken(journey, 'web.replicas'), taken(journey, 'web.image')]).toEqual(['theirs', 'theirs']);
  });

  test('a conflict is answered in the editor, with a value of neither side', () => {
    const journey = changing().press('e');
    expect(journey.effect('editor.open')).toMatchObject({
      purpose: {of: 'upgrade-value', path: 'web.replicas'},
      text: '5\n',
    });
    edited(journey, '7\n');
    expect(taken(journey, 'web.replicas')).toBe('own');
    expect(journey.effect('editor.forget')?.file).toBe('/tmp/edited');
    journey.press('d', 'enter');
    expect(webOf(journey)?.values).toContain('replicas: 7\n');
  });

  test('a value that cannot be read is edited again, and chooses nothing', () => {
    const journey = edited(changing().press('e'), '[1\n');
    expect(journey.state.dialog).toMatchObject({kind: 'menu'});
    journey.press('e');
    expect(journey.effect('editor.open')).toMatchObject({text: '[1\n'});
    expect(taken(journey, 'web.replicas')).toBe('open');
  });

  test('are found by their key paths, also those that are folded; esc drops the filter', () => {
    const journey = changing().press('/', 'type:image', 'enter');
    expect(shown(journey.screen('upgrade'))).toEqual(['[-] + adopted from the new version: 1', '+ theirs web.image']);
    journey.press('j', 'space', 'esc');
    expect(journey.screen('upgrade').stage).toBe('changes');
    expect(shown(journey.screen('upgrade'))).toHaveLength(8);
    expect(taken(journey.press('/', 'type:image', 'enter'), 'web.image')).toBe('mine');
  });

  test('warnings of the version come first', () => {
    const journey = openWeb().press('k', 'v', 'g', 'enter');
    expect(shown(journey.screen('upgrade')).slice(0, 2)).toEqual([
      '[-] ! to know: 1',
      '! Kubernetes goes one minor at a time, and this skips 1.33: upgrade to 1.33.6 first',
    ]);
  });

  test('without the old defaults are all conflicts, and that is said', () => {
    const journey = changing({version: '0.9.0', tag: '0.9.0'});
    const rows = shown(journey.screen('upgrade'));
    expect(rows[1]).toContain('the defaults of 0.9.0 are in no registry: compared with the new defaults only');
    expect(rows).toContain('! open web.image');
  });

  test('a train that does not say which of its versions it is at has no old defaults', () => {
    const rows = shown(changing({version: '', tag: '1.x'}).screen('upgrade'));
    expect(rows[1]).toContain('does not say which version of 1.x its values are from');
  });

  test('values that are no YAML are merged by lines, and that is said', () => {
    const rows = shown(changing({values: 'a: [1\n'}).screen('upgrade'));
    expect(rows[1]).toContain('merged by lines, not by key path: your values are no YAML');
    expect(rows).toContain('! open ');
  });

  test('of a pack that cannot be read say why', () => {
    const journey = openWeb().press('v', 'enter');
    const {target} = journey.screen('upgrade');
    if (target === undefined) throw new Error('none is chosen');
    journey.press('esc', 'j', 'j', 'enter');
    journey.send({type: 'upgrade.failed', target, message: 'too late'});
    expect(journey.screen('upgrade').plan.status).toBe('ready');
  });
});

describe('the preview', () => {
  test('comes before the upgrade is applied, with conflicts as mine', () => {
    const screen = changing().press('d').screen('upgrade');
    expect(screen.stage).toBe('preview');
    expect(screen.result).toMatchObject({status: 'ready', value: {text: withMine('replicas: 5')}});
  });

  test('follows every choice', () => {
    const journey = changing().press('enter', 't', 'd');
    expect(journey.screen('upgrade').result).toMatchObject({value: {text: withMine('replicas: 2')}});
    journey.press('1', 'space', 'd');
    expect(journey.screen('upgrade').result).toMatchObject({value: {text: withMine('replicas: 5')}});
  });

  test('shows what changes, or the whole', () => {
    const journey = changing().press('d');
    expect(journey.screen('upgrade').preview.some(({kind}) => kind === 'unified')).toBe(true);
    expect(
      journey
        .press('s')
        .screen('upgrade')
        .preview.map(row => (row.kind === 'line' ? row.text : '')),
    ).toEqual(withMine('replicas: 5').trimEnd().split('\n'));
  });

  test('is not merged again for choices that are the usual ones', () => {
    const journey = changing().press('enter', 'm', 'd');
    expect(journey.screen('upgrade').result.status).toBe('ready');
    expect(journey.effect('upgrade.merge')).toBeUndefined();
  });

  test('an answer to an older question is not taken', () => {
    const journey = changing().press('enter', 't', 'd');
    const before = journey.screen('upgrade').result;
    const {plan} = journey.screen('upgrade');
    if (plan.status === 'ready') journey.send({type: 'upgrade.merged', choices: new Map(), merge: plan.value.merge});
    expect(journey.screen('upgrade').result).toBe(before);
  });
});

describe('applying', () => {
  test('waits until every conflict is answered', () => {
    const journey = changing().press('d', 'enter');
    expect(journey.state.notice?.text).toContain('1 conflict to answer first');
    expect(journey.effect('draft.record')).toBeUndefined();
  });

  test('gives the layer its version and values as one undo step, and goes back to it', () => {
    const journey = changing().press('enter', 'm', 'd', 'enter');
    expect(webOf(journey)).toMatchObject({version: '2.0.0', tag: '2.0.0', values: withMine('replicas: 5')});
    expect(journey.screen('stack').lists.layers.cursor).toBe(1);
    expect(journey.state.notice?.text).toBe(
      'web is at 2.0.0: 2 of yours kept, 2 adopted, 1 orphan, 1 line of yours left out; u undoes; the log (@) keeps where: old.size, line 6',
    );
    expect(webOf(journey.press('u'))).toMatchObject({version: '1.0.0', values: MINE});
    expect(webOf(journey.press('ctrl+r'))).toMatchObject({version: '2.0.0'});
  });

  test('from the Layer screen goes back there, and reads the presets and README of the new version', () => {
    const journey = openWeb({values: OLD}).press('enter', 'v', 'enter', 'd', 'enter');
    expect(journey.screen('layer').pack).toEqual({status: 'loading'});
    expect(journey.effect('pack.read-of-layer')?.layer).toMatchObject({version: '2.0.0'});
  });

  test('takes a train as the tag', () => {
    const journey = openWeb({values: OLD}).press('v', 'j', 'j', 'enter', 'd', 'enter');
    expect(webOf(journey)).toMatchObject({version: '2.0.0', tag: '2.0.x', values: NEW});
  });

  test('leaves values that are empty as they are', () => {
    expect(webOf(openWeb({values: ''}).press('v', 'enter', 'd', 'enter'))).toMatchObject({
      version: '2.0.0',
      values: '',
    });
  });

  test('is not done while nothing may be written, and says why; looking is', () => {
    const surroundings = {workspace: '/w', isReadOnly: true, isAscii: false, theme: 'dark' as const, keys: {}};
    const journey = openWeb({}, {surroundings}).press('v', 'enter', 'enter', 'm', 'd', 'enter');
    expect(journey.state.notice?.text).toBe('opened with --read-only: nothing is changed');
    expect(webOf(journey)?.version).toBe('1.0.0');
  });

  test('is not done to a layer that has changed since', () => {
    const journey = changing().press('enter', 'm', 'd');
    const {session} = journey.state;
    const profile = session?.history.present;
    if (session === undefined || profile === undefined) throw new Error('no profile');
    const packs = layerRows(journey.state).map(layer => ({...layer}));
    const present = {...profile, spec: {...profile.spec, template: {...profile.spec.template, packs}}};
    journey.state = {...journey.state, session: {...session, history: {...session.history, present}}};
    expect(journey.press('enter').state.notice?.text).toContain('the layer has changed since');
  });

  test('undo means nothing before', () => {
    expect(changing().press('u').state.notice?.text).toContain('the upgrade is not applied yet');
  });
});

test('the stack knows which layers have something newer in a registry', () => {
  const journey = openWeb();
  expect(layerRows(journey.state).map(layer => [layer.name, isOutdated(journey.state, layer)])).toEqual([
    ['kubernetes', true],
    ['web', true],
  ]);
  const newest = openWeb({version: '2.0.0', tag: '2.0.0'});
  expect(layerRows(newest.state).map(layer => isOutdated(newest.state, layer))).toEqual([true, false]);
});

/** The changes that lead to 2.0.0. */
function changing(over: Parameters<typeof openWeb>[0] = {}): Journey {
  return openWeb(over).press('v', 'enter');
}

function withMine(replicas: string): string {
  return NEW.replace('replicas: 2', replicas).replace('log: info', 'log: debug # mine');
}

/** Rows as `SIGN TAKEN PATH`, heads with their fold. */
function shown({changes}: UpgradeScreen): readonly string[] {
  return changes.map(row => {
    if (row.kind === 'head') return `[${row.isFolded ? '+' : '-'}] ${row.sign} ${row.text}`;
    if (row.kind === 'note') return `${row.sign} ${row.text}`;
    const sign = {conflict: '!', orphan: '?', mine: '=', theirs: '+', same: ' '}[row.path.class];
    return `${sign} ${row.taken} ${row.key}`;
  });
}

function taken(journey: Journey, key: string): string | undefined {
  const row = journey.screen('upgrade').changes.find(one => one.kind === 'path' && one.key === key);
  return row?.kind === 'path' ? row.taken : undefined;
}

function edited(journey: Journey, text: string): Journey {
  const purpose = {of: 'upgrade-value', layer: 'web', path: 'web.replicas'} as const;
  return journey.send({type: 'text.edited', purpose, result: {status: 'changed', text, file: '/tmp/edited'}});
}
