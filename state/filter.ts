import fuzzysort from 'fuzzysort';
import {type TextLine, textLine} from './text-line.ts';

/** The filter of a list, or what is searched for in a text: what was typed, and whether it still is. */
export interface FilterState {
  readonly line: TextLine;
  readonly isTyping: boolean;
}

export const NO_FILTER: FilterState = {line: textLine(), isTyping: false};

/** A filter as it was typed, taken apart: words that must all match, tokens such as `type:full`, or a fuzzy pattern after `~`. */
export interface Filter {
  readonly words: readonly string[];
  readonly tokens: readonly Token[];
  readonly fuzzy: string | undefined;
}

export interface Token {
  readonly key: string;
  readonly value: string;
}

/** Takes a filter apart. Only the keys in `tokens` are tokens; other words with a colon are words. */
export function parseFilter(text: string, tokens: readonly string[]): Filter {
  const words: string[] = [];
  const found: Token[] = [];
  let fuzzy: string | undefined;
  for (const word of text.toLowerCase().split(/\s+/)) {
    const colon = word.indexOf(':');
    const key = word.slice(0, Math.max(0, colon));
    if (word.startsWith('~')) fuzzy = word.slice(1);
    else if (tokens.includes(key)) found.push({key, value: word.slice(colon + 1)});
    else if (word !== '') words.push(word);
  }
  return {words, tokens: found, fuzzy: fuzzy === '' ? undefined : fuzzy};
}

/**
 * The rows that a filter lets through, in their order, or best first with a fuzzy pattern. `textOf` returns the
 * lower-case text in which words are looked for; `has` answers a token.
 */
export function filterRows<Row>(
  rows: readonly Row[],
  filter: Filter,
  textOf: (row: Row) => string,
  has: (row: Row, token: Token) => boolean = () => false,
): readonly Row[] {
  const {words, tokens, fuzzy} = filter;
  if (words.length === 0 && tokens.length === 0 && fuzzy === undefined) return rows;
  const kept = rows.filter(row => {
    if (!tokens.every(token => has(row, token))) return false;
    if (words.length === 0) return true;
    const text = textOf(row);
    return words.every(word => text.includes(word));
  });
  return fuzzy === undefined ? kept : fuzzyRows(kept, fuzzy, textOf);
}

function fuzzyRows<Row>(rows: readonly Row[], pattern: string, textOf: (row: Row) => string): readonly Row[] {
  return rows
    .map(row => ({row, score: fuzzysort.single(pattern, textOf(row))?.score ?? 0}))
    .filter(match => match.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(match => match.row);
}
