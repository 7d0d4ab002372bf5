import {fileURLToPath} from 'node:url';
import type {BuildOptions, Plugin} from 'esbuild';
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

const common: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node22.12',
  // Node has them; else esbuild would make a new RegExp each time one is come by.
  supported: {'regexp-set-notation': true},
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

/** How the program is bundled: `dist/strata.js` starts it, and each command stands in a file of its own. */
export const bundle: BuildOptions = {
  ...common,
  entryPoints: {strata: 'bin/boot.ts'},
  splitting: true,
  plugins: [inAFileOfItsOwn('tui'), ...(common.plugins ?? [])],
};

/**
 * The full screen, in one file: sharing parts with the commands would cut it into some forty, and opening those takes a quarter of
 * the time to the first frame.
 */
export const fullScreen: BuildOptions = {...common, entryPoints: {tui: 'bin/tui.tsx'}};

/** The threads, each in one file of its own: sharing parts with them would cut the program into many small files. */
export const threads: BuildOptions = {
  ...common,
  entryPoints: {'check-thread': 'bin/check-thread.ts', 'job-thread': 'bin/job-thread.ts'},
};

/** Leaves an import of `bin/NAME.tsx` to the bundle `dist/NAME.js`. */
function inAFileOfItsOwn(name: string): Plugin {
  return {
    name: `${name}-in-a-file-of-its-own`,
    setup(build) {
      build.onResolve({filter: new RegExp(`^\\./${name}\\.tsx$`)}, () => ({path: `./${name}.js`, external: true}));
    },
  };
}
