import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Profile} from '../../src/domain/profile/profile.ts';
import {MAX_DOCUMENT, readDocument} from '../../src/formats/document.ts';
import {readProfileFile, writeProfileFile} from '../../src/formats/profile-file.ts';
import {PROGRAM} from '../journeys/strata.ts';

const tooLarge = expect.objectContaining({code: 'document.too-large', hint: expect.any(String)});

function aProfile(values: string): Profile {
  const packs = [{name: 'a', 'x-strata-id': 'a', type: 'manifest', layer: 'addon', values}];
  return {metadata: {name: 'web'}, spec: {version: '1.0.0', template: {type: 'add-on', cloudType: 'all', packs}}};
}

test.each([
  ['one text in double quotes', `"${'x'.repeat(MAX_DOCUMENT - 10)}"`],
  ['one text of escapes', `"${String.raw`\n`.repeat(MAX_DOCUMENT / 2 - 10)}"`],
  ['one text in single quotes', `'${"''".repeat(MAX_DOCUMENT / 2 - 10)}'`],
  ['braces and a quote that never ends', `{a: "${String.raw`\"`.repeat(MAX_DOCUMENT / 2 - 10)}`],
  ['a block of empty lines', `a: |2\n${'\n'.repeat(MAX_DOCUMENT - 20)}  b\n`],
  ['a block of short lines', `a: |\n${'  b\n'.repeat(MAX_DOCUMENT / 4 - 10)}`],
  ['entries in a row', `[${'a,'.repeat(MAX_DOCUMENT / 2 - 10)}a]`],
])('a document that is %s is refused, and soon', (_what, text) => {
  const begun = performance.now();
  expect(() => readDocument(text, 'it', {maxEntries: 50_000})).toThrow(tooLarge);
  expect(performance.now() - begun).toBeLessThan(3000);
});

test('what is written can be read again: what could not is refused before', () => {
  const lines = (count: number) => aProfile('a: b\n'.repeat(count));
  const profile = lines(100_000);
  expect(readProfileFile(writeProfileFile(profile), 'it')).toEqual(profile);
  expect(() => writeProfileFile(lines(210_000))).toThrow(tooLarge);
  expect(() => writeProfileFile(aProfile('a: b\n'.repeat(400_000)))).toThrow(tooLarge);
  // Shorter than that in characters, and longer in bytes.
  expect(() => writeProfileFile(aProfile('a: ü\u{1F600}bcdefghijklmnopqrstuvwxyz\n\u{20AC}'.repeat(120_000)))).toThrow(
    tooLarge,
  );
});

test('the worst documents that are taken stay below 300 MB', {timeout: 60_000}, () => {
  const directory = temporary();
  const head =
    'metadata:\n  name: web\nspec:\n  version: 1.0.0\n  template:\n    type: add-on\n    cloudType: all\n    packs:\n';
  const layer = (name: string, values: string) =>
    `    - name: ${name}\n      type: manifest\n      layer: addon\n      values: ${values}\n`;
  const block = (line: string, length: number) => `|\n${`          ${line}\n`.repeat(length / (line.length + 11))}`;
  const quoted = `"${'x'.repeat(990_000)}"`;
  const texts = [
    layer('a', block('k', 2_300_000)),
    layer('a', block('key: a value of some length', 4_900_000)),
    layer('a', quoted) + layer('b', block('k', 2_200_000)),
    layer('a', quoted) + layer('b', block('key: a value of some length', 2_800_000)),
  ];
  for (const [at, text] of texts.entries()) writeFileSync(join(directory, `${at}.yaml`), head + text);
  for (const name of readdirSync(directory).filter(one => one.endsWith('.yaml'))) {
    const args = ['--dir', join(directory, name.replace('.yaml', '')), 'import', join(directory, name)];
    const {stdout, peak} = watched(args, directory);
    expect(stdout).toContain('imported web 1.0.0');
    expect(peak).toBeLessThan(300_000);
  }
});

const lines = () => Buffer.alloc(100_000_000, 'a: 1\n');

interface Given {
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, Buffer>>;
  readonly input?: Buffer;
}

test.each<[where: string, given: () => Given]>([
  ['in a file', () => ({args: ['import', 'huge.yaml'], files: {'huge.yaml': lines()}})],
  ['in a file of zeros', () => ({args: ['import', 'huge'], files: {huge: Buffer.alloc(100_000_000)}})],
  ['on standard input', () => ({args: ['import', '-'], input: lines()})],
  ['in the workspace', () => ({args: ['--dir', '.', 'show', 'web'], files: {'profiles/web/1.0.0.yaml': lines()}})],
])('100 MB %s are refused with a second of work and 300 MB', (_where, given) => {
  const home = temporary();
  const {args, files = {}, input} = given();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), {recursive: true});
    writeFileSync(join(home, path), bytes);
  }
  const {status, stderr, peak, cpu} = watched(args, home, input);
  expect(status).toBe(2);
  expect(stderr).toContain('is larger than 5 MB');
  expect(peak).toBeLessThan(300_000);
  expect(cpu).toBeLessThan(1);
});

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'strata-large-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  return directory;
}

/** A command of the built program, with the most memory that it had, KB, and the seconds of CPU that it took. */
function watched(args: readonly string[], home: string, input: string | Buffer = '') {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--import', USAGE, PROGRAM, ...args], {
    env: {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8'},
    cwd: home,
    encoding: 'utf8',
    input,
  });
  const [peak = NaN, cpu = NaN] = /peak (\d+) cpu (\d+)/.exec(stderr)?.slice(1).map(Number) ?? [];
  return {status, stdout, stderr, peak, cpu: cpu / 1e6};
}

/** Linux counts `maxRSS` on from what the process had that started this one, which may be a large test: `VmHWM` is the program's own. */
const USAGE = `data:text/javascript,${encodeURIComponent(
  `import {readFileSync} from 'node:fs';
  process.on('exit', () => {
    const {userCPUTime, systemCPUTime} = process.resourceUsage();
    const [, peak] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    process.stderr.write('peak ' + peak + ' cpu ' + (userCPUTime + systemCPUTime));
  })`,
)}`;
