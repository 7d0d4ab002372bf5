import {join} from 'node:path';
import {test} from 'vitest';
import {randomFrom} from '../../scripts/torture/random.ts';
import {aDocument, aManifestLayer, write} from './documents.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';

/** Resizes on each screen; `npm run torture -- resizes` asks for more, and for another seed. */
const ROUNDS = Number(process.env['STRATA_RESIZES'] ?? 5);
const SEED = Number(process.env['STRATA_SEED'] ?? 7);

/** A walk past every screen of the sample workspace: what is shown there, the keys from the one before, and what tells that all of it is there. */
type Stop = readonly [screen: string, keys: string, shows: string | RegExp];

const WALK: readonly Stop[] = [
  ['profiles', '', '2 profiles'],
  ['a filter that is typed', '/ p r o d', '/prod'],
  ['registries', 'esc R', 'strata > registries'],
  ['the trash', 'esc T', 'strata > trash'],
  ['help', 'esc ?', 'Mark the profile'],
  ['the palette', 'esc :', / :\s/],
  ['a form', 'esc c', /Clone[^]*next field/],
  ['a question', 'esc D', '[ Cancel ]'],
  ['layers', 'esc enter', /> layers[^]*\^$/m],
  ['another form', 'x', 'Format'],
  ['variables', 'esc 2', '> variables'],
  ['info', '3', '> info'],
  ['versions', '4', '> versions'],
  ['a comparison', 'j d', /> compare[^]*\d+\/\d+/],
  ['problems', 'esc !', '> problems'],
  ['values', 'esc 1 enter', '> values'],
  ['presets', '2', '> presets'],
  ['manifests', '3', '> manifests'],
  ['a README', '4', '> readme'],
  ['upgrades', 'esc j j v', /> upgrade[^]*conflicts \d/],
  ['what an upgrade changes', 'enter', /\[1 changes\][^]*\d\/\d/],
  ['the preview of an upgrade', 'd', /\[2 preview\][^]*\d\/\d/],
  ['values filled in', 'esc esc esc f', '> filled in'],
  ['a search in it', '/ : enter', /filled in[^]*\/: \d+\/\d+/],
  ['the log', 'esc esc @', 'strata > log'],
  ['what to add', 'esc a', 'Add a layer'],
  ['the pack picker', 'enter', /> add/],
  ['a new profile: its type', 'esc esc a', 'new profile > Type'],
  ['a new profile: its cloud', 'enter', 'new profile > Cloud'],
  ['a new profile: its name', 'enter', 'new profile > Info'],
  ['a new profile: its operating system', 'e d g e enter enter enter enter', 'new profile > OS'],
  ['versions of the pack', 'enter', /VERSION +REGISTRY/],
  ['its presets and values', 'enter', 'with these values'],
  ['a new profile: Kubernetes', 'enter', 'new profile > K8s'],
  ['its choice', 'enter enter', 'with these values'],
  ['a new profile: network', 'enter', 'new profile > CNI'],
  ['its choice', 'enter enter', 'with these values'],
  ['a new profile: storage', 'enter', 'new profile > CSI'],
  ['its choice', 'enter enter', 'with these values'],
  ['a new profile: add-ons', 'enter', 'new profile > Add-ons'],
  ['a new profile: review', 'enter', /new profile > Review[^]*to look at/],
];

/** The same past the screens of documents; `web.json`, `more/web.json` and `more/tools.json` are there. */
const DOCUMENTS: readonly Stop[] = [
  ['no profiles', '', 'no profiles yet'],
  ['an import', 'I w e b . j s o n enter', 'strata > import'],
  ['a search in the import', '/ n a m e enter', '/name 1/'],
  ['what was imported', 'esc enter', '> layers'],
  ['the import of another', 'esc I m o r e / w e b . j s o n enter', 'and differs'],
  ['its merge', 'm', 'strata > merge'],
  ['an import of many', 'esc esc I m o r e enter', /1 ready, 1 left out/],
  ['that import done', 'enter', '1 done, 1 left out'],
  ['what was imported, again', 'esc k enter', '> layers'],
];

test('after random resizes between 1x1 and 300x100 every screen is as it was', {timeout: 120_000}, async () => {
  const terminal = openTerminal({args: ['--demo']});
  await terminal.until('2 profiles');
  await walk(terminal, WALK);
});

test('the screens of documents too, and what was recovered', {timeout: 120_000}, async () => {
  const home = temporaryHome();
  for (const [file, name, values] of [
    ['web.json', 'web', 'a: 1\n'],
    ['more/web.json', 'web', 'a: 2\nb: 3\n'],
    ['more/tools.json', 'tools', 'a: 1\n'],
  ] as const)
    write(home, file, JSON.stringify(aDocument(name, [aManifestLayer('app', values)])));
  const start = {home, args: ['--dir', join(home, 'ws')]};
  const first = openTerminal(start);
  await walk(first, DOCUMENTS);
  // An unsaved change, and the power goes.
  await go(first, 'D', '> layers');
  await first.until('1.0.0*');
  first.kill('SIGKILL');
  await first.ended();
  await walk(openTerminal(start), [
    ['what was recovered', '', 'recovered drafts'],
    ['what differs in it', 'd', /> compare[^]*\(draft\)[^]*\d+\/\d+/],
  ]);
});

/** Resizes on each screen of a walk, and sees that it is as it was. */
async function walk(terminal: Terminal, stops: readonly Stop[]): Promise<void> {
  const random = randomFrom(SEED);
  for (const [screen, keys, shows] of stops) {
    await go(terminal, keys, shows).catch((cause: unknown) => {
      throw new Error(`${screen} is not reached`, {cause});
    });
    const before = String(terminal.painted());
    for (let round = 0; round < ROUNDS; round += 1) {
      terminal.resize(1 + random(300), 1 + random(100));
      // Some fall together, as when a window is dragged; others are drawn.
      if (random(3) === 0) await terminal.quiet(5);
    }
    terminal.resize(80, 24);
    // The terminal may look as before while the program has yet to hear of the last sizes.
    await terminal.quiet(60);
    await terminal
      .until(() => String(terminal.painted()) === before, 3000)
      .catch(async () => isAsDrawnAnew(terminal))
      .catch((cause: unknown) => {
        throw new Error(`${screen}: not as it was`, {cause});
      });
  }
}

/** For a screen on which something came in the background meanwhile, a pack say: drawn anew it looks the same. */
async function isAsDrawnAnew(terminal: Terminal): Promise<void> {
  const before = String(terminal.painted());
  const {pieces} = terminal.traffic();
  terminal.press('ctrl+l');
  await terminal.until(() => terminal.traffic().pieces > pieces && String(terminal.painted()) === before, 3000);
}

async function go(terminal: Terminal, keys: string, shows: string | RegExp): Promise<void> {
  for (const key of keys.split(' ').filter(Boolean)) {
    const before = String(terminal.painted());
    terminal.press(key);
    // What a lone Escape leaves is left only when nothing came behind it that would make it the beginning of a sequence.
    if (key === 'esc') await terminal.until(() => String(terminal.painted()) !== before);
  }
  await terminal.until(shows);
}
