import {spawn, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {markOfThisProcess, whoRuns} from '../../src/files/process-mark.ts';

test('this process runs, as this user', () => {
  expect(markOfThisProcess()).toMatch(/^\d+(?:@[\da-f]{8}-\d+)?$/);
  expect(whoRuns(markOfThisProcess())).toBe('this user');
});

test('a process that ended does not, nor what is no mark', () => {
  expect(whoRuns(String(spawnSync('true').pid))).toBe('nobody');
  for (const mark of ['', 'x', '0', '-1', '1.5', '@']) expect(whoRuns(mark)).toBe('nobody');
});

test.skipIf(!existsSync('/proc/self/stat'))(
  'whoever has the number of a process that ended is not that process',
  () => {
    expect(whoRuns(markOfThisProcess().replace(/\d+$/, began => String(Number(began) - 1)))).toBe('nobody');
    expect(whoRuns(markOfThisProcess().replace(/@.{8}/, '@00000000'))).toBe('nobody');
  },
);

test.skipIf(!existsSync('/proc/self/stat'))(
  'a process that ended and that nobody has asked after yet has ended',
  async () => {
    // The shell goes on as a program that never waits for its child.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 20'], {stdio: ['ignore', 'pipe', 'ignore']});
    onTestFinished(() => void parent.kill('SIGKILL'));
    let said = '';
    parent.stdout.on('data', (bytes: Buffer) => void (said += bytes.toString()));
    await expect.poll(() => said).toMatch(/\n/);
    await expect.poll(() => whoRuns(said.trim())).toBe('nobody');
  },
);
