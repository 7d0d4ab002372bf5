import {mkdir, readdir, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {keptName} from '../../../src/registry/kept/kept-name.ts';
import {sweepKept} from '../../../src/registry/kept/sweep-kept.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01');
const ENDINGS = ['.index', '.oci.json', '.packs'];

/** A cache with all that is kept of a registry, last used so many days ago. */
async function aCache(root: string, days: number): Promise<string> {
  const cache = await temporaryDirectory();
  const at = (NOW - days * DAY) / 1000;
  await mkdir(join(cache, `${keptName(root)}.packs`));
  await writeFile(join(cache, `${keptName(root)}.packs`, 'pack.json'), '{}');
  for (const ending of ['.index', '.oci.json']) await writeFile(join(cache, keptName(root) + ending), '');
  for (const ending of ENDINGS) await utimes(join(cache, keptName(root) + ending), at, at);
  return cache;
}

test('what is kept of a registry that is gone is removed after 30 days', async () => {
  const cache = await aCache('https://gone.test', 31);
  await sweepKept(cache, ['https://there.test'], NOW);
  expect(await readdir(cache)).toEqual([]);
});

test('what another strata used in the last 30 days stays', async () => {
  const cache = await aCache('https://gone.test', 29);
  await sweepKept(cache, [], NOW);
  expect(await readdir(cache)).toHaveLength(3);
});

test('what is kept of a registry that is there stays, and is marked as used', async () => {
  const cache = await aCache('https://there.test', 400);
  await sweepKept(cache, ['https://there.test'], NOW);
  const times = ENDINGS.map(async ending => (await stat(join(cache, keptName('https://there.test') + ending))).mtimeMs);
  expect(await Promise.all(times)).toEqual([NOW, NOW, NOW]);
});

test('files of other names are not touched, nor is a cache missed that is not there', async () => {
  const cache = await temporaryDirectory();
  for (const name of ['notes.index', 'x.packs']) await writeFile(join(cache, name), '');
  for (const name of ['notes.index', 'x.packs']) await utimes(join(cache, name), 0, 0);
  await sweepKept(cache, [], NOW);
  expect(await readdir(cache)).toHaveLength(2);
  await expect(sweepKept(join(cache, 'none'), [], NOW)).resolves.toBeUndefined();
});
