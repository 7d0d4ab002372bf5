import {expect, test} from 'vitest';
import {isOnLight, loadWithAttributes, lookOf, whyNoFullScreen} from '../../src/terminal/capability.ts';

const terminal = {isTTY: true};

test('a terminal that can move its cursor is enough, whatever else is in the environment', () => {
  expect(whyNoFullScreen(terminal, terminal, {TERM: 'vt100', CI: 'true', NO_COLOR: '1'})).toBeUndefined();
});

test('no terminal, and a terminal that cannot, are told apart', () => {
  expect(whyNoFullScreen({}, terminal, {TERM: 'xterm'})).toMatchObject({
    code: 'terminal.none',
    message: expect.stringContaining('input'),
  });
  expect(whyNoFullScreen(terminal, {isTTY: false}, {TERM: 'xterm'})).toMatchObject({
    message: expect.stringContaining('output'),
  });
  expect(whyNoFullScreen(terminal, terminal, {TERM: 'dumb'})).toMatchObject({code: 'terminal.dumb'});
  expect(whyNoFullScreen(terminal, terminal, {})).toMatchObject({
    code: 'terminal.dumb',
    hint: expect.stringContaining('strata list'),
  });
});

test('the first of LC_ALL, LC_CTYPE and LANG that says something decides on ASCII', () => {
  expect(lookOf({LANG: 'C.UTF-8'}, false).isAscii).toBe(false);
  expect(lookOf({LANG: 'en_US.utf8'}, true).isAscii).toBe(true);
  expect(lookOf({LANG: 'en_US.UTF-8', LC_ALL: 'C'}, false).isAscii).toBe(true);
  expect(lookOf({LANG: 'C', LC_ALL: '', LC_CTYPE: 'de_DE.UTF-8'}, false).isAscii).toBe(false);
  expect(lookOf({}, false).isAscii).toBe(true);
});

test('NO_COLOR counts when it is not empty', () => {
  expect(lookOf({TERM: 'xterm', NO_COLOR: ''}, false).hasColour).toBe(true);
  expect(lookOf({TERM: 'xterm', NO_COLOR: '0'}, false).hasColour).toBe(false);
  expect(lookOf({TERM: 'vt220'}, false).hasColour).toBe(false);
});

test('the screens are loaded with attributes on, and nobody else is told so', async () => {
  const env: NodeJS.ProcessEnv = {NO_COLOR: '1'};
  expect(await loadWithAttributes(env, true, async () => env['FORCE_COLOR'])).toBe('1');
  expect(env).toEqual({NO_COLOR: '1'});
});

test('terminals that may have no alternate screen are known', () => {
  const has = (env: Readonly<Record<string, string>>) => lookOf(env, false).hasOneScreen;
  for (const env of [{TERM: 'screen.xterm-256color'}, {TERM: 'xterm', STY: '1.pts'}, {TERM: 'linux'}, {TERM: 'vt220'}])
    expect(has(env)).toBe(true);
  for (const TERM of ['xterm-256color', 'tmux-256color', 'alacritty']) expect(has({TERM})).toBe(false);
});

test('a terminal that says so is on a light ground', () => {
  expect(isOnLight({COLORFGBG: '0;15'})).toBe(true);
  expect(isOnLight({COLORFGBG: '0;default;7'})).toBe(true);
  expect(isOnLight({COLORFGBG: '15;0'})).toBe(false);
  expect(isOnLight({})).toBe(false);
});
