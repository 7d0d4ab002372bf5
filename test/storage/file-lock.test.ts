import {spawnSync} from 'node:child_process';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {withLock} from '../../src/storage/file-lock.ts';
import {temporaryDirectory} from './temporary-directory.ts';

const FOREVER = {stale: Infinity, giveUp: 0};

async function heldBy(holder: string): Promise<{readonly directory: string; readonly lock: string}> {
  const directory = await temporaryDirectory();
  const lock = join(directory, '.lock');
  await writeFile(lock, holder);
  return {directory, lock};
}

test.each([
  ['under a lock', undefined],
  ['under a lock that was left', `${spawnSync('true').pid} ${hostname()} x\n`],
])('while one works %s no other does, and nothing is left of it', async (_lock, left) => {
  const directory = await temporaryDirectory();
  if (left !== undefined) await writeFile(join(directory, '.lock'), left);
  let [inside, most] = [0, 0];
  await Promise.all(
    Array.from({length: 10}, async () =>
      withLock(join(directory, '.lock'), async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise(resolve => void setImmediate(resolve));
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(await readdir(directory)).toEqual([]);
});

test('a lock that a process left which ended is taken over, also when another has its number now', async () => {
  for (const mark of [String(spawnSync('true').pid), `${process.pid}@00000000-1`]) {
    const {lock} = await heldBy(`${mark} ${hostname()} x\n`);
    expect(await withLock(lock, async () => 'done', FOREVER)).toBe('done');
  }
});

test('a lock that nobody was seen to let go of is taken over, whatever the clock says', async () => {
  const {lock} = await heldBy('1 another-machine x\n');
  const begun = performance.now();
  expect(await withLock(lock, async () => 'done', {stale: 100, giveUp: 5000})).toBe('done');
  expect(performance.now() - begun).toBeGreaterThan(100);
});

test('a lock that another took over meanwhile is left to it', async () => {
  const lock = join(await temporaryDirectory(), '.lock');
  await withLock(lock, async () => writeFile(lock, '1 another-machine x\n'));
  expect(await readFile(lock, 'utf8')).toBe('1 another-machine x\n');
});

test('a lock that stays held is told with its holder, and stays: of another machine nobody knows who runs there', async () => {
  const holder = `${spawnSync('true').pid} another-machine`;
  const {directory, lock} = await heldBy(`${holder} x\n`);
  await expect(withLock(lock, async () => 'done', FOREVER)).rejects.toThrow(
    expect.objectContaining({code: 'workspace.locked', message: expect.stringContaining(holder)}),
  );
  expect(await readdir(directory)).toEqual(['.lock']);
});
