import {spawnSync} from 'node:child_process';

/** Milliseconds that some work takes. */
export function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** B, the floor of anything in Node on this machine: a program that writes one word, in milliseconds. */
export function measureFloor(): number {
  const run = () => spawnSync(process.execPath, ['-e', "require('fs').writeSync(1, 'READY')"]);
  return median(Array.from({length: 5}, () => timed(run)));
}
