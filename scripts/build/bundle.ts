import {fileURLToPath} from 'node:url';
import {type BuildOptions} from 'esbuild';
import {bareBuiltins} from './builtins.ts';
import {devtools} from './devtools.ts';
import {emoji} from './emoji.ts';
import {loadingLate} from './late.ts';
import {leavingOut} from './left-out.ts';
import {type Patch, patching} from './patch.ts';
import {rows} from './rows.ts';
import {segmenter} from './segmenter.ts';
import {yoga} from './yoga.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const patches: readonly Patch[] = [...yoga, ...segmenter, ...emoji, ...devtools, ...rows];

/** How the program is bundled: `dist/strata.js` starts it, and what only the full screen needs stands in files of its own. */
export const bundle: BuildOptions = {
  absWorkingDir: root,
  entryPoints: {strata: 'bin/boot.ts'},
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node22.12',
  format: 'esm',
  minify: true,
  define: {'process.env.NODE_ENV': '"production"'},
  // Some of Ink's libraries are CommonJS and ask for built-ins when they are loaded.
  banner: {
    js: `import {createRequire as makeRequire} from 'node:module'; const require = makeRequire(import.meta.url);`,
  },
  plugins: [loadingLate(), bareBuiltins(), leavingOut(`${root}node_modules/string-width/index.js`), patching(patches)],
  metafile: true,
  logLevel: 'warning',
};

/** The thread that checks profiles, in one file of its own: sharing parts with it would cut the program into many small files. */
export const checkThread: BuildOptions = {
  ...bundle,
  entryPoints: {'check-thread': 'bin/check-thread.ts'},
  splitting: false,
};
