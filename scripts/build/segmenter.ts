import {fileURLToPath} from 'node:url';
import type {Patch} from './patch.ts';

const lazy = fileURLToPath(new URL('lazy-segmenter.ts', import.meta.url));

/** The first `Intl.Segmenter` of a process costs 15-20 ms, and five of Ink's libraries make one when they are loaded. */
export const segmenter: readonly Patch[] = [
  'string-width/index.js',
  'wrap-ansi/index.js',
  'slice-ansi/tokenize-ansi.js',
  'ink/build/line-update.js',
  '@alcalzone/ansi-tokenize/build/tokenize.js',
].map(file => ({
  reason: `${file} makes no Intl.Segmenter when it is loaded: take it out of scripts/build/segmenter.ts`,
  file: new RegExp(`node_modules/${file.replaceAll('.', String.raw`\.`)}$`),
  find: /^const (\w+) = new Intl\.Segmenter\([^)]*\);/m,
  replace: `import {lazySegmenter} from ${JSON.stringify(lazy)};\nconst $1 = lazySegmenter();`,
}));
