import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {LogFile} from '../../src/storage/log-file.ts';
import {temporaryDirectory} from './temporary-directory.ts';

const NOW = new Date('2026-11-21T07:00:00Z');

test('what was said can be read again, the oldest first, from a private file', async () => {
  const directory = await temporaryDirectory();
  const log = new LogFile(directory);
  log.write('ok', 'saved web 1.0.0', NOW);
  log.write('error', 'no room\nleft', NOW);
  const {file, lines} = log.read();
  expect(lines).toEqual([
    `2026-11-21T07:00:00.000Z ${process.pid} ok saved web 1.0.0`,
    `2026-11-21T07:00:00.000Z ${process.pid} error no room left`,
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what stands between quotes may be a secret, and is not written down; nothing in it reaches a terminal', async () => {
  const log = new LogFile(await temporaryDirectory());
  log.write('error', `line 3: "hunter2" and 'hunter2' and \`hunter2\` \u{1B}]0;owned\u{7}\u{202E}`, NOW);
  const text = readFileSync(log.read().file, 'utf8');
  expect(text).not.toContain('hunter2');
  for (const one of ['\u{1B}', '\u{7}', '\u{202E}']) expect(text).not.toContain(one);
});

test.each([
  ['the value "a"hunter2"b" is none of the options', 'the value "…" is none of the options'],
  ["it's no 'pass'word' here", "it's no '…' here"],
  ['do not cut "hunter2', 'do not cut "…'],
  ['web line 3, column 4: Unresolved alias: hunter2; mend it', 'web line 3, column 4: …'],
  ['not saved: app line 3: *hunter2 stands for &hunter2', 'not saved: app line 3: …'],
  ['cannot read /tmp/a: permission denied', 'cannot read /tmp/a: permission denied'],
])('of %s no value is written down', async (said, written) => {
  const log = new LogFile(await temporaryDirectory());
  log.write('error', said, NOW);
  expect(log.read().lines[0]).toMatch(/ error (.*)$/);
  expect(/ error (.*)$/.exec(log.read().lines[0] ?? '')?.[1]).toBe(written);
});

test('a full log begins anew, and only the one before it is kept', async () => {
  const directory = await temporaryDirectory();
  const log = new LogFile(directory);
  for (let at = 0; at < 1200; at += 1) log.write('info', `${at} ${'x'.repeat(1000)}`, NOW);
  expect(statSync(join(directory, 'strata.log')).size).toBeLessThanOrEqual(256 * 1024);
  expect(statSync(join(directory, 'strata.log.1')).size).toBeLessThanOrEqual(256 * 1024);
  expect(log.read().lines.at(-1)).toContain(' 1199 ');
});

test('a log that cannot be written stops nothing', async () => {
  const directory = await temporaryDirectory();
  writeFileSync(join(directory, 'a file'), '');
  const log = new LogFile(join(directory, 'a file', 'below'));
  log.write('info', 'nothing', NOW);
  expect(log.read().lines).toEqual([]);
});
