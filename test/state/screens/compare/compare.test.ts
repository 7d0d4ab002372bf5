import {expect, test} from 'vitest';
import type {Layer} from '../../../../src/domain/layer/layer.ts';
import type {Profile} from '../../../../src/domain/profile/profile.ts';
import type {State} from '../../../../state/model.ts';
import type {CompareRow} from '../../../../state/screens/compare/compare-row.ts';
import {compareSides} from '../../../../state/screens/compare/compare-sides.ts';
import {Journey} from '../../../fixtures/app.ts';
import {draw} from '../../../fixtures/draw.ts';
import {aLayer, aProfile, openProfile} from '../../../fixtures/open-profile.ts';
import {SOME_PACKS} from '../../../fixtures/some-packs.ts';

const VALUES = 'image:\n  tag: 1.25.3\n  pull: Always\nreplicas: 2\n';
const OLD = versionOf('1.0.0', aLayer('nginx', {values: VALUES}), aLayer('vault'), aLayer('gone'));
const NEW = versionOf(
  '1.1.0',
  aLayer('vault'),
  aLayer('nginx', {version: '1.1.0', tag: '1.1.0', values: VALUES.replace('1.25.3', '1.27.3').replace('2\n', '3\n')}),
  aLayer('new'),
);

test('the tree shows each layer by what became of it, and each path with both sides', () => {
  const shown = draw(comparing(OLD, NEW).state);
  expect(shown).toContain('web-prod 1.0.0 -> 1.1.0   layers +1 -1 >1 ^1 ~1   values 2 paths');
  expect(shown).toMatch(
    /\^~ add {2}nginx {2}1\.0\.0 -> 1\.1\.0 {3}2 paths, \+2 -2 lines\n.*\^ {2}version 1\.0\.0 -> 1\.1\.0\n/,
  );
  expect(shown).toMatch(/~ {2}image\.tag {2}1\.25\.3 -> 1\.27\.3\n.*~ {2}replicas {2}2 -> 3\n/);
  expect(shown).toMatch(/- {2}add {2}gone/);
  expect(shown).toMatch(/\+ {2}add {2}new/);
});

test('] and [ step through the changes, and the status line counts them', () => {
  const journey = comparing(OLD, NEW);
  const total = journey.screen('compare').changes;
  const seen: string[] = [];
  for (let step = 0; step < total; step += 1) {
    journey.press(']');
    seen.push(/change (\d+)\/(\d+)/.exec(draw(journey.state))?.[0] ?? '');
  }
  expect(seen).toEqual(Array.from({length: total}, (_, at) => `change ${at + 1}/${total}`));
  expect(journey.press(']').state.notice?.text).toBe('that was the last change');
  for (let step = 1; step < total; step += 1) journey.press('[');
  expect(draw(journey.state)).toContain(`change 1/${total}`);
  expect(journey.press('[').state.notice?.text).toBe('that was the first change');
});

test('a folded part is one stop, and the count of changes stays', () => {
  const journey = comparing(OLD, NEW).press(']', ']', 'space');
  const before = journey.screen('compare');
  const head = before.rows[before.list.cursor];
  expect(head).toMatchObject({kind: 'head', isFolded: true});
  expect(draw(journey.state)).toMatch(/\[\+\] .*\d+ changes?/);
  expect(before.changes).toBe(comparing(OLD, NEW).screen('compare').changes);
  expect(journey.press('enter').screen('compare').rows.length).toBeGreaterThan(before.rows.length);
});

test('s goes through the views, side by side only where there is room, and stays at the line', () => {
  const wide = comparing(OLD, NEW, {size: {columns: 140, rows: 40}});
  cursorTo(wide, row => row.kind === 'change' && row.text.startsWith('replicas'));
  expect(wide.press('s').screen('compare').view).toBe('unified');
  expect(rowAt(wide)).toMatchObject({kind: 'line', piece: {line: 4}});
  expect(wide.press('s').screen('compare').view).toBe('side-by-side');
  expect(rowAt(wide)).toMatchObject({kind: 'pair', right: {line: 4}});
  expect(wide.press('s').screen('compare').view).toBe('tree');
  expect(comparing(OLD, NEW).press('s', 's').screen('compare').view).toBe('tree');
});

