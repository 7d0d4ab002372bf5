import type {Plugin} from 'esbuild';

/** What Ink brings and strata never uses, by the name it is imported under, with what stands in for it. */
export const LEFT_OUT: Readonly<Record<string, {readonly why: string; readonly contents: string}>> = {
  'terminal-size': {
    why: 'asks other programs for the size of a terminal; our stdout always knows it',
    contents: 'export default () => ({columns: 80, rows: 24})',
  },
  'stack-utils': {
    why: "draws an error's source lines in the terminal; a crash leaves the full screen and writes a report instead",
    contents: 'export default class { static nodeInternals() { return []; } parseLine() { return undefined; } }',
  },
  'code-excerpt': {why: 'goes with stack-utils', contents: 'export default () => undefined'},
};

/** Leaves those packages out, and gives every package the one string-width that strata has, instead of five older ones. */
export function leavingOut(stringWidth: string): Plugin {
  return {
    name: 'leaving-out',
    setup(build) {
      build.onResolve({filter: new RegExp(`^(?:${Object.keys(LEFT_OUT).join('|')})$`)}, ({path}) => ({
        path,
        namespace: 'left-out',
      }));
      build.onLoad({filter: /.*/, namespace: 'left-out'}, ({path}) => ({
        contents: LEFT_OUT[path]?.contents ?? '',
        loader: 'js',
      }));
      build.onResolve({filter: /^string-width$/}, () => ({path: stringWidth}));
    },
  };
}
