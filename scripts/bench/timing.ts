import {spawnSync} from 'node:child_process';

/** Milliseconds that some work takes. */
export function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The least of some runs, in milliseconds: what work costs when nothing else runs beside it; `cpu` of all threads of this process. */
export function least(work: () => void, runs: number): {readonly wall: number; readonly cpu: number} {
  let [wall, cpu] = [Infinity, Infinity];
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    wall = Math.min(wall, timed(work));
    const {user, system} = process.cpuUsage(before);
    cpu = Math.min(cpu, (user + system) / 1000);
  }
  return {wall, cpu};
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** B, the floor of anything in Node on this machine: a program that writes one word, in milliseconds. */
export function measureFloor(): number {
  const run = () => spawnSync(process.execPath, ['-e', "require('fs').writeSync(1, 'READY')"]);
  return Math.min(...Array.from({length: 7}, () => timed(run)));
}
