import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {View} from '../../../components/App.tsx';
import {LOADING} from '../../../state/loadable.ts';
import type {State} from '../../../state/model.ts';
import {Journey} from '../../fixtures/app.ts';
import {FIRST_PACK, infoKeys} from '../../fixtures/new-profile-keys.ts';
import {aPack, SOME_PACKS} from '../../fixtures/some-packs.ts';

const SIZES = [
  {columns: 80, rows: 24},
  {columns: 160, rows: 50},
  {columns: 60, rows: 16},
] as const;

describe.each(SIZES)('at $columns x $rows', size => {
  test.each(Object.entries(stages()))('%s fills the screen exactly', (_name, keys) => {
    const rows = frame(new Journey(SOME_PACKS, {size}).press(...keys).state);
    expect(rows).toHaveLength(size.rows);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(size.columns);
  });

  test('the rail names the step that is shown, and ticks those that are done', () => {
    const rail = frame(new Journey(SOME_PACKS, {size}).press(...stages()['versions']).state)[1];
    expect(rail).toContain('[5 K8s]');
    expect(rail).toMatch(/x1.*x2.*x3.*x4/);
  });
});

test('the packs of a layer have their newest version, registry, type and state in columns', () => {
  const rows = frame(new Journey(SOME_PACKS).press(...stages()['add-on packs']).state);
  expect(rows.slice(3, 7)).toEqual([
    '   NAME                 NEWEST   REGISTRY       TYPE           STATE',
    '>  cert-manager         1.17.2   lab            system app',
    '   nginx                1.13.2   lab            ingress',
    '   prometheus           70.1.1   lab +1         monitoring',
  ]);
});

test('trains say that they move by themselves, and to what', () => {
  const rows = frame(new Journey(SOME_PACKS).press(...stages()['versions']).state);
  expect(rows).toContain(' ~ 1.33.x             lab            now 1.33.9, moves by itself');
  expect(rows).toContain('   1.32.3             lab            deprecated');
});

test('the values that the layer will have stand under the presets', () => {
  const rows = frame(new Journey(SOME_PACKS).press(...stages()['presets']).state);
  expect(rows).toContain('>  Choose kubernetes 1.33.9 with these values');
  expect(rows).toContain('   k8sHardening: true');
});

test('the review shows the file that will be written and the stack', () => {
  const rows = frame(new Journey(SOME_PACKS).press(...stages()['review']).state).map(row => row.trim());
  expect(rows).toContain('file         /home/ada/strata/profiles/web-prod/1.0.0.yaml');
  expect(rows.some(row => /^k8s +kubernetes +1\.33\.9$/.test(row))).toBe(true);
});

test('beside the list stands the README of what the cursor rests on, its escape sequences written out', () => {
  const odd = aPack({
    name: 'odd',
    version: '1.0.0',
    layer: 'os',
    cloudTypes: ['aws'],
    readme: 'Hello \u001b[31mred\u001b[0m\n',
  });
  const journey = new Journey([odd], {size: {columns: 160, rows: 50}}).press(...stages()['packs']);
  expect(frame(journey.state).join('\n')).toContain('Hello ^[[31mred^[[0m');
});

describe('an empty list of packs says which key fills it', () => {
  test('where no registry has one that fits', () => {
    const rows = frame(new Journey([]).press(...stages()['packs']).state);
    expect(rows.join('\n')).toContain('no os pack for AWS in any registry: R shows them, a there adds one');
  });

  test('where the filter lets none through', () => {
    const rows = frame(new Journey(SOME_PACKS).press(...stages()['packs'], '/', 'type:zzz').state);
    expect(rows.join('\n')).toContain('no pack matches the filter; esc drops it');
  });

  test('where the registries are still being read', () => {
    const rows = frame(new Journey([], {catalog: LOADING}).press(...stages()['packs']).state);
    expect(rows[3]).toBe(' reading the registries…');
  });

  test('where they cannot be read', () => {
    const catalog = {status: 'failed', message: 'cache: permission denied'} as const;
    const rows = frame(new Journey([], {catalog}).press(...stages()['packs']).state);
    expect(rows[3]).toBe(' ! cache: permission denied');
  });

  test('where there are no add-ons yet', () => {
    const rows = frame(new Journey(SOME_PACKS).press(...stages()['add-ons']).state);
    expect(rows).toContain('   no add-ons: a adds one, enter goes on without');
  });
});

test('a hint is shown once, for the command that its key leads to', () => {
  const hints = frame(new Journey(SOME_PACKS).press(...stages()['packs']).state).at(-1);
  expect(hints).toBe(' enter choose  esc back  ? help');
});

/** Keys from home to each of the screen's faces. */
function stages() {
  const packs = ['a', 'enter', 'enter', ...infoKeys('web-prod')];
  const versions = [...packs, ...FIRST_PACK, 'enter'];
  const addons = [...packs, ...FIRST_PACK, ...FIRST_PACK, ...FIRST_PACK, ...FIRST_PACK];
  return {
    type: ['a'],
    cloud: ['a', 'enter'],
    info: ['a', 'enter', 'enter'],
    packs,
    versions,
    presets: [...versions, 'enter'],
    'add-ons': addons,
    'add-on packs': [...addons, 'a', 'enter'],
    review: [...addons, 'a', 'enter', ...FIRST_PACK, 'enter'],
  };
}

/** The rows of the screen, without colours and the blanks at their ends. */
function frame(state: State): readonly string[] {
  return stripVTControlCharacters(renderToString(<View state={state} />, {columns: state.size.columns}))
    .split('\n')
    .map(row => row.trimEnd());
}
