import {isMap, isScalar, LineCounter, type Pair} from 'yaml';
import {parseDocuments} from '../values/parse-documents.ts';
import {parseFormat, type SchemaFormat} from './schema-format.ts';

/** One rule in a pack's `schema.yaml`: what the value at a path of its values must be. */
export interface SchemaConstraint {
  /** As written, `registry.addresses.$[].host`: keys joined by dots, `$[]` for every item of a list. */
  readonly path: string;
  readonly isRequired: boolean;
  readonly isReadonly: boolean;
  readonly format?: SchemaFormat;
  readonly hints: readonly string[];
  /** The line of its template in schema.yaml, from 1. */
  readonly line: number;
}

export interface Schema {
  readonly constraints: readonly SchemaConstraint[];
  /** The parts of the file that we cannot read; the rest is used. */
  readonly troubles: readonly SchemaTrouble[];
}

export interface SchemaTrouble {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a `schema.yaml`. Never throws: a file that is empty, holds only comments or is not YAML gives no constraints.
 * Grammar: librarium, pack-constraints.md, and the forms counted in pack-central (domain: 7).
 */
export function parseSchema(text: string): Schema {
  const lines = new LineCounter();
  const constraints: SchemaConstraint[] = [];
  const troubles: SchemaTrouble[] = [];
  const documents = parseDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  for (const document of documents) {
    for (const error of document.errors)
      troubles.push({line: lines.linePos(error.pos[0]).line, message: error.message});
    collect(document.contents, '', lines, constraints, troubles);
  }
  return {constraints, troubles};
}

/** The paths of values that must be masked wherever they are shown. */
export function passwordPaths(schema: Schema): readonly string[] {
  return schema.constraints
    .filter(({format}) => format?.parts.some(part => 'type' in part && part.type === 'password'))
    .map(({path}) => path);
}

/**
 * Every map below the root with a text at `schema` is a constraint; the keys above it, dotted or nested, are its path.
 */
function collect(
  node: unknown,
  path: string,
  lines: LineCounter,
  constraints: SchemaConstraint[],
  troubles: SchemaTrouble[],
): void {
  if (!isMap(node)) return;
  for (const pair of node.items) {
    const key = keyOf(pair);
    if (key === undefined) continue;
    const line = lineOf(pair, lines);
    if (key.text === 'schema' && isScalar(pair.value)) {
      if (path === '') continue;
      const {value} = pair.value;
      constraints.push(parseTemplate(typeof value === 'string' ? value : '', path, line, troubles));
    } else {
      collect(pair.value, path === '' ? key.text : `${path}.${key.text}`, lines, constraints, troubles);
    }
  }
}

function keyOf({key}: Pair): {readonly text: string} | undefined {
  return isScalar(key) ? {text: String(key.value).trim()} : undefined;
}

function lineOf({key}: Pair, lines: LineCounter): number {
  return isScalar(key) && key.range ? lines.linePos(key.range[0]).line : 1;
}

function parseTemplate(template: string, path: string, line: number, troubles: SchemaTrouble[]): SchemaConstraint {
  const trouble = (what: string): void => void troubles.push({line, message: `${path}: ${what}`});
  const inner = /^\s*\{\{-?([\s\S]*?)-?\}\}\s*$/.exec(template)?.[1];
  if (inner === undefined) trouble(`"${template}" is not a template between {{ and }}`);
  const calls = readCalls(inner ?? '');
  for (const {name} of calls) {
    if (!FUNCTIONS.includes(name)) trouble(`"${name}" is not one of ${FUNCTIONS.join(', ')}`);
  }
  const format = calls.find(({name}) => name === 'format');
  if (format !== undefined && format.texts[0] === undefined) trouble('format has no text in quotes');
  return {
    path,
    isRequired: calls.some(({name}) => name === 'required'),
    isReadonly: calls.some(({name}) => name === 'readonly'),
    ...(format?.texts[0] === undefined ? {} : {format: parseFormat(format.texts[0], trouble)}),
    hints: calls.filter(({name}) => name === 'hints').flatMap(({texts}) => texts),
    line,
  };
}

const FUNCTIONS = ['required', 'readonly', 'format', 'hints'];

interface Call {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The functions of a template, `required | format "..." | hints "a" "b"`; a `|` in quotes is text. */
function readCalls(template: string): readonly Call[] {
  const calls: {name: string; texts: string[]}[] = [{name: '', texts: []}];
  for (const [token] of template.matchAll(/"(?:\\.|[^"\\])*"|`[^`]*`|\||[^\s|"`]+/gs)) {
    const call = calls.at(-1);
    if (token === '|' || call === undefined) calls.push({name: '', texts: []});
    else if (token.startsWith('"') || token.startsWith('`')) call.texts.push(readText(token));
    else if (call.name === '') call.name = token;
    else call.texts.push(token);
  }
  return calls.filter(({name, texts}) => name !== '' || texts.length > 0);
}

/**
 * A quoted text. Only `\"` and `\\` are unescaped: the documents write `\d` in a pattern, which a Go string would not
 * allow.
 */
function readText(token: string): string {
  const inner = token.slice(1, -1);
  return token.startsWith('`') ? inner : inner.replaceAll(/\\(["\\])/g, '$1');
}
