import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openTerminal, temporaryHome} from './terminal.ts';

test('nothing is written while nothing happens', async () => {
  const terminal = openTerminal({args: ['--demo']});
  await terminal.until('2 profiles');
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
  // A registry that never answers.
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens has an address with a port.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const {port} = server.address() as AddressInfo;
  const config = join(home, '.config', 'strata');
  mkdirSync(config, {recursive: true});
  const registry = {name: 'slow', kind: 'helm', path: `http://127.0.0.1:${port}`, plainHttp: true};
  writeFileSync(join(config, 'settings.json'), JSON.stringify({registries: [registry]}));
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
  const terminal = openTerminal({args: ['--demo']});
  await terminal.until('2 profiles');
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
  const crash = join(home, 'crash.mjs');
  writeFileSync(crash, `process.on('SIGUSR2', () => JSON.parse('{"password": hunter2}'));`);
  const terminal = openTerminal({home, env: {NODE_OPTIONS: `--import=${crash}`}});
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
