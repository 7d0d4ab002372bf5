import {expect, test} from 'vitest';
import {valuesOf} from '../../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../../src/domain/profile/profile.ts';
import type {Journey} from '../../../fixtures/app.ts';
import {aLayer, aProfile, openProfile} from '../../../fixtures/open-profile.ts';
import {aPack} from '../../../fixtures/some-packs.ts';

const DEFAULTS = `# spectrocloud.com/enabled-presets: Size:small
charts:
  web:
    # how many
    replicas: 1
    note: keep
`;

const PACK = aPack({
  name: 'web',
  version: '1.0.0',
  layer: 'addon',
  values: DEFAULTS,
  presets: [
    {name: 'small', displayName: 'Small', group: 'Size', remove: [], add: 'charts:\n  web:\n    replicas: 1\n'},
    {
      name: 'large',
      displayName: 'Large',
      group: 'Size',
      remove: [],
      add: 'charts:\n  web:\n    replicas: 5\n    hpa: true\n',
    },
  ],
});

function presetsOf(values: string): Journey {
  const journey = openProfile(aProfile(aLayer('web', {values}))).press('p');
  return journey.send({type: 'layer.pack-read', layer: 'web', pack: PACK});
}

function values({state}: Journey): string {
  const profile = state.session?.history.present;
  const [layer] = profile === undefined ? [] : layersOf(profile);
  return layer === undefined ? '' : valuesOf(layer);
}

test('another preset of the group takes the place of the one that was on, without residue', () => {
  const journey = presetsOf(DEFAULTS).press('j', 'enter');
  expect(values(journey)).toContain('enabled-presets: Size:large');
  expect(values(journey)).toContain('replicas: 5');
  expect(values(journey)).toContain('hpa: true');
  expect(values(journey.press('k', 'enter'))).toBe(DEFAULTS);
});

test("comments and the user's own changes stay", () => {
  const journey = presetsOf(DEFAULTS.replace('note: keep', 'note: mine # why')).press('j', 'enter');
  expect(values(journey)).toContain('note: mine # why');
  expect(values(journey)).toContain('# how many');
});

test('a switch is one undo step', () => {
  const journey = presetsOf(DEFAULTS).press('j', 'enter');
  expect(journey.effect('draft.record')?.label).toBe('Enable Large');
  expect(values(journey.press('u'))).toBe(DEFAULTS);
});

test('a preset whose text is no YAML is refused, and says so', () => {
  const broken = {...PACK, presets: [{name: 'bad', displayName: 'Bad', group: 'G', remove: [], add: 'a: [\n'}]};
  const journey = presetsOf(DEFAULTS).send({type: 'layer.pack-read', layer: 'web', pack: broken}).press('enter');
  expect(values(journey)).toBe(DEFAULTS);
  expect(journey.state.notice).toMatchObject({
    tone: 'error',
    text: expect.stringContaining('"bad" of G cannot be applied'),
  });
});

test('a line of the user that has no place beside what changed is told, and undo brings it back', () => {
  const lists = {
    name: 'list',
    displayName: 'List',
    group: 'Size',
    remove: [],
    add: 'charts:\n  web:\n    args:\n      - --big\n',
  };
  const mine = DEFAULTS.replace('    note: keep\n', '    args:\n      - --small # mine alone\n    note: keep\n');
  const journey = presetsOf(mine).send({
    type: 'layer.pack-read',
    layer: 'web',
    pack: {
      ...PACK,
      values: DEFAULTS.replace('    note: keep\n', '    args:\n      - --small\n    note: keep\n'),
      presets: [...PACK.presets, lists],
    },
  });
  journey.press('j', 'j', 'enter');
  expect(values(journey)).toContain('- --big');
  expect(values(journey)).not.toContain('# mine alone');
  expect(journey.state.notice).toMatchObject({
    tone: 'warning',
    text: expect.stringContaining('line 7 of yours had no place any more'),
  });
  expect(values(journey.press('u'))).toBe(mine);
});
