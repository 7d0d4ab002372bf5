import {builtinModules} from 'node:module';
import type {Plugin} from 'esbuild';

/**
 * Each built-in that an ES module imports gets a module of its own with every export copied, which asks even for the parts of `crypto` that
 * load late: 4 ms for that one. `process.getBuiltinModule` (Node 22.3) hands out the built-in itself.
 */
export function bareBuiltins(): Plugin {
  const names = builtinModules.filter(name => !name.startsWith('_')).join('|');
  return {
    name: 'bare-builtins',
    setup(build) {
      build.onResolve({filter: new RegExp(`^(?:node:)?(?:${names})$`)}, ({path, kind}) =>
        kind === 'dynamic-import' ? undefined : {path: path.replace(/^node:/, ''), namespace: 'builtin'},
      );
      build.onLoad({filter: /.*/, namespace: 'builtin'}, ({path}) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
        loader: 'js',
      }));
    },
  };
}
