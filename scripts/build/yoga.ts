import type {Patch} from './patch.ts';

/**
 * yoga-layout fetches its WebAssembly from a data: URL, which starts undici (40-50 ms, 15 MiB) and needs a top-level await.
 * Emscripten's own hook, `instantiateWasm`, lets us compile it at once instead: 1 ms. The module object that is handed in is complete
 * when the loader returns.
 */
export const yoga: readonly Patch[] = [
  {
    reason: 'yoga-layout loads its WebAssembly without waiting: delete scripts/build/yoga.ts',
    file: /yoga-layout\/dist\/src\/index\.js$/,
    find: /import loadYoga from '\.\.\/binaries\/yoga-wasm-base64-esm\.js';([^]*)wrapAssembly\(await loadYoga\(\)\)/,
    replace: `import loadYoga, {wasm} from '../binaries/yoga-wasm-base64-esm.js';$1wrapAssembly(loadNow())
function loadNow() {
  const module = {
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), imports);
      receive(instance);
      return instance.exports;
    },
  };
  loadYoga(module);
  return module;
}`,
  },
  {
    reason: 'yoga-layout no longer carries its WebAssembly in a data: URL: look at scripts/build/yoga.ts',
    file: /yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
    find: /"data:application\/octet-stream;base64,([^"]+)"([^]*)$/,
    replace: '"data:,"$2\nexport const wasm = "$1";',
  },
];
