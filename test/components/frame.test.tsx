import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {View} from '../../components/App.tsx';
import type {State} from '../../state/model.ts';
import {REGISTRIES_START} from '../../state/screens/registries.ts';
import {Journey} from '../fixtures/app.ts';
import {aLayer, aProfile, openProfile, openStack} from '../fixtures/open-profile.ts';
import {SOME_PACKS} from '../fixtures/some-packs.ts';
import {aSummary, aVersion, stored} from '../fixtures/stored-profiles.ts';

/** The screen as plain lines. */
function draw(state: State, columns: number, rows: number): readonly string[] {
  const text = renderToString(<View state={{...state, size: {columns, rows}}} />, {columns});
  return stripVTControlCharacters(text)
    .split('\n')
    .map(line => line.trimEnd());
}

const LONG = 'a-name-that-is-much-longer-than-any-column-has-room-for-'.repeat(3);

const SCREENS: readonly (readonly [name: string, journey: () => Journey])[] = [
  ['profiles, empty', () => new Journey(SOME_PACKS)],
  ['profiles, loading', () => new Journey(SOME_PACKS, {profiles: {status: 'loading'}})],
  ['profiles, failed', () => new Journey(SOME_PACKS, {profiles: {status: 'failed', message: LONG}})],
  ['registries', () => new Journey(SOME_PACKS).send({type: 'screen.push', screen: REGISTRIES_START})],
  ['trash', () => new Journey(SOME_PACKS).press('T')],
  [
    'import',
    () =>
      new Journey(SOME_PACKS).send({
        type: 'import.read',
        document: aProfile(aLayer('x', {name: LONG}), aLayer('y', {name: '雪だるま☃️\u001B[2Jx'})),
        stored: undefined,
        source: LONG,
      }),
  ],
  [
    'merge',
    () =>
      new Journey(SOME_PACKS).send({
        type: 'merge.read',
        merging: {
          here: aProfile(aLayer('x', {values: 'a: 1\n'}), aLayer('y', {name: '雪だるま☃️\u001B[2Jx'})),
          file: aProfile(aLayer('x', {values: `a: ${LONG}\n`}), aLayer(LONG)),
          document: aProfile(),
          source: LONG,
          label: LONG,
          bases: [],
          secrets: new Map(),
        },
      }),
  ],
  [
    'an import of many',
    () =>
      new Journey(SOME_PACKS)
        .send({
          type: 'batch.found',
          job: {kind: 'import', directory: '/mnt', registries: new Map()},
          items: [
            {title: LONG, file: LONG},
            {title: '雪だるま☃️\u001B[2Jx', file: 'x'},
          ],
        })
        .send({type: 'batch.stepped', phase: 'plan', from: 0, results: [{state: 'left', said: LONG}]}),
  ],
  ['stack', () => openStack()],
  [
    'stack with long and wide names',
    () => openProfile(aProfile(aLayer('x', {name: LONG}), aLayer('y', {name: '雪だるま☃️\u001B[2Jx'}))),
  ],
  ['stack, info', () => openStack().press('3')],
  ['stack, versions', () => openStack().press('4')],
  [
    'stack, versions in git',
    () =>
      storedStack()
        .press('4')
        .send({
          type: 'commits.read',
          name: 'web-prod',
          commits: new Map([['1.0.0', {hash: '1a2b3c4d5e', date: '2026-03-04', subject: LONG}]]),
        }),
  ],
  ['moving', () => openStack().press('G', 'm', 'k')],
  ['layer', () => openStack().press('enter')],
  ['layer without values', () => openProfile(aProfile(aLayer('x', {values: ''}))).press('enter')],
  ['layer, presets', () => openStack().press('p')],
  ['layer, README', () => openStack().press('i')],
  [
    'manifests',
    () =>
      openProfile(aProfile(aLayer('x', {type: 'manifest', manifests: [{name: 'ns', content: LONG}]}))).press('enter'),
  ],
  ['a form', () => openStack().press('r')],
  ['a menu', () => openStack().press('a')],
  [
    'a confirmation',
    () =>
      openStack()
        .press('4')
        .send({
          type: 'dialog.open',
          dialog: {
            kind: 'confirm',
            title: LONG,
            lines: [LONG],
            verb: 'Delete 1 version',
            isVerbFocused: false,
            action: {type: 'app.quit'},
          },
        }),
  ],
  ['help', () => openStack().press('?')],
  ['palette', () => openStack().press(':', 'type:layer')],
  ['filter', () => new Journey(SOME_PACKS).press('/', 'type:web')],
  ['new profile', () => new Journey(SOME_PACKS).press('a')],
  ['a long notice', () => openStack().send({type: 'notice.show', notice: {tone: 'error', text: LONG}})],
];

const SIZES: readonly (readonly [columns: number, rows: number])[] = [
  [80, 24],
  [160, 50],
  [60, 16],
  [40, 10],
  [300, 100],
];

describe.each(SCREENS)('%s', (_name, journey) => {
  test.each(SIZES)('is exactly %i x %i', (columns, rows) => {
    const lines = draw(journey().state, columns, rows);
    expect(lines).toHaveLength(rows);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  });
});

