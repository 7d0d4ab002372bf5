import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aManifestLayer, store, write} from './documents.ts';
import {PROGRAM} from './strata.ts';
import {openTerminal, type Start, temporaryHome} from './terminal.ts';
import {openDemo} from './user.ts';

/** Everything strata writes until it shows its first screen. */
async function firstScreen(env: NonNullable<Start['env']>): Promise<string> {
  const terminal = openTerminal({env});
  await terminal.until('? help');
  return terminal.written();
}

const COLOUR = /\u{1B}\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[\d;]*m/u;
const ATTRIBUTE = /\u{1B}\[(?:[\d;]*;)?[1247](?:;[\d;]*)?m/u;

test('attributes are there in a terminal that nobody has heard of, and on machines that look like CI', async () => {
  for (const env of [{TERM: 'foot'}, {TERM: 'alacritty'}, {TERM: 'tmux'}, {CI: 'true'}]) {
    expect(await firstScreen(env)).toMatch(ATTRIBUTE);
  }
});

test('on a terminal CI changes nothing: strata starts, in colour', async () => {
  const terminal = await openDemo({env: {CI: 'true'}});
  terminal.press('enter');
  await terminal.until(/> layers[^]*\^$/m);
  expect(terminal.written()).toMatch(COLOUR);
});

test('NO_COLOR takes the colours and leaves bold and inverse', async () => {
  const written = await firstScreen({NO_COLOR: '1'});
  expect(written).not.toMatch(COLOUR);
  expect(written).toMatch(ATTRIBUTE);
});

test('a locale that is not UTF-8 gets ASCII alone', async () => {
  for (const LANG of ['C', 'POSIX', 'de_DE.ISO-8859-1']) expect(await firstScreen({LANG})).toMatch(/^[\0-\u{7F}]*$/u);
});

test('without a terminal, or with a dumb one, strata says which command to use', async () => {
  for (const start of [{env: {TERM: 'dumb'}}, {command: ['sh', '-c', `"$NODE" "$PROGRAM" </dev/null`] as const}]) {
    const terminal = openTerminal({...start, env: {...start.env, NODE: process.execPath, PROGRAM}});
    expect((await terminal.ended()).status).toBe(2);
    expect(terminal.screen().join(' ')).toContain('strata list');
  }
});

test('--ascii draws in ASCII alone, whatever the locale', async () => {
  const terminal = await openDemo({args: ['--ascii']});
  terminal.press('enter');
  await terminal.until('> layers');
  terminal.press('a');
  await terminal.until('Add a layer');
  expect(terminal.written()).toMatch(/^[\0-\u{7F}]*$/u);
});

test('only the 16 colours of the terminal are used', async () => {
  const terminal = await openDemo({env: {COLORTERM: 'truecolor'}});
  terminal.press('enter');
  await terminal.until(/> layers[^]*\^$/m);
  expect(terminal.written()).toMatch(COLOUR);
  expect(terminal.written()).not.toMatch(/\u{1B}\[(?:[\d;]*;)?[34]8[;:]/u);
});

test.each([
  ['without a terminal', () => spawnSync(process.execPath, [PROGRAM], {input: '', env: {PATH: process.env['PATH']}})],
  ['on a dumb terminal', async () => openTerminal({env: {TERM: 'dumb'}}).ended()],
])('%s strata ends within 200 ms', async (_where, start) => {
  const times: number[] = [];
  // Other programs take their turns: the best of some counts.
  for (let at = 0; at < 20 && Math.min(...times) > 200; at += 1) {
    const begun = performance.now();
    await start();
    times.push(performance.now() - begun);
  }
  expect(Math.min(...times)).toBeLessThanOrEqual(200);
});

test('in a directory that is gone, strata says so', () => {
  const gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$NODE" "$PROGRAM" list';
  const env = {PATH: process.env['PATH'], NODE: process.execPath, PROGRAM};
  const {status, stderr} = spawnSync('sh', ['-c', gone], {cwd: temporaryHome(), env});
  expect(stderr.toString()).toBe('strata: the directory that you are in is gone; change to one that is there.\n');
  expect(status).toBe(2);
});

test('a file beyond the limit of its size is told, and nothing is written', () => {
  const home = temporaryHome();
  const layer = aManifestLayer('web', 'x: 1\n'.repeat(2000));
  write(home, 'in.json', JSON.stringify(aDocument('web', [layer])));
  const env = {PATH: process.env['PATH'], HOME: home, NODE: process.execPath, PROGRAM};
  const {status, stderr} = spawnSync('sh', ['-c', 'ulimit -f 4; exec "$NODE" "$PROGRAM" import in.json'], {
    cwd: home,
    env,
  });
  expect(stderr.toString()).toContain('the file would be larger than is allowed');
  expect(status).toBe(2);
  expect(readdirSync(join(home, '.local/share/strata/profiles/web'))).toEqual([]);
});

test('a directory of more files than may be open at once is read', () => {
  const home = temporaryHome();
  for (let at = 1; at <= 300; at += 1) store(home, aDocument('web', [aManifestLayer('web', '')], `1.0.${at}`));
  const env = {PATH: process.env['PATH'], HOME: home, NODE: process.execPath, PROGRAM};
  const {stdout, stderr} = spawnSync('sh', ['-c', 'ulimit -n 120; exec "$NODE" "$PROGRAM" list'], {env});
  expect(stderr.toString()).toBe('');
  expect(stdout.toString()).toContain('1.0.300');
});

test('below 60x16 strata says what it needs; q still quits', async () => {
  const terminal = openTerminal({columns: 58, rows: 14});
  await terminal.until('Terminal is 58x14, strata needs 60x16');
  terminal.press('j', 'a');
  terminal.press('?');
  await terminal.until('ctrl-z suspends');
  terminal.press('q');
  expect(await terminal.ended()).toEqual({status: 0, signal: 0});
});

test('control characters, bidi overrides and zero-width characters of strangers are shown, not sent', async () => {
  const home = temporaryHome();
  const values = 'title: "a\u{202E}b\u{200B}c\u{1B}]0;owned\u{7}d\u{9B}31me"\n';
  const {metadata, spec} = aDocument('odd', [{...aManifestLayer('web', values), manifests: []}]);
  store(home, {metadata: {...metadata, description: 'see \u{1B}[2J\u{202E}this'}, spec});
  const terminal = openTerminal({home, columns: 160, rows: 50});
  await terminal.until('1 profile');
  const start = terminal.written().length;
  terminal.press('enter');
  await terminal.until('> layers');
  terminal.press('enter');
  await terminal.until('owned');
  expect(terminal.written().slice(start)).not.toMatch(/\u{202E}|\u{200B}|\u{9B}|\u{1B}\]|\u{1B}\[2J/u);
});
