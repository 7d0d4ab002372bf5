import {isPair, isSeq, LineCounter, parseAllDocuments, visit, type Document, type Node, type Pair} from 'yaml';
import {StrataError} from '../domain/error.ts';
import {MAX_DEPTH, parseJson} from './json-text.ts';
import {printYaml} from './yaml-print.ts';

/** In characters. The largest real export is 0.3 MB; a document of this size still opens in seconds. */
export const MAX_DOCUMENT = 20_000_000;

export interface ReadOptions {
  /** Whether the field at this path of keys and indexes is text: then `1.10`, unquoted in YAML, is read as it is written. */
  readonly isText?: (path: readonly (string | number)[]) => boolean;
}

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
  return JSON_START.test(plain) ? parseJson(plain, source) : parseYaml(plain, source, options);
}

/** The document as JSON, two blanks a level, with a final line break. `<`, `>` and `&` stay as they are. */
export function toJson(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
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

/** `yaml` parses 3 to 12 MB a second; nesting costs it a stack frame a level, so too deep a document ends as RangeError. */
function parseYaml(text: string, source: string, {isText}: ReadOptions): unknown {
  try {
    const document = composeYaml(text, source);
    if (isText !== undefined) keepWritten(document, isText);
    const value: unknown = document.toJS({maxAliasCount: 100});
    return isTooDeep(value) ? failTooDeep(source) : value;
  } catch (error) {
    if (error instanceof RangeError) failTooDeep(source);
    if (error instanceof ReferenceError) {
      throw new StrataError('document.syntax', `${source}: ${error.message}`, {
        hint: 'Write out what the aliases (*name) stand for.',
      });
    }
    throw error;
  }
}

function composeYaml(text: string, source: string): Document {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {lineCounter: lines, prettyErrors: false, logLevel: 'silent'});
  const [document, second] = documents;
  const error = documents.flatMap(({errors}) => errors)[0];
  if (error !== undefined) {
    // The composer goes down a stack frame a level and turns its end into an error of the document.
    if (error.message.includes('call stack')) failTooDeep(source);
    const {line, col} = lines.linePos(error.pos[0]);
    throw new StrataError('document.syntax', `${source} line ${line}, column ${col}: ${error.message}`, {
      hint: 'Correct it there. If it is no YAML at all: export the profile from Palette as JSON.',
    });
  }
  if (second !== undefined) {
    const {line} = lines.linePos(second.range[0]);
    throw new StrataError('document.syntax', `${source} line ${line}: a second YAML document begins; one is expected`);
  }
  if (document === undefined) throw new StrataError('document.empty', `${source} holds nothing but comments`);
  return document;
}

/** Text fields keep what stands in the file: a version `1.10` is not the number 1.1. */
function keepWritten(document: Document, isText: NonNullable<ReadOptions['isText']>): void {
  visit(document, {
    Scalar(key, node, ancestors) {
      const isOdd = typeof node.value === 'number' || typeof node.value === 'boolean';
      if (isOdd && key !== 'key' && node.source !== undefined && isText(pathOf(node, ancestors))) {
        node.value = node.source;
      }
    },
  });
}

function pathOf(node: Node, ancestors: readonly (Document | Node | Pair)[]): readonly (string | number)[] {
  const path: (string | number)[] = [];
  let child: Document | Node | Pair = node;
  for (const parent of ancestors.toReversed()) {
    if (isPair(parent)) path.unshift(String(parent.key));
    else if (isSeq(parent)) path.unshift(parent.items.indexOf(child));
    child = parent;
  }
  return path;
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

function failTooDeep(source: string): never {
  throw new StrataError('document.too-deep', `${source} is nested more than ${MAX_DEPTH} levels deep`);
}
