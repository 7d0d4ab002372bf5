import {expect, test} from 'vitest';
import {openTerminal, type Start} from './terminal.ts';

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
    const program = new URL('../../dist/strata.js', import.meta.url).pathname;
    const terminal = openTerminal({...start, env: {...start.env, NODE: process.execPath, PROGRAM: program}});
    expect((await terminal.ended()).status).toBe(2);
    expect(terminal.screen().join(' ')).toContain('strata list');
  }
});

test('SIGTERM ends strata and gives the screen back', async () => {
  const terminal = openTerminal();
  await terminal.until('? help');
  terminal.kill('SIGTERM');
  expect((await terminal.ended(2000)).status).toBe(143);
  expect(terminal.screen().join('')).toBe('');
});
