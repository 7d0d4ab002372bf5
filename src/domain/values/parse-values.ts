import type {Problem} from '../problem.ts';
import {formatKeyPath} from './key-path.ts';
import {type Flaw, readValue} from './read-value.ts';
import {readYaml, type YamlText} from './read-yaml.ts';
import {findSyntaxProblem} from './syntax-problem.ts';
import {placeAt} from './text-place.ts';

/** A values text, understood as far as possible. */
export interface ParsedValues {
  /**
   * What the first document with content means; null for a text that is empty or holds comments only; undefined where the
   * text is no YAML (`values.syntax`, `values.tab`, `values.depth`) or its aliases are a bomb (`values.alias`).
   */
  readonly value: unknown;
  /** All documents with content, `value` first; usually one. */
  readonly documents: readonly unknown[];
  /**
   * In the order of the text; empty when all is well. All are errors, except for characters that only look like blanks.
   */
  readonly problems: readonly Problem[];
}

/** More problems than this say no more than the first few. */
const MAX_PROBLEMS = 20;

/**
 * Reads values as text: YAML 1.2 with merge keys, `{{ ... }}` anywhere, any number of documents. Never throws, and takes no
 * longer for a hostile text than for a good one of its size. Who has read the YAML already hands it over.
 */
export function parseValues(text: string, {documents, restore}: YamlText = readYaml(text)): ParsedValues {
  const values: unknown[] = [];
  const problems: Problem[] = [];
  const bareReturn = findBareReturn(text);
  for (const document of documents) {
    const problem = findSyntaxProblem(document, text);
    if (problem !== undefined) {
      // What follows from line breaks that are not seen is no mistake of its own.
      if (bareReturn === undefined) problems.push(problem);
      values.push(undefined);
      continue;
    }
    const {value, flaws} = readValue(document, restore);
    if (value !== null) values.push(value);
    for (const flaw of flaws.slice(0, MAX_PROBLEMS)) problems.push(describeFlaw(flaw, text));
  }
  const strange = bareReturn ?? findControlCharacter(text);
  if (strange !== undefined) problems.unshift(strange);
  // `at`, not an index: a first document that is no YAML is an undefined that counts.
  const value = values.length === 0 ? null : values.at(0);
  return {value, documents: values, problems: problems.slice(0, MAX_PROBLEMS)};
}

/**
 * The first carriage return that no line feed follows. To YAML it ends a line; the parser here, and all that changes values line by line, take it
 * for a character. Changing such a text could take lines with it that were not meant, so it counts as one that cannot be read.
 */
function findBareReturn(text: string): Problem | undefined {
  if (!text.includes('\r')) return undefined;
  const offset = text.search(/\r(?!\n)/);
  if (offset < 0) return undefined;
  return {
    severity: 'error',
    code: 'values.syntax',
    message: 'A carriage return alone ends the line here, which is not read as a line break',
    hint: 'Save the text with line breaks of LF or CR LF: `tr "\\r" "\\n"` makes them.',
    ...placeAt(text, offset),
  };
}

/**
 * The first character that YAML does not allow, not even in quotes. The parser here lets it pass; the one of Helm and Palette refuses
 * the whole text ("control characters are not allowed", go-yaml's `readerc.go`).
 */
function findControlCharacter(text: string): Problem | undefined {
  const offset = text.search(CONTROL);
  if (offset < 0) return undefined;
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    severity: 'error',
    code: 'values.syntax',
    message: `The character U+${code} stands here, which YAML does not allow`,
    hint: `Remove it, or write it as "\\u${code}" in double quotes.`,
    ...placeAt(text, offset),
  };
}

// A byte order mark is allowed at the start.
const CONTROL = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\ufffe\uffff]|(?<!^)\ufeff/u;

function describeFlaw(flaw: Flaw, text: string): Problem {
  const place = placeAt(text, flaw.offset);
  const [code, message, hint] = explain(flaw, place.line, placeAt(text, flaw.first ?? 0).line);
  const severity = flaw.kind === 'nbsp' ? 'warning' : 'error';
  return {severity, code, message, hint, path: formatKeyPath(flaw.path), ...place};
}

function explain({kind, name}: Flaw, line: number, first: number): readonly [string, string, string] {
  switch (kind) {
    case 'duplicate':
      return [
        'values.duplicate-key',
        `"${name}" stands twice in one map: in line ${first} and in line ${line}`,
        'Remove one of them, or put what they hold together under one.',
      ];
    case 'unknown-anchor':
      return [
        'values.alias',
        `*${name} stands for &${name}, which nothing above it has`,
        `Mark the value that it repeats with &${name}, before its first use; or quote it if it is text.`,
      ];
    case 'endless':
      return ['values.alias', `*${name} repeats the value that it stands in, without end`, 'Write the value out.'];
    case 'too-large':
      return [
        'values.alias',
        `Aliases such as ${name === '<<' ? 'those of merge keys' : `*${name}`} blow these values up to more than 100,000 nodes`,
        'Write the values out, or use fewer aliases of aliases.',
      ];
    case 'merge':
      return [
        'values.merge',
        'The merge key << stands before what is no map: there is nothing to merge',
        'Put a map after it, or an alias of one; quote the key if it is one of that name.',
      ];
    case 'nbsp':
      return [
        'values.nbsp',
        `The key "${name.replaceAll('\u00a0', '␣')}" holds a character that looks like a space and is none (NBSP)`,
        'Type the blanks of this line again.',
      ];
    default:
      return [
        'values.syntax',
        `The quotes inside ${name} end the quoted text around it`,
        'Put the text in the other kind of quotes, or escape the inner ones.',
      ];
  }
}
