import {StrataError} from '../domain/error.ts';
import {printExactJson} from '../domain/values/exact-number.ts';
import {MAX_DEPTH} from '../domain/values/max-depth.ts';
import {parseJson, tooMany} from './json-text.ts';
import {isTerraform} from './other-shape.ts';
import {printYaml} from './yaml-print.ts';
import {composeYaml, type ReadOptions, tooDeep} from './yaml-text.ts';

/**
 * In characters, or bytes of a file. The largest real export is 0.3 MB, the largest manifest 2.5 MB; the worst document of this size still
 * opens in a second and 300 MB.
 */
export const MAX_DOCUMENT = 5_000_000;

/** Entries of a document that comes from elsewhere: the largest real one has 1,500. So many take `yaml` the better part of a second. */
export const MAX_ENTRIES = 50_000;

/**
 * Reads a document that is JSON or YAML; which of them, its first characters tell. `source` names it in messages.
 * Throws StrataError `document.syntax` with line and column, `document.too-large`, `document.too-deep`,
 * `document.empty`, `document.binary`.
 */
export function readDocument(text: string, source: string, options: ReadOptions = {}): unknown {
  if (text.length > MAX_DOCUMENT) throw tooLarge(source);
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.trim() === '') throw new StrataError('document.empty', `${source} is empty`);
  if (plain.includes('\0')) throw new StrataError('document.binary', `${source} is not text: it holds binary data`);
  const {maxEntries = Infinity} = options;
  if (JSON_START.test(plain)) return parseJson(plain, source, maxEntries);
  if (COMMENTED_JSON.test(plain)) {
    throw new StrataError('document.syntax', `${source} begins with a comment, which JSON does not have`, {
      hint: 'Take out the lines that begin with // and what stands between /* and */.',
    });
  }
  if (plain.length > maxEntries && countEntries(plain) > maxEntries) throw tooMany(source, maxEntries);
  return parseYaml(plain, source, options);
}

/** The document as JSON, two blanks a level, with a final line break. `<`, `>` and `&` stay as they are. */
export function toJson(document: unknown): string {
  return `${printExactJson(document, 2) ?? 'null'}\n`;
}

/** The document as YAML: values, manifests and every text of several lines as block scalars, nothing folded. */
export function toYaml(document: unknown): string {
  return printYaml(document);
}

/** The error for a document that is too large; also for who finds out before reading it. */
export function tooLarge(source: string): StrataError {
  return new StrataError('document.too-large', `${source} is larger than ${MAX_DOCUMENT / 1_000_000} MB`, {
    hint: 'A cluster profile is a few hundred kilobytes: check that this is the file that you mean.',
  });
}

// An object that begins with a quoted key, or a list of such: JSON. `{a: 1}` and all else is YAML.
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*[[{"\]\d])/;

const COMMENTED_JSON = /^\s*\/[/*]/;

/**
 * About how many keys and items YAML text has: its lines outside of block texts, and the commas of those that have braces or brackets outside of
 * quotes. It takes a tenth of a second for 5 MB, where parsing takes minutes.
 */
function countEntries(text: string): number {
  let count = 0;
  let block = Number.POSITIVE_INFINITY;
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || indent > block) continue;
    block = BLOCK_START.test(line) ? indent : Number.POSITIVE_INFINITY;
    count += 1;
    if (!/[[{]/.test(line)) continue;
    const bare = withoutQuoted(line);
    if (/[[{]/.test(bare)) count += bare.split(',').length;
  }
  return count;
}

/** By hand: an expression for it would remember every character of a text of millions. What does not end in this line is kept. */
function withoutQuoted(line: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    OPENING.lastIndex = at;
    const from = OPENING.exec(line)?.index;
    kept.push(line.slice(at, from));
    if (from === undefined) return kept.join('');
    at = endOfQuoted(line, from);
    if (at > line.length) return kept.join('') + line.slice(from);
  }
}

const OPENING = /["']/g;
const BACKSLASH = 0x5c;

/** Behind the closing quote; more than the length where there is none. Two quotes in single quotes are two texts here, which comes to the same. */
function endOfQuoted(line: string, from: number): number {
  const quote = line.charCodeAt(from);
  let at = from + 1;
  while (at < line.length && line.charCodeAt(at) !== quote) {
    at += quote === DOUBLE_QUOTE && line.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at + 1;
}

const DOUBLE_QUOTE = 0x22;

const BLOCK_START = /(?::|-) [|>][0-9+-]{0,2}\s*(?:#.*)?$/;

function parseYaml(text: string, source: string, options: ReadOptions): unknown {
  try {
    const value: unknown = composeYaml(text, source, options).toJS({maxAliasCount: 100});
    if (isTooDeep(value)) throw tooDeep(source);
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source);
    if (error instanceof StrataError && error.code === 'document.syntax' && isTerraform(text)) {
      throw new StrataError('document.syntax', `${source} is Terraform configuration (HCL), which is not read`, {
        hint: 'Export the profile from Palette as JSON and import that.',
        cause: error,
      });
    }
    if (error instanceof ReferenceError) {
      // The name of the alias in quotes, as everything that stands in a document.
      const message = error.message.replace(/: ([^:]+)$/, ': "$1"');
      throw new StrataError('document.syntax', `${source}: ${message}`, {
        hint: 'Write out what the aliases (*name) stand for.',
      });
    }
    throw error;
  }
}

/** Walks without recursion: the value may be as deep as it likes. Shared nodes (aliases) are met once. */
function isTooDeep(value: unknown): boolean {
  const seen = new Set<object>();
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(item => {
      if (typeof item !== 'object' || item === null || seen.has(item)) return [];
      seen.add(item);
      return Object.values(item) as unknown[];
    });
  }
  return false;
}
