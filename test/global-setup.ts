import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** Journeys run the built program: build it once, before the first test. */
export function setup(): void {
  const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url));
  const {status, stderr} = spawnSync(process.execPath, [build], {encoding: 'utf8'});
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}
