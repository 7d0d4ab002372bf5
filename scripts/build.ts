/** `npm run build`: writes `dist/`, with the executable `dist/strata.js`. */
import {chmod, cp, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {bundle} from './build/bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}dist`, {recursive: true, force: true});
await build(bundle);
await writeFile(`${root}dist/package.json`, '{"type": "commonjs"}\n');
await cp(`${root}src/registry/starter`, `${root}dist/starter`, {recursive: true, force: true});
await cp(`${root}src/storage/demo`, `${root}dist/demo`, {recursive: true, force: true});
await chmod(`${root}dist/strata.js`, 0o755);
