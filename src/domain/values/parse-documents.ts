import {
  type Document,
  type DocumentOptions,
  Lexer,
  parseAllDocuments,
  type ParseOptions,
  type SchemaOptions,
  YAMLParseError,
} from 'yaml';

export type YamlOptions = ParseOptions & DocumentOptions & SchemaOptions;

/**
 * Parses the documents of a YAML text, in a second and 300 MB at most, whatever it holds: `yaml` takes 1.5 microseconds and half a
 * kilobyte for each token, so a text of a few million of them would keep everything waiting. One that holds more than `most` comes back as
 * one empty document with the error `RESOURCE_EXHAUSTION`, as `yaml` itself says of what is nested too deeply. Never throws.
 */
export function parseDocuments(text: string, options: YamlOptions, most = MOST_TOKENS): readonly Document.Parsed[] {
  if (!holdsMoreTokens(text, most)) return [...parseAllDocuments(text, options)];
  const refused = [...parseAllDocuments('~', options)];
  refused[0]?.errors.push(new YAMLParseError([0, 1], 'RESOURCE_EXHAUSTION', TOO_MUCH));
  return refused;
}

/** What the error says of a text that holds too much. */
export const TOO_MUCH = 'It holds more than could be read in reasonable time';

/** The largest real file that is parsed, a manifest of 2.5 MB, holds 220,000; block scalars are one each, however long. */
const MOST_TOKENS = 400_000;
/** Characters. A token has one or more, but for the mark before a scalar. */
const FEWEST_PER_TOKEN = 0.5;

function holdsMoreTokens(text: string, most: number): boolean {
  if (text.length < most * FEWEST_PER_TOKEN) return false;
  const tokens = new Lexer().lex(text);
  let count = 0;
  while (count <= most && tokens.next().done !== true) count += 1;
  return count > most;
}
