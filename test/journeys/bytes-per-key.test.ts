import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPackLayer, type Document, store, write, writeSettings} from './documents.ts';
import {openTerminal, type Terminal, temporaryHome} from './terminal.ts';
import {isAt} from './user.ts';

/** What a move of the cursor may cost on the line, and a scroll for each row that it brings, in bytes. */
const MOST_FOR_A_MOVE = 60;
const MOST_FOR_A_ROW = 150;

/** Keys on each screen: enough for two jumps of half a page. */
const KEYS = 32;

test(
  'on every long screen a move and a scroll cost what a slow line can bear, in one write',
  {timeout: 60_000},
  async () => {
    const terminal = openTerminal({home: aHomeWithMuch()});
    await terminal.until('1/40');
    await costsLittle(terminal, 'profiles');
    terminal.press('g');
    await terminal.until(' 1/40');

    terminal.press('d');
    await terminal.until('many 1.0.0 -> 1.1.0');
    await costsLittle(terminal, 'compare');
    terminal.press('esc');
    await isAt(terminal, 'profiles');

    terminal.press('enter');
    // The checks have had their say.
    await terminal.until('60 warnings');
    await costsLittle(terminal, 'stack');
    terminal.press('g', 'enter');
    await terminal.until(/key0:/);
    await costsLittle(terminal, 'layer');
    terminal.press('esc');
    await isAt(terminal, 'many 1.1.0 > layers');
    terminal.press('a', '1');
    await terminal.until(/ 1\/9\d *$/m);
    await costsLittle(terminal, 'pack picker');
  },
);

/** Goes down row by row, and looks at what each key wrote. */
async function costsLittle(terminal: Terminal, screen: string): Promise<void> {
  const costs = {moves: [] as number[], rows: [] as number[], writes: [] as number[]};
  for (let key = 0; key < KEYS; key += 1) {
    const before = terminal.traffic();
    const [from, first] = [cursorAt(terminal), firstRow(terminal)];
    terminal.press('j');
    await terminal.until(() => cursorAt(terminal) !== from);
    const bytes = terminal.traffic().bytes - before.bytes;
    costs.writes.push(terminal.traffic().pieces - before.pieces);
    if (firstRow(terminal) === first) costs.moves.push(bytes);
    else costs.rows.push(bytes / HALF_A_PAGE);
  }
  expect(costs.rows.length, `scrolls on ${screen}`).toBeGreaterThan(0);
  expect(Math.max(...costs.moves), `bytes of a move on ${screen}`).toBeLessThanOrEqual(MOST_FOR_A_MOVE);
  expect(Math.max(...costs.rows), `bytes of a row scrolled on ${screen}`).toBeLessThanOrEqual(MOST_FOR_A_ROW);
  // What comes together is read together: a piece more is the terminal's, not a second write for each key.
  expect(costs.writes.filter(pieces => pieces > 1).length, `keys with two writes on ${screen}`).toBeLessThan(3);
}

/** Rows that a list of 24 rows jumps by at its edge, at the least. */
const HALF_A_PAGE = 9;

/** The line of the cursor, by its mark, and the place in the list that the status line tells. */
function cursorAt(terminal: Terminal): string {
  const lines = terminal.screen();
  return `${lines.findIndex((line, at) => at > 1 && line.startsWith('>'))} ${/(\d+)\/\d+ *$/.exec(lines.at(-3) ?? '')?.[1] ?? ''}`;
}

function firstRow(terminal: Terminal): string {
  return (terminal.screen()[4] ?? '').slice(1);
}

/** 40 profiles, one with 60 layers, long values and two versions; a registry of 90 packs. */
function aHomeWithMuch(): string {
  const home = temporaryHome();
  for (let at = 0; at < 90; at += 1) {
    const pack = {name: `pack-${at}`, displayName: `Pack ${at}`, version: '1.0.0', layer: 'addon', cloudTypes: ['all']};
    write(home, `packs/pack-${at}/pack.json`, JSON.stringify(pack));
    write(home, `packs/pack-${at}/values.yaml`, 'pack:\n  namespace: x\n');
  }
  writeSettings(home, {registries: [{name: 'lab', path: join(home, 'packs')}]});
  for (const version of ['1.0.0', '1.1.0']) {
    const key = version === '1.0.0' ? 'size' : 'room';
    store(home, aProfile('many', version, 60, key));
    for (let at = 0; at < 39; at += 1) store(home, aProfile(`other-${at}`, version, 1, key));
  }
  return home;
}

function aProfile(name: string, version: string, layers: number, key: string): Document {
  const values = Array.from({length: 120}, (_, at) => `key${at}:\n  # What it is for\n  ${key}: ${at * 7}\n`).join('');
  const packs = Array.from({length: layers}, (_, at) => aPackLayer(`layer-${at}`, at === 0 ? values : 'of: it\n'));
  return aDocument(name, packs, version);
}
