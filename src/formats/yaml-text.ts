import {type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Scalar} from 'yaml';
import {StrataError} from '../domain/error.ts';
import {numberOf} from '../domain/values/exact-number.ts';
import {MAX_DEPTH} from '../domain/values/max-depth.ts';
import {parseDocuments, TOO_MUCH} from '../domain/values/parse-documents.ts';

export interface ReadOptions {
  readonly keepSourceTokens?: boolean;
  /** More entries than this are refused, where a stranger's document is read. */
  readonly maxEntries?: number;
  /** Whether the field at this path of keys and indexes is text: then `1.10`, unquoted in YAML, is read as it is written. */
  readonly isText?: (path: readonly (string | number)[]) => boolean;
  /** Numbers elsewhere stay as they are written, as do those of JSON. */
  readonly exactNumbers?: boolean;
  /** How much it may hold; see `parseDocuments`. */
  readonly mostTokens?: number;
}

/**
 * Parses YAML text of one document into its nodes. `yaml` parses 3 to 12 MB a second, block scalars at 20.
 * Throws StrataError `document.syntax` with line and column, `document.empty`, `document.too-deep`, `document.too-large`.
 */
export function composeYaml(text: string, source: string, options: ReadOptions = {}): Document {
  const lines = new LineCounter();
  const parsing = {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    // `yaml` compares each key with all others of its map.
    uniqueKeys: false,
    keepSourceTokens: options.keepSourceTokens ?? false,
  } as const;
  const documents = parseDocuments(text, parsing, options.mostTokens);
  const [document, second] = documents;
  const error = documents.flatMap(({errors}) => errors)[0];
  if (error !== undefined) {
    if (error.message === TOO_MUCH) throw tooMuch(source);
    if (error.code === 'RESOURCE_EXHAUSTION') throw tooDeep(source);
    throw syntaxError(source, lines.linePos(error.pos[0]), error.message);
  }
  if (second !== undefined) {
    const {line} = lines.linePos(second.range[0]);
    throw new StrataError('document.syntax', `${source} line ${line}: a second YAML document begins; one is expected`);
  }
  if (document === undefined) throw new StrataError('document.empty', `${source} holds nothing but comments`);
  keepWritten(document, options);
  const repeated = findRepeatedKey(document);
  if (repeated !== undefined) throw syntaxError(source, lines.linePos(repeated), 'Map keys must be unique');
  return document;
}

function syntaxError(source: string, {line, col}: {readonly line: number; readonly col: number}, message: string) {
  return new StrataError('document.syntax', `${source} line ${line}, column ${col}: ${message}`, {
    hint: 'Correct it there. If it is no YAML at all: export the profile from Palette as JSON.',
  });
}

/** Where a key stands that its map has already; without recursion, since a document may be deeper than the stack. */
function findRepeatedKey({contents}: Document): number | undefined {
  const open: unknown[] = [contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (!isMap(node)) continue;
    const keys = new Set<unknown>();
    for (const {key, value} of node.items) {
      const repeats = isScalar(key) && keys.has(key.value);
      if (repeats && isNode(key)) return key.range?.[0] ?? 0;
      if (isScalar(key)) keys.add(key.value);
      open.push(key, value);
    }
  }
  return undefined;
}

/** Text fields keep what stands in the file: a version `1.10` is not the number 1.1. So do keys, which are texts everywhere but in YAML. */
function keepWritten({contents}: Document, {isText, exactNumbers = false}: ReadOptions): void {
  if (isText === undefined) return;
  const path: (string | number)[] = [];
  const keep = (node: unknown) => {
    if (isMap(node)) {
      for (const {key, value} of node.items) {
        if (isScalar(key)) keepSource(key);
        keepBelow(isScalar(key) ? String(key.value) : String(key), value);
      }
    }
    if (isSeq(node)) for (const [at, item] of node.items.entries()) keepBelow(at, item);
    if (!isScalar(node) || node.source === undefined) return;
    if (isText(path)) keepSource(node);
    else if (exactNumbers && typeof node.value === 'number') node.value = numberOf(node.source, node.value);
  };
  const keepBelow = (step: string | number, node: unknown) => {
    path.push(step);
    keep(node);
    path.pop();
  };
  keep(contents);
}

function keepSource(node: Scalar): void {
  const isOdd = typeof node.value === 'number' || typeof node.value === 'boolean';
  if (isOdd && node.source !== undefined) node.value = node.source;
}

/** The error for a document that takes `yaml` too much time or memory. */
export function tooMuch(source: string): StrataError {
  return new StrataError('document.too-large', `${source} holds more than can be read in a second`, {
    hint: 'A cluster profile has some hundred fields, and texts in them: check that this is the file that you mean.',
  });
}

/** The error for a document that is nested too deeply. */
export function tooDeep(source: string): StrataError {
  return new StrataError('document.too-deep', `${source} is nested more than ${MAX_DEPTH} levels deep`);
}
