import {test} from 'vitest';
import {randomFrom} from '../../scripts/torture/random.ts';
import {openTerminal, type Terminal} from './terminal.ts';

/** Resizes on each screen; `npm run torture -- resizes` asks for more, and for another seed. */
const ROUNDS = Number(process.env['STRATA_RESIZES'] ?? 5);
const SEED = Number(process.env['STRATA_SEED'] ?? 7);

/** A walk past every screen of the sample workspace: what is shown there, the keys from the one before, and what tells that all of it is there. */
const WALK: readonly (readonly [screen: string, keys: string, shows: string | RegExp])[] = [
  ['profiles', '', '2 profiles'],
  ['a filter that is typed', '/ p r o d', '/prod'],
  ['registries', 'esc R', 'strata > registries'],
  ['the trash', 'esc T', 'strata > trash'],
  ['help', 'esc ?', 'Mark the profile'],
  ['the palette', 'esc :', / :\s/],
  ['a form', 'esc c', 'Clone'],
  ['a question', 'esc D', 'Cancel'],
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
  ['the log', 'esc @', 'strata > log'],
  ['what to add', 'esc a', 'Add a layer'],
  ['the pack picker', 'enter', /> add/],
  ['a new profile: its type', 'esc esc a', 'new profile > Type'],
  ['a new profile: its cloud', 'enter', 'new profile > Cloud'],
  ['a new profile: its name', 'enter', 'new profile > Info'],
];

test('after random resizes between 1x1 and 300x100 every screen is as it was', {timeout: 60_000}, async () => {
  const terminal = openTerminal({args: ['--demo']});
  const random = randomFrom(SEED);
  for (const [screen, keys, shows] of WALK) {
    await go(terminal, keys, shows);
    const before = terminal.painted();
    for (let round = 0; round < ROUNDS; round += 1) {
      terminal.resize(1 + random(300), 1 + random(100));
      // Some fall together, as when a window is dragged; others are drawn.
      if (random(3) === 0) await terminal.quiet(5);
    }
    terminal.resize(80, 24);
    await terminal
      .until(() => String(terminal.painted()) === String(before))
      .catch((cause: unknown) => {
        throw new Error(`${screen}: not as it was`, {cause});
      });
  }
});

async function go(terminal: Terminal, keys: string, shows: string | RegExp): Promise<void> {
  for (const key of keys.split(' ').filter(Boolean)) {
    terminal.press(key);
    // A lone Escape is told from the beginning of a sequence by the time behind it.
    await terminal.quiet(key === 'esc' ? 90 : 20);
  }
  await terminal.until(shows);
  await terminal.quiet();
}
