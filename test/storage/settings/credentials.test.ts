import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {forgetCredential, keepCredential, readCredential} from '../../../src/storage/settings/credentials.ts';

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-credentials-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

const ann = {type: 'basic', username: 'ann', password: 'p:w "s3cret"'} as const;

test('a credential is kept for this user alone, for a place and all below it', async () => {
  const config = temporary();
  await keepCredential(config, 'Registry.lab:5000/team', ann);
  expect(await readCredential(config, 'registry.lab:5000/team/nginx')).toEqual(ann);
  expect(await readCredential(config, 'registry.lab:5000')).toBeUndefined();
  expect(await readCredential(config, 'registry.lab:5000/teammates')).toBeUndefined();
  expect(statSync(join(config, 'credentials.json')).mode & 0o777).toBe(0o600);
});

test('the longest place that is known counts', async () => {
  const config = temporary();
  const bob = {type: 'token', token: 't'} as const;
  await keepCredential(config, 'registry.lab', ann);
  await keepCredential(config, 'registry.lab/team', bob);
  expect(await readCredential(config, 'registry.lab/team/a')).toEqual(bob);
  expect(await readCredential(config, 'registry.lab/b')).toEqual(ann);
});

test('a credential is forgotten, and the others stay', async () => {
  const config = temporary();
  await keepCredential(config, 'a.lab', ann);
  await keepCredential(config, 'b.lab', ann);
  expect(await forgetCredential(config, 'a.lab')).toBe(true);
  expect(await forgetCredential(config, 'a.lab')).toBe(false);
  expect(await readCredential(config, 'a.lab')).toBeUndefined();
  expect(await readCredential(config, 'b.lab')).toEqual(ann);
});

test.each([
  ['{"credentials": {"a.lab": {"type": "basic", "password": "s3cret"}}}', 'the entry of a.lab is no credential'],
  ['{"credentials": {"a.lab": {"password": "s3cret"', 'it is no JSON object'],
  ['{"credentials": ["s3cret"]}', 'its "credentials" are no object'],
])('a file that was broken by hand is left alone, and what it holds is not told: %s', async (text, why) => {
  const config = temporary();
  const path = join(config, 'credentials.json');
  writeFileSync(path, text);
  await expect(keepCredential(config, 'b.lab', ann)).rejects.toThrow(why);
  await expect(readCredential(config, 'a.lab')).rejects.not.toThrow('s3cret');
  expect(readFileSync(path, 'utf8')).toBe(text);
});
