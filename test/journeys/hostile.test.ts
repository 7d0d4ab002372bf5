import {spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {write} from './documents.ts';
import {PROGRAM} from './strata.ts';
import {openTerminal, temporaryHome} from './terminal.ts';

/** As YAML and JSON write them: a terminal's title, wiping, a C1 sequence, text turned round, what takes no room. */
const EVIL = '\\u001b]0;PWNED\\u0007\\u001b[2J\\u009b31m\\u202egnp\\u200b\\u2066';

/** A home with one profile and one directory of packs, evil wherever they have words. */
function anEvilHome(): string {
  const home = temporaryHome();
  write(
    home,
    'work/profiles/evil/1.0.0.yaml',
    `{"metadata": {"name": "evil", "description": "${EVIL}", "labels": {"a${EVIL}": "${EVIL}"}}, "spec": {"version": "1.0.0",
      "template": {"type": "add-on", "cloudType": "all", "packs": [{"name": "pack${EVIL}", "layer": "addon", "tag": "1.0.0${EVIL}",
        "version": "1.0.0${EVIL}", "values": "a: ${EVIL} # ${EVIL}\\n", "registry": {"metadata": {"name": "${EVIL}"}},
        "manifests": [{"name": "m${EVIL}", "content": "a: ${EVIL}\\n"}]}]},
      "variables": [{"name": "v", "displayName": "${EVIL}", "description": "${EVIL}", "format": "${EVIL}", "defaultValue": "${EVIL}"}]}}`,
  );
  write(
    home,
    'packs/evil/pack.json',
    `{"name": "aaa${EVIL}", "displayName": "aaa${EVIL}", "version": "1.0.0${EVIL}", "layer": "addon", "cloudTypes": ["all"]}`,
  );
  write(home, 'packs/evil/README.md', `# \u001B]0;PWNED\u0007\u202Egnp\n`);
  write(
    home,
    '.config/strata/settings.json',
    `{"registries": [{"name": "lab${EVIL}", "path": "${join(home, 'packs')}"}, {"name": "gone${EVIL}", "path": "/gone${EVIL}"}], "keys": {"x${EVIL}": ["${EVIL}"]}}`,
  );
  return home;
}

test('what strangers wrote is shown on every screen, and none of it commands the terminal', async () => {
  const home = anEvilHome();
  const terminal = openTerminal({home, args: ['--dir', join(home, 'work')], columns: 160, rows: 50});
  await terminal.until('evil');
  const go = async (key: string, wanted: string | RegExp) => {
    terminal.press(key);
    await terminal.until(wanted);
  };
  await go('enter', '1 layers]');
  await go('2', '2 variables]');
  await go('3', '3 info]');
  await go('1', '1 layers]');
  await go('enter', /strata > evil 1\.0\.0 > pack/);
  await go('3', 'm^[]0;PWNED^G');
  await go('esc', '1 layers]');
  await go('!', /> problems/);
  await go('esc', '1 layers]');
  await go('a', 'A pack from the registries');
  await go('enter', /aaa\^\[\]0;PWNED\^G/);
  await go('esc', '1 layers]');
  await go('esc', /strata > profiles/);
  await go('R', /lab\^\[\]0;PWNED\^G/);
  const written = terminal.written();
  expect(written).not.toContain('\u{1B}]');
  expect(written).not.toMatch(/[\u{80}-\u{9F}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{7}]/u);
});

test.skipIf(!existsSync('/proc/self/cmdline'))('what a command is given stands in no list of processes', async () => {
  const env = {...process.env, HOME: temporaryHome()};
  const child = spawn(process.execPath, [PROGRAM, 'import', '-', '--as', 's3cret'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  onTestFinished(() => void child.kill());
  const shown = () => readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
  await expect.poll(shown, {timeout: 10_000}).toMatch(/^strata/);
  expect(shown()).not.toContain('s3cret');
});
