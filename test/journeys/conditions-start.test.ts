import {expect, test} from 'vitest';
import {openTerminal} from './terminal.ts';
import {openDemo} from './user.ts';

test('the name is on the screen before anything is read, and is not written again', async () => {
  const written = (await openDemo()).written();
  expect(written.indexOf('strata')).toBeLessThan(200);
  expect(written.slice(written.indexOf('strata') + 6)).toMatch(/^\u{1B}\[[^]*> profiles/u);
  expect(written.match(/strata/g)).toHaveLength(1);
});

test('keys that are typed while strata starts are heard, in their order', async () => {
  const terminal = openTerminal({args: ['--demo']});
  await terminal.until('strata');
  terminal.type('jk/web\r');
  await terminal.until(screen => screen.includes('/web') && screen.includes('1/1'));
});

test('a signal while strata starts gives the screen back', async () => {
  const terminal = openTerminal();
  await terminal.until('strata');
  terminal.kill('SIGTERM');
  expect(await terminal.ended(1000)).toEqual({status: 128 + 15, signal: 0});
  expect(terminal.written()).toMatch(/\u{1B}\[\?1049l$/u);
});
