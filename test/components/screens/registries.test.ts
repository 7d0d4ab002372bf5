import {expect, test} from 'vitest';
import type {RegistryStatus} from '../../../src/domain/pack/catalog.ts';
import {LOADING, ready} from '../../../state/loadable.ts';
import type {State} from '../../../state/model.ts';
import {REGISTRIES_START} from '../../../state/screens/registries.ts';
import {Journey} from '../../fixtures/app.ts';
import {draw} from '../../fixtures/draw.ts';

function registry(name: string, over: Partial<RegistryStatus> = {}): RegistryStatus {
  const read = {
    kind: 'directory',
    source: `/mnt/${name}`,
    packs: [],
    broken: [],
    readAt: '2026-11-21T07:00:00.000Z',
  } as const;
  return {name, failure: undefined, ...read, ...over};
}

function open(catalog: State['catalog']): Journey {
  return new Journey([], {catalog}).send({type: 'screen.push', screen: REGISTRIES_START});
}

test('registries that are being read say so, and those that cannot be read say why: they once looked like none', () => {
  expect(draw(open(LOADING).state)).toContain('reading the registries…');
  const message = `cannot read the settings: ${'something is in the way '.repeat(5)}and that is the end`;
  const shown = draw(open({status: 'failed', message}).state).replaceAll(/\s+/g, ' ');
  expect(shown).toContain('! cannot read the settings');
  expect(shown).toContain('and that is the end');
});

test('what is broken is told to its end, and how to see what does not fit', () => {
  const reason = `pack.json: ${'a long story '.repeat(8)}that ends here`;
  const broken = Array.from({length: 30}, (_, at) => ({registry: 'lab', location: `pack-${at}`, reason}));
  const shown = draw(open(ready({registries: [registry('lab', {broken})]})).state);
  expect(shown.replaceAll(/\s+/g, ' ')).toContain('that ends here');
  expect(shown).toMatch(/… \d+ lines more: strata registry check lab/);
});

test('the cursor stays in sight in a list that is longer than its half of the screen', () => {
  const registries = Array.from({length: 30}, (_, at) => registry(`r${at}`));
  const journey = open(ready({registries})).press('G');
  expect(draw(journey.state)).toMatch(/^> {2}r29 /m);
  expect(draw(journey.press('/', 'type:r17', 'enter').state)).toMatch(/^> {2}r17 /m);
});

test('a directory without any packs is not called sound: it says what a pack is', () => {
  const shown = draw(open(ready({registries: [registry('lab')]})).state);
  expect(shown).toContain('no packs in it: a pack is a folder with a pack.json');
  expect(shown).not.toContain('nothing is broken in it');
});