test('a terminal that is too small is told so, with both sizes', () => {
  expect(draw(openStack().state, 58, 14)[0]).toContain('Terminal is 58x14, strata needs 60x16');
});

test('the stack says where one is, what is unsaved, and which keys there are', () => {
  const journey = openStack().press('G', 'K');
  const [title, ...rest] = draw(journey.state, 80, 24);
  expect(title).toContain('strata > web-prod 1.0.0* > layers');
  expect(rest.at(-1)).toMatch(/enter open {2}e edit {2}a add {2}m move {2}.*\? help$/);
  expect(rest.find(line => line.startsWith('>'))).toContain('vault');
});

test('control characters of strangers are shown, not sent', () => {
  const layer = aLayer('x', {name: 'evil\u001B[2J\u202Egnp', values: 'a: "\u001B]0;title\u0007"\n'});
  const journey = openProfile(aProfile(layer));
  expect(draw(journey.state, 80, 24).join('\n')).toContain('evil^[[2J<U+202E>gnp');
  expect(draw(journey.press('enter').state, 80, 24).join('\n')).toContain('a: "^[]0;title^G"');
});

test('a notice that is longer than its line is said to its end: what to do was once cut off at 80 columns', () => {
  const text = 'there is no directory /nonexistent/dir; Name the directory that holds the folders of the packs.';
  const journey = openStack().send({type: 'notice.show', notice: {tone: 'error', text}});
  const lines = draw(journey.state, 80, 24);
  expect(lines.slice(-3, -1).join(' ').replaceAll(/ +/g, ' ')).toContain(`! ${text}`);
  expect(lines.at(-1)).toContain('? help');
});

test('a notice that two lines do not hold says where the rest is', () => {
  const text = 'settings: something is wrong with one of your keys; '.repeat(9);
  const journey = openStack().send({type: 'notice.show', notice: {tone: 'warning', text}});
  expect(draw(journey.state, 80, 24).at(-2)).toMatch(/[a-z;] ?… \(@ has it all\)$/);
});

test('a status that is too long is cut before the position', () => {
  const state = {...openStack().state, running: 'reading '.repeat(20)};
  expect(draw(state, 80, 24).at(-3)).toMatch(/[a-z ]… \d+\/\d+$/);
});

describe.each([
  [60, 16],
  [80, 24],
])('at %i x %i, however much a dialog has to say', (columns, rows) => {
  const lines = Array.from(
    {length: 30},
    (_, at) => `${at}: a sentence that goes on and on beyond the width of any dialog box there is`,
  );

  test('its buttons are in sight: they once were cut off', () => {
    const dialog = {
      kind: 'confirm',
      title: 'Delete',
      lines,
      verb: 'Delete 30',
      isVerbFocused: false,
      action: {type: 'app.quit'},
    } as const;
    const shown = draw(openStack().send({type: 'dialog.open', dialog}).state, columns, rows).join('\n');
    expect(shown).toContain('[ Delete 30 ]');
    expect(shown).toMatch(/and \d+ more lines/);
  });

  test('its options are', () => {
    const options = ['one', 'two', 'three'].map(label => ({label, action: {type: 'dialog.close'}}) as const);
    const dialog = {kind: 'menu', title: 'Write it', lines, options} as const;
    const shown = draw(openStack().send({type: 'dialog.open', dialog}).state, columns, rows).join('\n');
    for (const {label} of options) expect(shown).toContain(label);
  });
});

/** A stack whose version is stored. */
function storedStack(): Journey {
  const journey = openStack();
  const version = aVersion('1.0.0', {description: LONG});
  journey.state = {...journey.state, profiles: stored(aSummary('web-prod', version))};
  return journey;
}

test('a path that is longer than a line is said whole', () => {
  const file = `/home/ada/${'a-long-name/'.repeat(7)}x.values.yaml`;
  const text = `as it was before; the discarded text is in ${file}`;
  const journey = openStack().send({type: 'notice.show', notice: {tone: 'info', text}});
  const lines = draw(journey.state, 80, 24).slice(-3, -1);
  expect(lines.map(line => line.trim()).join('')).toContain(file);
});

test('the names of profiles have room in the smallest terminal: their column was once gone at 60 columns', () => {
  const journey = new Journey([], {profiles: stored(aSummary('web-production', '1.0.0'))});
  expect(draw(journey.state, 60, 16).join('\n')).toContain('web-production');
});

test('a theme is the user’s own 16 colours by name: none that light grounds swallow in light, none at all in plain', () => {
  const paint = (theme: 'dark' | 'light' | 'plain') => {
    const {surroundings} = new Journey(SOME_PACKS).state;
    const notice = {tone: 'warning', text: 'the disk is nearly full'} as const;
    const journey = new Journey(SOME_PACKS, {surroundings: {...surroundings, theme}, notice});
    return renderToString(<View state={journey.state} />, {columns: 80});
  };
  expect(paint('dark')).toContain('\u{1B}[33m');
  for (const pale of ['33', '36']) expect(paint('light')).not.toContain(`\u{1B}[${pale}m`);
  expect(paint('light')).toContain('\u{1B}[35m');
  for (const colour of ['31', '32', '33', '34', '35', '36']) expect(paint('plain')).not.toContain(`${colour}m`);
});
