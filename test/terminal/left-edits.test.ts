import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {leftEdits, noteEdit, settleEdit} from '../../src/terminal/left-edits.ts';

const NOW = new Date();
const ABOUT = {name: 'cni', purpose: {of: 'values', layer: 'cni'}, ref: {name: 'web', version: '1.0.0'}};

/** A directory of private files with one edit, noted by a process that has ended. */
async function anEdit(before: string, now: string): Promise<{readonly directory: string; readonly file: string}> {
  const directory = mkdtempSync(join(tmpdir(), 'strata-left-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  mkdirSync(join(directory, 'edit-x'));
  const file = join(directory, 'edit-x/cni.values.yaml');
  writeFileSync(file, now);
  await noteEdit(file, ABOUT, before);
  const note = join(directory, 'edit-x/.about.json');
  expect(statSync(note).mode & 0o777).toBe(0o600);
  const {pid} = spawnSync('true');
  writeFileSync(note, readFileSync(note, 'utf8').replace(/"process":"[^"]*"/, `"process":"${pid}"`));
  return {directory, file};
}

test('a text that was changed in an editor nobody waits for is found, with what it is of', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  expect(await leftEdits(directory, NOW)).toEqual([
    {file, text: 'a: 2\n', about: ABOUT, changedAt: expect.stringMatching(/^\d{4}-/)},
  ]);
});

test('a text that was not changed is removed', async () => {
  const {directory} = await anEdit('a: 1\n', 'a: 1\n');
  expect(await leftEdits(directory, NOW)).toEqual([]);
  expect(readdirSync(directory)).toEqual([]);
});

test('a text that was not changed is found where its editor left what was not saved', async () => {
  const {directory} = await anEdit('a: 1\n', 'a: 1\n');
  writeFileSync(join(directory, 'edit-x/.cni.values.yaml.swp'), 'a: 2');
  expect(await leftEdits(directory, NOW)).toMatchObject([{text: 'a: 1\n', beside: '.cni.values.yaml.swp'}]);
});

test('a text whose strata still runs is left to it', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  await noteEdit(file, ABOUT, 'a: 1\n');
  expect(await leftEdits(directory, NOW)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe('a: 2\n');
});

test('a text that was given up stays for 30 days and is not offered', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  await settleEdit(file);
  expect(await leftEdits(directory, NOW)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe('a: 2\n');
  const long = new Date(NOW.getTime() - 31 * 24 * 3_600_000);
  utimesSync(file, long, long);
  await leftEdits(directory, NOW);
  expect(readdirSync(directory)).toEqual([]);
});

test('a text of a strata that ended is found when another program has its number', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  const note = join(directory, 'edit-x/.about.json');
  // As after a restart of the machine.
  writeFileSync(note, readFileSync(note, 'utf8').replace(/"process":"[^"]*"/, `"process":"${process.pid}@00000000-1"`));
  expect(await leftEdits(directory, NOW)).toMatchObject([{file}]);
});

test('a text that nobody was asked about is found, however old the clock says it is', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  expect(await leftEdits(directory, new Date(NOW.getTime() + 400 * 24 * 3_600_000))).toMatchObject([{file}]);
  expect(await leftEdits(directory, new Date(0))).toMatchObject([{file}]);
});

test('what is no note of ours harms nothing', async () => {
  const {directory, file} = await anEdit('a: 1\n', 'a: 2\n');
  writeFileSync(join(directory, 'edit-x/.about.json'), '{"process": "x"');
  writeFileSync(join(directory, 'edit-y'), '');
  expect(await leftEdits(directory, NOW)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe('a: 2\n');
  expect(await leftEdits(join(directory, 'nowhere'), NOW)).toEqual([]);
});
