import {
  type Document,
  type DocumentOptions,
  isCollection,
  isPair,
  Lexer,
  parseAllDocuments,
  type ParseOptions,
  type SchemaOptions,
  YAMLParseError,
} from 'yaml';
import {MAX_DEPTH} from './max-depth.ts';

export type YamlOptions = ParseOptions & DocumentOptions & SchemaOptions;

/**
 * Parses the documents of a YAML text, in a second and 300 MB at most, whatever it holds: `yaml` takes 1.5 microseconds and half a
 * kilobyte for each token, so a text of a few million of them would keep everything waiting. One that holds more than `most`, too many lines,
 * or quotes that are too long, comes back as one empty document with the error `RESOURCE_EXHAUSTION`, as `yaml` itself says of what is nested
 * too deeply for its stack; and so do we of what is deeper than `MAX_DEPTH`, so that it does not hang on the stack what can be read, compared
 * and merged. Never throws.
 */
export function parseDocuments(text: string, options: YamlOptions, most = MOST_TOKENS): readonly Document.Parsed[] {
  if (!holdsTooMuch(text, most)) return [...parseAllDocuments(text, options)].map(refuseDepth);
  const refused = [...parseAllDocuments('~', options)];
  refused[0]?.errors.push(new YAMLParseError([0, 1], 'RESOURCE_EXHAUSTION', TOO_MUCH));
  return refused;
}

/** What the error says of a text that holds too much. */
export const TOO_MUCH = 'It holds more than could be read in reasonable time';

/** The document, with an error at the first place that is too deep. Goes without recursion: it may be as deep as it likes. */
function refuseDepth(document: Document.Parsed): Document.Parsed {
  let level: readonly unknown[] = [document.contents];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [first] = level;
    if (depth > MAX_DEPTH && isCollection(first)) {
      const at = first.range?.[0] ?? 0;
      document.errors.unshift(new YAMLParseError([at, at + 1], 'RESOURCE_EXHAUSTION', TOO_DEEP));
      return document;
    }
    level = level.flatMap(childrenOf).filter(isCollection);
  }
  return document;
}

function childrenOf(node: unknown): readonly unknown[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item: unknown) => (isPair(item) ? [item.key, item.value] : [item]));
}

const TOO_DEEP = `Nested more than ${MAX_DEPTH} levels deep`;

/** The largest real file that is parsed, a manifest of 2.5 MB, holds 220,000; block scalars are one each, however long. */
const MOST_TOKENS = 400_000;
/** Characters in quotes, together: `yaml` reads them one by one, and keeps 32 bytes for each until it is done. Real files have 10,000. */
const MOST_QUOTED = 1_000_000;
/** Characters. A token has one or more, but for the mark before a scalar. */
const FEWEST_PER_TOKEN = 0.5;

/** Whether a text has more lines than are parsed: `yaml` keeps a kilobyte for each line of a block scalar. The largest real file has 36,000. */
export function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= MOST_LINES; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MOST_LINES;
}

const MOST_LINES = 200_000;

function holdsTooMuch(text: string, most: number): boolean {
  if (text.length < most * FEWEST_PER_TOKEN) return false;
  if (hasTooManyLines(text)) return true;
  let [count, quoted] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (token.startsWith('"') || token.startsWith("'")) quoted += token.length;
    if (count > most || quoted > MOST_QUOTED) return true;
  }
  return false;
}
