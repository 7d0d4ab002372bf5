/** `npm run build`: writes `dist/`, with the executable `dist/strata.js`. */
import {chmod, cp, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {bundle, fullScreen, threads} from './build/bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}dist`, {recursive: true, force: true});
await build(bundle);
await build(fullScreen);
await build(threads);
await cp(`${root}src/registry/starter`, `${root}dist/starter`, {recursive: true, force: true}).catch(() => undefined);
await cp(`${root}src/storage/demo`, `${root}dist/demo`, {recursive: true, force: true});
await chmod(`${root}dist/strata.js`, 0o755);
