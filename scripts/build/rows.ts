import {fileURLToPath} from 'node:url';
import type {Patch} from './patch.ts';

const joinRows = fileURLToPath(new URL('join-rows.ts', import.meta.url));
const knownRows = fileURLToPath(new URL('known-rows.ts', import.meta.url));

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
  {
    reason: "Ink's squashTextNodes remembers what it made of a text: delete this patch of scripts/build/rows.ts",
    file: /ink\/build\/squash-text-nodes\.js$/,
    find: /const squashTextNodes = \(node\) => \{/,
    replace: `const squashTextNodes = (node) => {
    const [only] = node.childNodes;
    if (node.childNodes.length !== 1 || only.nodeName !== '#text') return squashAnew(node);
    if (node.squashedFrom !== only.nodeValue) {
        node.squashed = squashAnew(node);
        node.squashedFrom = only.nodeValue;
    }
    return node.squashed;
};
const squashAnew = (node) => {`,
  },
  {
    reason:
      "Ink's measureText does not keep thousands of texts, and measures a row once: delete this patch of scripts/build/rows.ts",
    file: /ink\/build\/measure-text\.js$/,
    find: /^[^]*new QuickLRU[^]*$/,
    replace: `import stringWidth from 'string-width';
import {measureRows} from ${JSON.stringify(knownRows)};
export default text => measureRows(text, stringWidth);
`,
  },
  {
    reason: "Ink's sanitizeAnsi takes no text apart that needs nothing: delete this patch of scripts/build/rows.ts",
    file: /ink\/build\/sanitize-ansi\.js$/,
    find: /^([^]*)const sanitizeAnsi = \(text\) => \{/,
    replace: `import {isSane} from ${JSON.stringify(knownRows)};
$1const sanitizeAnsi = (text) => {
    if (isSane(text)) return text;`,
  },
  {
    reason:
      'Ink lays nothing out for a text that takes as much room as the one before: delete this patch of scripts/build/rows.ts',
    file: /ink\/build\/dom\.js$/,
    // A cut off text takes the room that it is given, and what it would take at any other width is the same too.
    find: /(export const setTextNodeValue = \(node, text\) => \{[^]*?)    node\.nodeValue = text;\n    markNodeAsDirty\(node\);/,
    replace: `$1    const holder = node.parentNode;
    const isCut = holder?.nodeName === 'ink-text' && holder.style.textWrap?.startsWith('truncate');
    const before = isCut ? measureText(squashTextNodes(holder)) : undefined;
    node.nodeValue = text;
    const after = isCut ? measureText(squashTextNodes(holder)) : undefined;
    if (before === undefined || before.width !== after.width || before.height !== after.height) markNodeAsDirty(node);`,
  },
  {
    reason:
      "Ink's renderNodeToOutput measures a text that it has measured before: delete this patch of scripts/build/rows.ts",
    file: /ink\/build\/render-node-to-output\.js$/,
    find: /^([^]*)const currentWidth = widestLine\(text\);/,
    replace: `import measureText from './measure-text.js';
$1const currentWidth = measureText(text).width;`,
  },
];
