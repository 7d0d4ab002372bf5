import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

/** The built program. */
export const PROGRAM = fileURLToPath(new URL('../../dist/strata.js', import.meta.url));

/** What a command prints; it must end with 0. Servers of this process can answer it meanwhile. */
export async function strata(home: string, ...args: readonly string[]): Promise<string> {
  const env = {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', TZ: 'UTC'};
  return (await run(process.execPath, [PROGRAM, ...args], {env, encoding: 'utf8'})).stdout;
}

const run = promisify(execFile);
