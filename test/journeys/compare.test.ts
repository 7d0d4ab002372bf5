import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPackLayer, store} from './documents.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, isTold, pointAt} from './user.ts';

/** Two exports of one profile, as a reviewer is handed them: with the Compare screen alone they must say what changed. */
test(
  'a reviewer sees all that changed between two versions, goes into a layer, and takes the changes along',
  {timeout: 60_000},
  async () => {
    const terminal = openTerminal({home: aHomeWithTwoVersions()});
    await terminal.until('shop');
    terminal.press('d');
    await terminal.until('shop 1.0.0 -> 1.1.0   metadata 2   layers +1 -1 >1 ^1 ~1   variables 1');

    await walksThroughEveryChange(terminal);
    await readsTheTextsSideBySide(terminal);
    await goesIntoALayerAndComesBack(terminal);
    await exportsIt(terminal);
  },
);

async function walksThroughEveryChange(terminal: Terminal) {
  await terminal.until(/~ +description +Shop front -> Shop front and back office/);
  await terminal.until(/\+ +tags\.env +prod/);
  const seen: string[] = [];
  for (let change = 1; change <= CHANGES; change += 1) {
    terminal.press(']');
    const lines = await terminal.until(`change ${change}/${CHANGES}`);
    seen.push(lines.find(line => line.startsWith('>')) ?? '');
  }
  const all = seen.join('\n');
  for (const change of [
    /description/,
    /tags\.env/,
    /- +removed/,
    /\^ +version 1\.0\.0 -> 1\.1\.0/,
    /image\.tag +1\.25\.3 -> 1\.27\.3/,
  ])
    expect(all).toMatch(change);
  for (const change of [
    /args\[1\] \(by index\) +--slow -> --fast/,
    /env\[name=LOG\]\.value +info -> debug/,
    /moved/,
    /\+ +added/,
    /\+ +port/,
  ])
    expect(all).toMatch(change);
  terminal.press('[');
  await terminal.until(`change ${CHANGES - 1}/${CHANGES}`);
}

/** Of the two fixtures below. */
const CHANGES = 10;

async function readsTheTextsSideBySide(terminal: Terminal) {
  terminal.resize(140, 40);
  await terminal.until('+ added   - removed   > moved   ^ version   ~ changed');
  terminal.press('s');
  await terminal.until(/\d+ - +tag: 1\.25\.3\n(?:.*\n)?.*\d+ \+ +tag: 1\.27\.3/);
  // The words that differ, and nothing else of their line, are set off.
  expect(terminal.written()).toContain('\u{1B}[7m');
  terminal.press('s');
  await terminal.until(/\d+ +tag: 1\.25\.3 +~ +\d+ +tag: 1\.27\.3/);
  terminal.press('s');
  await terminal.until('key paths');
  terminal.resize(80, 24);
}

async function goesIntoALayerAndComesBack(terminal: Terminal) {
  await pointAt(terminal, 'env[name=LOG]');
  terminal.press('enter');
  await isAt(terminal, 'compare > shop 1.1.0 > web > values');
  await terminal.until(/^> *\d+ +value: debug/m);
  terminal.press('esc');
  await isAt(terminal, 'compare');
  await terminal.until(/^> +~ +env\[name=LOG\]/m);
}

async function exportsIt(terminal: Terminal) {
  const file = join(terminal.home, 'review.md');
  terminal.press('x');
  await terminal.until('Export the comparison, secrets masked');
  terminal.press('tab', 'ctrl+u');
  terminal.type(`${file}\r`);
  await isTold(terminal, 'wrote the comparison as Markdown to');
  const written = readFileSync(file, 'utf8');
  expect(written).toContain('# shop 1.0.0 -> 1.1.0');
  expect(written).toMatch(/image\.tag.*1\.25\.3.*1\.27\.3/);
}

test('without colours the words that differ are still set off', {timeout: 60_000}, async () => {
  const terminal = openTerminal({home: aHomeWithTwoVersions(), env: {NO_COLOR: '1'}, args: ['--ascii']});
  await terminal.until('shop');
  terminal.press('d', 's');
  await terminal.until(/\d+ - +tag: 1\.25\.3/);
  expect(terminal.written()).toContain('\u{1B}[7m');
  expect(terminal.written()).not.toMatch(/\u{1B}\[[\d;]*3[1-7]m/u);
});

test(
  'a long comparison says that it works, takes keys meanwhile, and is given up with esc',
  {timeout: 60_000},
  async () => {
    const home = temporaryHome();
    for (const version of ['1.0.0', '1.1.0']) store(home, longProfile(version));
    const terminal = openTerminal({home});
    await terminal.until('long');
    terminal.press('d');
    await terminal.until(/comparing…|change -\/|values \d+ paths/);
    terminal.press('esc');
    await isAt(terminal, 'profiles');
    terminal.press('d');
    await terminal.until(/values \d+ paths/, 20_000);
  },
);

function aHomeWithTwoVersions(): string {
  const home = temporaryHome();
  store(home, OLD);
  store(home, NEW);
  return home;
}

const VALUES = `image:
  repository: nginx
  tag: 1.25.3
args: [--verbose, --slow]
env:
  - name: LOG
    value: info
  - name: MODE
    value: web
`;

const template = {type: 'add-on', cloudType: 'all'};

const OLD = {
  metadata: {name: 'shop', description: 'Shop front'},
  spec: {
    version: '1.0.0',
    template: {
      ...template,
      packs: [aPackLayer('cache', 'size: 1\n'), aPackLayer('web', VALUES), aPackLayer('mail', 'port: 25\n')],
    },
  },
};

const NEW = {
  metadata: {name: 'shop', description: 'Shop front and back office', labels: {env: 'prod'}},
  spec: {
    version: '1.1.0',
    template: {
      ...template,
      packs: [
        aPackLayer('web', VALUES.replace('1.25.3', '1.27.3').replace('slow', 'fast').replace('info', 'debug'), '1.1.0'),
        aPackLayer('queue', 'workers: 2\n'),
        aPackLayer('cache', 'size: 1\n'),
      ],
    },
    variables: [{name: 'port', format: 'number', defaultValue: '80', required: true}],
  },
};

/** Texts that take longer to compare than a key may wait. */
function longProfile(version: string) {
  const lines = Array.from({length: 30_000}, (_, at) => `k${at}: &a${at} "v${at} of ${version}"`);
  return aDocument('long', [aPackLayer('big', `${lines.join('\n')}\n`)], version);
}
