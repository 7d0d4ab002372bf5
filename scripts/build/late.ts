import type {Plugin} from 'esbuild';

/** Packages and built-ins that no first frame needs; each takes 1-5 ms to load. */
const LATE = [
  'atomically',
  'yaml',
  'semver',
  'fuzzysort',
  're2js',
  'ajv',
  'ajv-formats',
  'node:child_process',
  'node:crypto',
  'node:http',
  'node:https',
  'node:readline',
  'node:readline/promises',
  'node:timers/promises',
  'node:tls',
  'node:worker_threads',
  'node:zlib',
];

/**
 * Loads those when something of theirs is first used. Until then each export is a stand-in of the same kind; using one loads the module and
 * puts the real exports in their places, so it costs nothing afterwards. The sources import them as usual.
 */
export function loadingLate(): Plugin {
  return {
    name: 'loading-late',
    setup(build) {
      build.onResolve(
        {filter: new RegExp(`^(?:${LATE.join('|')})$`)},
        async ({path, kind, pluginData, importer, resolveDir}) => {
          if (kind !== 'import-statement' || pluginData === 'real' || importer.includes(`/node_modules/${path}/`))
            return undefined;
          if (path.startsWith('node:'))
            return {path, namespace: 'late', pluginData: `process.getBuiltinModule('${path}')`};
          const {path: real} = await build.resolve(path, {kind, importer, resolveDir, pluginData: 'real'});
          return {path, namespace: 'late', pluginData: `require(${JSON.stringify(real)})`};
        },
      );
      build.onLoad(
        {filter: /.*/, namespace: 'late'},
        async ({path, pluginData}: {path: string; pluginData: string}) => {
          // As Node sees it: `default` of a CommonJS module is all of it.
          const exports: unknown = await import(path);
          const contents = standIns(Object.entries(Object(exports)), pluginData);
          return {contents, loader: 'js', resolveDir: build.initialOptions.absWorkingDir ?? ''};
        },
      );
    },
  };
}

/** The source of a module with a stand-in for each export; `real` is the expression that loads the real one. */
function standIns(exports: readonly (readonly [string, unknown])[], real: string): string {
  const isCommonJs = real.startsWith('process.') || exports.some(([name]) => name === 'module.exports');
  const named = exports.filter(([name]) => /^[\w$]+$/.test(name));
  const lines = named.map(([name, value]) => {
    // Of a class what is static may be asked for first: `RE2JS.compile`.
    const get = `get(_, key) { load(); return ${name}_[key]; }`;
    const call = `apply(_, self, args) { load(); return Reflect.apply(${name}_, self, args); }`;
    const make = `construct(_, args) { load(); return Reflect.construct(${name}_, args); }`;
    const standIn =
      typeof value === 'function' ? `new Proxy(function () {}, {${get}, ${call}, ${make}})` : `new Proxy({}, {${get}})`;
    return `let ${name}_ = ${standIn};`;
  });
  const settings = named.map(([name]) => `${name}_ = ${name === 'default' && isCommonJs ? 'real' : `real.${name}`};`);
  return `let isLoaded = false;
function load() {
  if (isLoaded) return;
  isLoaded = true;
  const real = ${real};
  ${settings.join('\n  ')}
}
${lines.join('\n')}
export {${named.map(([name]) => `${name}_ as ${name}`).join(', ')}};`;
}