test('a narrower terminal breaks long lines, and leaves side by side', () => {
  const long = (end: string) => versionOf('1.0.0', aLayer('nginx', {values: `text: ${'x'.repeat(100)}${end}\n`}));
  const journey = comparing(long('old'), long('new'), {size: {columns: 160, rows: 40}}).press('s', 's');
  expect(draw(journey.state)).toContain('xold');
  journey.send({type: 'app.resized', size: {columns: 60, rows: 20}});
  expect(journey.screen('compare').view).toBe('unified');
  expect(draw(journey.state)).toMatch(/x+old\n/);
});

test('enter goes into the layer of the open version at the line, and esc comes back', () => {
  const journey = comparingDraft();
  answer(journey, OLD, NEW);
  cursorTo(journey, row => row.kind === 'change' && row.text.startsWith('replicas'));
  expect(journey.press('enter').screen('layer')).toMatchObject({
    layer: 'nginx',
    tab: 'values',
    lists: {values: {cursor: 3}},
  });
  expect(journey.press('esc').screen('compare').compared.status).toBe('ready');
});

test('after an edit in the layer the comparison is made again, with the cursor where it was', () => {
  const journey = comparingDraft();
  answer(journey, OLD, NEW);
  cursorTo(journey, row => row.kind === 'change' && row.text.startsWith('replicas'));
  const {cursor} = journey.screen('compare').list;
  journey.press('enter');
  const result = {status: 'changed', text: VALUES, file: '/tmp/x'} as const;
  journey.send({type: 'text.edited', purpose: {of: 'values', layer: 'nginx'}, result});
  const asked = journey.asked.length;
  journey.press('esc');
  expect(journey.asked.slice(asked).map(({type}) => type)).toContain('sides.read');
  expect(journey.screen('compare').list.cursor).toBe(cursor);
});

test('the text of what is not open can be read, its secrets masked', () => {
  const journey = comparing(OLD, NEW, {}, ['image.tag']);
  cursorTo(journey, row => row.kind === 'change' && row.text.startsWith('replicas'));
  const screen = journey.press('enter').screen('text');
  expect(screen.lines.join('\n')).toBe("image:\n  tag: '********'\n  pull: Always\nreplicas: 3\n");
  expect(screen.list.cursor).toBe(3);
  expect(journey.press('esc').screen('compare').type).toBe('compare');
});

test('a secret that changed is shown as changed and masked, in every view and export', () => {
  const journey = comparing(OLD, NEW, {size: {columns: 140, rows: 40}}, ['image.tag']);
  const seen = ['', 's', 's'].map(key => draw((key === '' ? journey : journey.press(key)).state));
  expect(seen[0]).toMatch(/~ {2}image\.tag {2}\*{8} -> \*{8} \(secret\)/);
  expect(seen[1]).toMatch(/- {3}tag: '\*{8}'\n.*\+ {3}tag: '\*{8}'/);
  for (const format of ['markdown', 'patch', 'json'] as const) {
    journey.send({type: 'compare.copy', format});
    seen.push(journey.effect('text.copy')?.text ?? '1.25.3');
  }
  expect(seen.join('\n')).not.toMatch(/1\.25\.3|1\.27\.3/);
});

test('an export asks for format and file, and writes what was compared', () => {
  const journey = comparing(OLD, NEW).press('x');
  expect(draw(journey.state)).toContain('web-prod-1.0.0-1.1.0.md');
  journey.press('space');
  expect(draw(journey.state)).toContain('web-prod-1.0.0-1.1.0.patch');
  journey.press('enter');
  expect(journey.effect('text.write')).toMatchObject({file: 'web-prod-1.0.0-1.1.0.patch'});
  expect(journey.effect('text.write')?.text).toContain('+++ b/nginx/values.yaml');
});

