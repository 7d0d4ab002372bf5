import {resolve} from 'node:path';
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

/** What runs by itself or is loaded when it is asked for: a file each, `dist/NAME.js`. */
const ENTRIES: Readonly<Record<string, string>> = {
  strata: 'bin/boot.ts',
  main: 'bin/main.ts',
  tui: 'bin/tui.tsx',
  program: 'src/commands/program/program.ts',
  'demo-workspace': 'src/storage/demo-workspace.ts',
  'check-thread': 'bin/check-thread.ts',
  'job-thread': 'bin/job-thread.ts',
};

/**
 * How the program is bundled. Each entry is one CommonJS file that shares nothing with the others: Node takes about a millisecond for every
 * file that it opens at the start, more for an ES module, and nothing for code in a file that it does not come to.
 */
export const bundle: BuildOptions = {
  absWorkingDir: root,
  entryPoints: ENTRIES,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node22.12',
  format: 'cjs',
  supported: {
    // Else a file would be loaded the slow way, as an ES module.
    'dynamic-import': false,
    // Node has them; else esbuild would make a new RegExp each time one is come by.
    'regexp-set-notation': true,
  },
  minify: true,
  define: {'process.env.NODE_ENV': '"production"', 'import.meta.url': 'fileUrl'},
  banner: {js: `'use strict'; const fileUrl = require('node:url').pathToFileURL(__filename).href;`},
  plugins: [
    inFilesOfTheirOwn(),
    loadingLate(),
    bareBuiltins(),
    leavingOut(`${root}node_modules/string-width/index.js`),
    patching(patches),
  ],
  metafile: true,
  logLevel: 'warning',
};

/** Leaves the import of an entry to its file. */
function inFilesOfTheirOwn(): Plugin {
  const names = new Map(Object.entries(ENTRIES).map(([name, source]) => [`${root}${source}`, name]));
  return {
    name: 'in-files-of-their-own',
    setup(build) {
      build.onResolve({filter: /^\.\.?\//}, ({path, kind, resolveDir}) => {
        const name = kind === 'dynamic-import' ? names.get(resolve(resolveDir, path)) : undefined;
        return name === undefined ? undefined : {path: `./${name}.js`, external: true};
      });
    },
  };
}
