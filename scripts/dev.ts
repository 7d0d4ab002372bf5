/** `npm run dev`: builds, opens the app on a throw-away workspace. Run it again after a change; a build takes half a second. */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const start = fileURLToPath(new URL('start.ts', import.meta.url));
process.exit(spawnSync(process.execPath, [start, '--demo', ...process.argv.slice(2)], {stdio: 'inherit'}).status ?? 1);
