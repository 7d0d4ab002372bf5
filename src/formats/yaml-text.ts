import {
  isPair,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import {StrataError} from '../domain/error.ts';
import {MAX_DEPTH} from './json-text.ts';

export interface ReadOptions {
  readonly keepSourceTokens?: boolean;
  /** Whether the field at this path of keys and indexes is text: then `1.10`, unquoted in YAML, is read as it is written. */
  readonly isText?: (path: readonly (string | number)[]) => boolean;
}

/**
 * Parses YAML text of one document into its nodes. `yaml` parses 3 to 12 MB a second, block scalars at 20.
 * Throws StrataError `document.syntax` with line and column, `document.empty`, `document.too-deep`.
 */
export function composeYaml(text: string, source: string, options: ReadOptions = {}): Document {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: options.keepSourceTokens ?? false,
  });
  const [document, second] = documents;
  const error = documents.flatMap(({errors}) => errors)[0];
  if (error !== undefined) {
    // The composer goes down a stack frame a level and turns its end into an error of the document.
    if (error.message.includes('call stack')) throw tooDeep(source);
    const {line, col} = lines.linePos(startOfMistake(text, error));
    throw new StrataError('document.syntax', `${source} line ${line}, column ${col}: ${error.message}`, {
      hint: 'Correct it there. If it is no YAML at all: export the profile from Palette as JSON.',
    });
  }
  if (second !== undefined) {
    const {line} = lines.linePos(second.range[0]);
    throw new StrataError('document.syntax', `${source} line ${line}: a second YAML document begins; one is expected`);
  }
  if (document === undefined) throw new StrataError('document.empty', `${source} holds nothing but comments`);
  if (options.isText !== undefined) keepWritten(document, options.isText);
  return document;
}

/** Of a key that stands twice after one without a value, `yaml` gives the end of that line: the key is the next word. */
function startOfMistake(text: string, {code, pos: [start]}: YAMLError): number {
  return code === 'DUPLICATE_KEY' ? start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0) : start;
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

/** The error for a document that is nested too deeply. */
export function tooDeep(source: string): StrataError {
  return new StrataError('document.too-deep', `${source} is nested more than ${MAX_DEPTH} levels deep`);
}
