import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
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
  const directory = mkdtempSync(join(tmpdir(), 'strata-large-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  const head =
    'metadata:\n  name: web\nspec:\n  version: 1.0.0\n  template:\n    type: add-on\n    cloudType: all\n    packs:\n';
  const layer = (name: string, values: string) =>
    `    - name: ${name}\n      type: manifest\n      layer: addon\n      values: ${values}\n`;
  const block = (line: string, length: number) => `|\n${`          ${line}\n`.repeat(length / (line.length + 11))}`;
  const quoted = `"${'x'.repeat(1_990_000)}"`;
  const texts = [
    layer('a', block('k', 2_300_000)),
    layer('a', block('key: a value of some length', 4_900_000)),
    layer('a', quoted) + layer('b', block('k', 2_200_000)),
    layer('a', quoted) + layer('b', block('key: a value of some length', 2_800_000)),
  ];
  for (const [at, text] of texts.entries()) writeFileSync(join(directory, `${at}.yaml`), head + text);
  for (const name of readdirSync(directory).filter(one => one.endsWith('.yaml'))) {
    const args = [PROGRAM, '--dir', join(directory, name.replace('.yaml', '')), 'import', join(directory, name)];
    const ended = spawnSync(process.execPath, ['--import', PEAK, ...args], {
      env: {PATH: process.env['PATH'], HOME: directory, LANG: 'C.UTF-8'},
      encoding: 'utf8',
    });
    expect(ended.stdout).toContain('imported web 1.0.0');
    expect(Number(/peak (\d+)/.exec(ended.stderr)?.[1])).toBeLessThan(300_000);
  }
});

/** Tells the most memory that the process had, KB. */
const PEAK = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`))',
)}`;
