/** `npm start`: builds when a source is newer than the built program, then runs it in this terminal. */
import {spawnSync} from 'node:child_process';
import {existsSync, globSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = `${root}dist/strata.js`;
const sources = globSync('{bin,components,state,src,scripts}/**/*', {cwd: root});
const newest = Math.max(...['package-lock.json', ...sources].map(file => statSync(root + file).mtimeMs));

if (!existsSync(program) || statSync(program).mtimeMs < newest) {
  const built = spawnSync(process.execPath, [`${root}scripts/build.ts`], {stdio: 'inherit'});
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const ran = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {stdio: 'inherit'});
process.exit(ran.status ?? 1);
