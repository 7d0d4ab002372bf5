import {builtinModules} from 'node:module';
import type {Plugin} from 'esbuild';

/**
 * Each built-in that an ES module imports gets a module of its own with every export copied, which asks even for the parts of `crypto` and
 * `util` that load late: 4 ms for each of those, and some for every file that imports one. `process.getBuiltinModule` (Node 22.3) hands out
 * the built-in itself, and only the exports that somebody uses are read from it.
 */
export function bareBuiltins(): Plugin {
  const names = builtinModules.filter(name => !name.startsWith('_')).join('|');
  return {
    name: 'bare-builtins',
    setup(build) {
      build.onResolve({filter: new RegExp(`^(?:node:)?(?:${names})$`)}, ({path, kind}) => {
        if (kind === 'dynamic-import') return undefined;
        const namespace = kind === 'require-call' ? 'builtin-required' : 'builtin';
        return {path: path.replace(/^node:/, ''), namespace};
      });
      build.onLoad({filter: /.*/, namespace: 'builtin'}, async ({path}) => {
        const exports: object = await import(`node:${path}`);
        return {contents: namesOf(path, Object.keys(exports)), loader: 'js'};
      });
      build.onLoad({filter: /.*/, namespace: 'builtin-required'}, ({path}) => ({
        contents: `module.exports = ${LATE.has(path) ? lateModule(path) : builtin(path)};`,
        loader: 'js',
      }));
    },
  };
}

/** Asked for by libraries only to complain with. */
const LATE: ReadonlySet<string> = new Set(['assert']);

function builtin(path: string): string {
  return `process.getBuiltinModule(${JSON.stringify(path)})`;
}

/** Exports that nobody uses are dropped: a call that is marked as pure may be. */
function namesOf(path: string, exports: readonly string[]): string {
  const named = exports.filter(name => name !== 'default' && name !== 'module.exports');
  return `const real = ${builtin(path)};
const of = name => real[name];
${named.map((name, at) => `const name${at} = /* @__PURE__ */ of(${JSON.stringify(name)});`).join('\n')}
export {${named.map((name, at) => `name${at} as ${name}`).join(', ')}};
export default real;`;
}

function lateModule(path: string): string {
  return `new Proxy(function () {}, {
  get: (_, name) => ${builtin(path)}[name],
  apply: (_, self, args) => ${builtin(path)}.apply(self, args),
})`;
}
