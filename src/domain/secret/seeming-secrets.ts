import {childrenOf, pathOf, readOutline} from '../values/find-entry.ts';
import type {Entry, Outline} from '../values/outline.ts';
import {isHarmless, seemsSecret} from './secret-line.ts';

/**
 * The dotted paths (`$[]` for a list's items, as in `maskValuesAt`) of values that seem secret by their key's name:
 * `adminPassword`. For places where the pack's schema, which knows better, is not at hand, or says nothing.
 */
export function seemingSecrets(values: string): readonly string[] {
  // Hardly any values have one, and looking for keys costs more.
  if (!MAYBE.test(values)) return [];
  const outline = readOutline(values);
  const paths = outline.roots.flatMap(root => secretsIn(outline, root)).map(dottedPath);
  return [...new Set(paths)];
}

const MAYBE = /(?:passw|passphrase|token|api[_-]?key|private[_-]?key|secret[_-]?key|client[_-]?secret)\w*["']?\s*:/i;

function secretsIn(outline: Outline, entry: Entry): readonly Entry[] {
  const isSecret = seemsSecret(String(entry.segment));
  if (entry.shape === 'block-text') return isSecret ? [entry] : [];
  if (entry.shape === 'text') {
    return isSecret && !isHarmless(outline.text.slice(entry.valueStart, entry.valueEnd)) ? [entry] : [];
  }
  return childrenOf(outline, entry).flatMap(child => secretsIn(outline, child));
}

function dottedPath(entry: Entry): string {
  return pathOf(entry)
    .map(segment => (typeof segment === 'string' ? segment : '$[]'))
    .join('.');
}
