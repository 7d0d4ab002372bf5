import {spawnSync} from 'node:child_process';

/**
 * Resizes the terminal on every screen, so many times each, to sizes from a seed: the test of it, with more rounds. That runs where all
 * tests in a terminal do, and prints what it finds.
 */
export async function tortureResizes(rounds: number, seed: number): Promise<string> {
  const test = ['vitest', 'run', 'test/journeys/resize.test.ts', `--testTimeout=${PATIENCE}`];
  const {status} = spawnSync('npx', test, {
    stdio: 'inherit',
    env: {...process.env, STRATA_RESIZES: String(rounds), STRATA_SEED: String(seed)},
  });
  if (status !== 0) throw new Error(`A screen was not as it had been; the seed was ${seed}.`);
  return 'every screen was as it had been';
}

/** For all screens together, ms: an hour. */
const PATIENCE = 3_600_000;
