import {fileURLToPath} from 'node:url';
import type {Patch} from './patch.ts';

const joinRows = fileURLToPath(new URL('join-rows.ts', import.meta.url));

/** For every frame Ink cuts the whole screen into characters with their styles and puts it together again: two thirds of a key's time. */
export const rows: readonly Patch[] = [
  {
    reason: "Ink's Output has no get() that tokenizes everything: delete scripts/build/rows.ts and join-rows.ts",
    file: /ink\/build\/output\.js$/,
    find: /^([^]*)\n {4}get\(\) \{\n([^]*)$/,
    replace: `import {joinRows} from ${JSON.stringify(joinRows)};
$1
    get() {
        const joined = joinRows(this, stringWidth);
        if (joined !== undefined) return joined;
$2`,
  },
];
