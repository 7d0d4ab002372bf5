import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aServer} from '../registry/http/a-server.ts';
import {crashing} from './crash.ts';
import {writeSettings} from './documents.ts';
import {openTerminal, temporaryHome} from './terminal.ts';
import {openDemo} from './user.ts';

test('nothing is written while nothing happens', async () => {
  const terminal = await openDemo();
  terminal.press('enter');
  await terminal.until(/> layers[^]*\^$/m);
  await terminal.quiet(300);
  const before = terminal.traffic().bytes;
  // Long enough for anything that writes on a clock.
  await pause(1000);
  expect(terminal.traffic().bytes - before).toBe(0);
});

test('a running job writes at most 500 bytes a second, and Ctrl-C gives it up', async () => {
  const home = temporaryHome();
  // It never answers.
  const {url} = await aServer(() => undefined);
  writeSettings(home, {registries: [{name: 'slow', kind: 'helm', path: url.href, plainHttp: true}]});
  const terminal = openTerminal({home});
  await terminal.until('no profiles yet');
  terminal.press('R');
  await terminal.until('slow');
  await terminal.quiet();
  terminal.press('s');
  await terminal.until('Ctrl-C gives it up');
  const before = terminal.traffic().bytes;
  await pause(1000);
  expect(terminal.screen().join('\n')).toContain('Ctrl-C gives it up');
  expect(terminal.traffic().bytes - before).toBeLessThanOrEqual(500);
  terminal.press('ctrl+c');
  await terminal.until(screen => !screen.includes('Ctrl-C gives it up'));
});

test('Ctrl-L repairs whatever others wrote on the screen', async () => {
  const terminal = await openDemo();
  const before = terminal.painted();
  writeFileSync(
    `/proc/${terminal.pid}/fd/1`,
    'garbage \u{1B}[41m\u{1B}[3;7r\u{1B}(0\u{1B}[?7hgarbage\n\n\n\u{1B}[?25h',
  );
  await terminal.until('garbage');
  terminal.press('ctrl+l');
  await terminal.until(() => String(terminal.painted()) === String(before));
});

test('a crash gives the terminal back, says where the report is and exits with 70; no value of a profile is in the report', async () => {
  const home = temporaryHome();
  const terminal = openTerminal({home, env: crashing(home, `JSON.parse('{"password": hunter2}')`)});
  await terminal.until('no profiles yet');
  process.kill(terminal.pid, 'SIGUSR2');
  expect((await terminal.ended()).status).toBe(70);
  expect(terminal.screen()[0]).toBe('strata ended on an error of its own; your drafts are on disk.');
  expect(terminal.screen()[1]).toMatch(/^The report is /);
  expect(terminal.written()).toMatch(/\u{1B}\[\?25h[^]*\u{1B}\[\?1049l/u);
  const state = join(home, '.local', 'state', 'strata');
  const name = readdirSync(state).find(one => one.startsWith('crash')) ?? '';
  expect(readFileSync(join(state, name), 'utf8')).toContain('SyntaxError');
  expect(readFileSync(join(state, name), 'utf8')).not.toContain('hunter2');
  expect(statSync(join(state, name)).mode & 0o777).toBe(0o600);
});

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
