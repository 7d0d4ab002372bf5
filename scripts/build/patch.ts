import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';

/** A change to one place of a dependency while it is bundled; what lies in node_modules stays as it is. */
export interface Patch {
  /** What to do when it finds nothing to change any more. */
  readonly reason: string;
  /** The file, by the end of its path. */
  readonly file: RegExp;
  readonly find: RegExp;
  readonly replace: string;
}

/** Applies patches. Whether each still finds its place is for a test to say: the build without it is slower, not wrong. */
export function patching(patches: readonly Patch[]): Plugin {
  return {
    name: 'patching',
    setup(build) {
      build.onLoad({filter: new RegExp(patches.map(({file}) => `(?:${file.source})`).join('|'))}, async ({path}) => ({
        contents: patches
          .filter(({file}) => file.test(path))
          .reduce((contents, {find, replace}) => contents.replace(find, replace), await readFile(path, 'utf8')),
        loader: 'js',
      }));
    },
  };
}