test('esc gives up a comparison that is still being made', () => {
  const journey = comparingDraft();
  expect(draw(journey.state)).toContain('esc gives up');
  journey.press('esc');
  expect(journey.effect('app.cancel')).toBeDefined();
  expect(journey.screen('stack').type).toBe('stack');
});

test('the same on both sides is said to be the same', () => {
  expect(draw(comparing(OLD, OLD).state)).toContain('no changes: metadata, parsed values and bytes agree');
  const comments = comparing(
    OLD,
    versionOf('1.0.0', aLayer('nginx', {values: `# more\n${VALUES}`}), aLayer('vault'), aLayer('gone')),
  );
  expect(draw(comments.state)).toMatch(/comments or formatting only +layers \+0 -0 >0 \^0 ~1/);
});

test('a layer that came shows its values when it is asked to', () => {
  const journey = comparing(OLD, NEW);
  cursorTo(journey, row => row.kind === 'fold' && row.key.startsWith('open/new/'));
  expect(draw(journey.press('enter').state)).toMatch(/1 \+ of: new/);
});

test('fields of a variable that changed are shown with both sides', () => {
  const withVariable = (defaultValue: string) => ({
    ...OLD,
    spec: {...OLD.spec, variables: [{name: 'port', defaultValue}]},
  });
  expect(draw(comparing(withVariable('80'), withVariable('81')).state)).toMatch(
    /~ {2}port\n.*~ {2}defaultValue {2}"80" -> "81"/,
  );
});

test('in the tree a long text is folded away, and one stop', () => {
  const long = versionOf(
    '1.1.0',
    aLayer('nginx', {values: `${'# a comment\n'.repeat(40)}${VALUES}`}),
    aLayer('vault'),
    aLayer('gone'),
  );
  const journey = comparing(OLD, long);
  expect(draw(journey.state)).toMatch(/~ {2}values: comments only, \+40 -0 lines\n +… 40 lines; enter shows them/);
  cursorTo(journey, row => row.kind === 'fold');
  const before = journey.screen('compare').changes;
  expect(draw(journey.press('enter').state)).toMatch(/1 \+ # a comment/);
  expect(journey.screen('compare').changes).toBe(before);
});

/** Two versions compared; the paths are secret in every layer. */
function comparing(a: Profile, b: Profile, over: Partial<State> = {}, secrets: readonly string[] = []): Journey {
  const journey = new Journey(SOME_PACKS, over);
  journey.send({type: 'compare.open', a: {from: 'version', ref: refOf(a)}, b: {from: 'version', ref: refOf(b)}});
  return answer(journey, a, b, secrets);
}

/** What the world answers when both sides are read. */
function answer(journey: Journey, a: Profile, b: Profile, secrets: readonly string[] = []): Journey {
  const side = (profile: Profile) => ({
    label: `${profile.metadata.name} ${profile.spec.version}`,
    profile,
    secrets: new Map((profile.spec.template.packs ?? []).map(layer => [layer, secrets])),
  });
  const sides = [side(a), side(b)] as const;
  return journey.send({type: 'compare.read', sides, diff: compareSides(sides)});
}

function cursorTo(journey: Journey, isIt: (row: CompareRow) => boolean): void {
  const at = journey.screen('compare').rows.findIndex(isIt);
  expect(at).toBeGreaterThanOrEqual(0);
  journey.send({type: 'list.put', row: at});
}

function rowAt(journey: Journey): CompareRow | undefined {
  const {rows, list} = journey.screen('compare');
  return rows[list.cursor];
}

function versionOf(version: string, ...layers: readonly Layer[]): Profile {
  const profile = aProfile(...layers);
  return {...profile, spec: {...profile.spec, version}};
}

function refOf({metadata, spec}: Profile) {
  return {name: metadata.name, version: spec.version ?? ''};
}

/** The open version on its way to be compared with another, OLD. */
function comparingDraft(): Journey {
  const draft = {from: 'draft'} as const;
  return openProfile(NEW).send({type: 'compare.open', a: {from: 'version', ref: refOf(OLD)}, b: draft});
}
