import {type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, Scalar, type YAMLMap} from 'yaml';
import type {KeyPath, KeySegment} from './key-path.ts';
import {isRecord} from './plain-data.ts';

/** What a parsed document means, and what is wrong with it that the grammar of YAML lets pass. */
export interface ReadValue {
  /** Maps, lists, texts, numbers, booleans and null; undefined where aliases make it endless or huge. */
  readonly value: unknown;
  readonly flaws: readonly Flaw[];
}

export interface Flaw {
  readonly kind: 'duplicate' | 'unknown-anchor' | 'endless' | 'too-large' | 'merge' | 'nbsp' | 'quote';
  readonly path: KeyPath;
  /** Offset in the text. */
  readonly offset: number;
  /** The key or the anchor that it is about. */
  readonly name: string;
  /** Of a duplicate: offset of the first one. */
  readonly first?: number;
}

/** More values than this out of aliases are a bomb; the largest real text holds 6,000 nodes in all. */
const MAX_COPIES = 100_000;

/**
 * The value of a parsed document, in linear time: aliases and merge keys (`<<`) followed, templates restored, keys as
 * strings. Of duplicate keys the last one counts. A whole number too large for a double stays the text that it is.
 */
export function readValue(document: Document.Parsed, restore: (piece: string) => string): ReadValue {
  const reading: Reading = {restore, flaws: [], path: [], anchors: new Map(), copies: 0};
  const {contents} = document;
  const {value} = contents === null ? NOTHING : read(reading, contents);
  const isBroken = reading.flaws.some(flaw => flaw.kind === 'endless' || flaw.kind === 'too-large');
  return {value: isBroken ? undefined : value, flaws: reading.flaws};
}

interface Reading {
  readonly restore: (piece: string) => string;
  readonly flaws: Flaw[];
  readonly path: KeySegment[];
  /** An anchor that is still open has no value yet: an alias to it would hold itself. */
  readonly anchors: Map<string, Sized | 'open'>;
  /** Nodes that aliases have repeated so far. */
  copies: number;
}

/** A value and how many nodes it has, counting those that aliases repeat. */
interface Sized {
  readonly value: unknown;
  readonly size: number;
}

const NOTHING: Sized = {value: null, size: 1};

function read(reading: Reading, node: ParsedNode | null): Sized {
  if (node === null) return NOTHING;
  if (isAlias(node)) return readAlias(reading, node.source, node.range[0]);
  const {anchor} = node;
  if (anchor !== undefined) reading.anchors.set(anchor, 'open');
  const sized = readContent(reading, node);
  if (anchor !== undefined) reading.anchors.set(anchor, sized);
  return sized;
}

function readContent(reading: Reading, node: ParsedNode): Sized {
  if (isMap<ParsedNode, ParsedNode | null>(node)) return readMap(reading, node);
  if (isSeq<ParsedNode | null>(node)) return readList(reading, node.items);
  return {value: isScalar(node) ? readScalar(reading, node) : null, size: 1};
}

function readAlias(reading: Reading, name: string, offset: number): Sized {
  const sized = reading.anchors.get(name);
  if (sized === undefined || sized === 'open') {
    addFlaw(reading, {kind: sized === 'open' ? 'endless' : 'unknown-anchor', offset, name});
    return NOTHING;
  }
  return mayCopy(reading, sized.size, offset, name) ? sized : NOTHING;
}

/** Counts what aliases and merge keys repeat; false from where on it is too much, which is said once. */
function mayCopy(reading: Reading, size: number, offset: number, name: string): boolean {
  if (reading.copies > MAX_COPIES) return false;
  reading.copies += size;
  if (reading.copies <= MAX_COPIES) return true;
  addFlaw(reading, {kind: 'too-large', offset, name});
  return false;
}

