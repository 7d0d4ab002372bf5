import {chmod, cp, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}dist`, {recursive: true, force: true});
await build({
  absWorkingDir: root,
  entryPoints: {strata: 'bin/main.ts'},
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  minify: true,
  define: {'process.env.NODE_ENV': '"production"'},
  logLevel: 'warning',
});
await cp(`${root}src/registry/starter`, `${root}dist/starter`, {recursive: true, force: true}).catch(() => undefined);
await chmod(`${root}dist/strata.js`, 0o755);