function readMap(reading: Reading, node: YAMLMap<ParsedNode, ParsedNode | null>): Sized {
  const value: Record<string, unknown> = {};
  const merged: unknown[] = [];
  const places = new Map<string, number>();
  let size = 1;
  for (const {key, value: child} of node.items) {
    const offset = key.range[0];
    const isMerge = isScalar(key) && typeof key.value === 'symbol';
    const name = isMerge ? '<<' : readKey(reading, key);
    reading.path.push(name);
    const first = places.get(name);
    if (first !== undefined && !isMerge) addFlaw(reading, {kind: 'duplicate', offset, name, first});
    places.set(name, first ?? offset);
    if (name.includes(NBSP)) addFlaw(reading, {kind: 'nbsp', offset, name});
    const flaws = reading.flaws.length;
    const sized = read(reading, child);
    size += sized.size;
    if (isMerge && isMergeable(sized.value)) merged.push(sized.value);
    else {
      // Where the alias itself is at fault, that is said already.
      if (isMerge && !holdsTemplate(reading, child) && flaws === reading.flaws.length) {
        addFlaw(reading, {kind: 'merge', offset, name});
      }
      setOwn(value, name, sized.value);
    }
    reading.path.pop();
  }
  mergeInto(reading, value, merged, node.range?.[0] ?? 0);
  return {value, size};
}

function readList(reading: Reading, items: readonly (ParsedNode | null)[]): Sized {
  const value: unknown[] = [];
  let size = 1;
  for (const [at, item] of items.entries()) {
    reading.path.push(at);
    const sized = read(reading, item);
    size += sized.size;
    value.push(sized.value);
    reading.path.pop();
  }
  return {value, size};
}

/** A key as a string: `8080: x` is under `8080`; a key that is a map or a list under its JSON. */
function readKey(reading: Reading, key: ParsedNode): string {
  const {value} = read(reading, key);
  if (isScalar(key) && typeof value !== 'string') return key.source ?? '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readScalar(reading: Reading, node: Scalar): unknown {
  const {value, source} = node;
  if (typeof value === 'number' && source !== undefined && losesDigits(value, source)) return source;
  if (typeof value === 'symbol') return source ?? '<<';
  if (typeof value !== 'string') return value;
  const restored = reading.restore(value);
  if (restored === value || node.type === Scalar.PLAIN) return restored;
  if (node.type === Scalar.QUOTE_DOUBLE)
    return restoreQuoted(reading, node, value, unescapeDouble, /(?<!\\)(?:\\\\)*"/);
  if (node.type === Scalar.QUOTE_SINGLE)
    return restoreQuoted(reading, node, value, unescapeSingle, /(?<!')'(?:'')*(?!')/);
  return restored;
}

function losesDigits(value: number, source: string): boolean {
  return !Number.isSafeInteger(value) && /^-?\d+$/.test(source) && String(value) !== source;
}

/** Inside quotes a template is written with the escapes of the quotes, and a bare quote in it ends the text (`"{{ "a" }}"`). */
function restoreQuoted(
  reading: Reading,
  node: Scalar,
  value: string,
  unescape: (source: string) => string,
  bareQuote: RegExp,
): string {
  return value.replace(MASK, mask => {
    const source = reading.restore(mask);
    if (bareQuote.test(source)) addFlaw(reading, {kind: 'quote', offset: node.range?.[0] ?? 0, name: source});
    return unescape(source);
  });
}

const NBSP = '\u00a0';
/** A mask is a run of private-use characters, perhaps after a hash; what is none restores to itself. */
const MASK = /#?[\ue000-\uf8ff]+/g;

function unescapeDouble(source: string): string {
  return source.replace(/\\(["\\/])/g, '$1');
}

function unescapeSingle(source: string): string {
  return source.replaceAll("''", "'");
}

/** A map, or a list of maps. What else stands after `<<` merges nothing: readers refuse it, and here it stays a key. */
function isMergeable(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.every(isRecord));
}

/** A template may become a map when it is filled in. */
function holdsTemplate({restore}: Reading, node: ParsedNode | null): boolean {
  return isScalar(node) && typeof node.value === 'string' && restore(node.value) !== node.value;
}

/** YAML 1.1 merge: keys that are there win, then those of earlier maps. */
function mergeInto(
  reading: Reading,
  value: Record<string, unknown>,
  sources: readonly unknown[],
  offset: number,
): void {
  for (const source of sources.flat()) {
    if (!isRecord(source)) continue;
    const entries = Object.entries(source);
    if (!mayCopy(reading, entries.length, offset, '<<')) return;
    for (const [name, inherited] of entries) {
      if (!Object.hasOwn(value, name)) setOwn(value, name, inherited);
    }
  }
}

/** `__proto__` is a key like any other. */
function setOwn(value: Record<string, unknown>, name: string, child: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(value, name, {value: child, enumerable: true, configurable: true, writable: true});
  else value[name] = child;
}

function addFlaw(reading: Reading, flaw: Omit<Flaw, 'path'>): void {
  reading.flaws.push({...flaw, path: [...reading.path]});
}
