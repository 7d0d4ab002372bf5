import {type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Scalar, type YAMLMap} from 'yaml';
import type {TemplateMask} from '../../values/mask-templates.ts';

/** Parsed values as they are compared: what each scalar means, and where each key and list item stands. */
export type ValueTree = ScalarTree | MapTree | ListTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  /** Its JSON data: what YAML 1.2 reads, or its text when a YAML 1.1 reader would read something else. */
  readonly value: string | number | boolean | null;
  /** Two scalars mean the same when their keys are equal. */
  readonly meaning: string;
  /** True when it is unquoted, and a text in YAML 1.2 but not in YAML 1.1. */
  readonly isBareWord?: true;
}

export interface MapTree {
  readonly kind: 'map';
  /** In the order of the text. Further places of a duplicate key are under `key\0n`. */
  readonly entries: ReadonlyMap<string, PlacedTree>;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly PlacedTree[];
}

export interface PlacedTree {
  /** Offset in the text. */
  readonly offset: number;
  readonly tree: ValueTree;
}

export const EMPTY_MAP: MapTree = {kind: 'map', entries: new Map()};

/**
 * Aliases may make a small text stand for an endless value; beyond this many nodes, values are not compared by key
 * path.
 */
const MAX_NODES = 300_000;

/** The tree of a parsed document; undefined when aliases make it too large, or lead nowhere. */
export function treeOf(document: Document.Parsed, restore: TemplateMask['restore']): ValueTree | undefined {
  let left = MAX_NODES;
  const anchors = new Map<string, unknown>();
  const read = (node: unknown): ValueTree => {
    left -= 1;
    if (left < 0) throw TOO_LARGE;
    if (isAlias(node)) {
      if (!anchors.has(node.source)) throw TOO_LARGE;
      return read(anchors.get(node.source));
    }
    if (isScalar(node) || isMap(node) || isSeq(node)) {
      // Set before the content is read: an alias inside its own anchor would never end, and runs into the limit.
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    }
    if (isMap(node)) return readMap(node);
    if (isSeq(node)) {
      return {kind: 'list', items: node.items.map(item => ({offset: startOf(item), tree: read(item)}))};
    }
    return isScalar(node) ? readScalar(node, restore) : NOTHING;
  };
  const readMap = (map: YAMLMap): MapTree => {
    const entries = new Map<string, PlacedTree>();
    const merged: PlacedTree[] = [];
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      const placed = {offset: startOf(pair.key), tree: read(pair.value)};
      const key = keyOf(pair.key, restore);
      const isMerge = key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN';
      if (isMerge && isMergeable(placed.tree)) merged.push(placed);
      else entries.set(freeKey(entries, key), placed);
    }
    for (const {offset, tree} of merged) mergeInto(entries, tree, offset);
    return {kind: 'map', entries};
  };
  try {
    return read(document.contents);
  } catch (error) {
    // A stack overflow is the same trouble: endless nesting or aliases.
    if (error === TOO_LARGE || error instanceof RangeError) return undefined;
    throw error;
  }
}

const TOO_LARGE = new Error('too many values behind aliases');
const NOTHING: ScalarTree = {kind: 'scalar', value: null, meaning: 'null'};

/** Whether two trees mean the same; the order of a map's keys means nothing. */
export function isSameTree(a: ValueTree, b: ValueTree): boolean {
  if (a === b) return true;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.meaning === b.meaning;
  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every(({tree}, at) => isSameTree(tree, b.items[at]?.tree ?? NOTHING))
    );
  }
  if (b.kind !== 'map' || a.entries.size !== b.entries.size) return false;
  for (const [key, {tree}] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined || !isSameTree(tree, other.tree)) return false;
  }
  return true;
}

/** The key in the text for a key of `MapTree.entries`. */
export function keyText(key: string): string {
  const at = key.indexOf('\0');
  return at < 0 ? key : key.slice(0, at);
}

function freeKey(entries: ReadonlyMap<string, unknown>, key: string): string {
  if (!entries.has(key)) return key;
  let count = 2;
  while (entries.has(`${key}\0${count}`)) count += 1;
  return `${key}\0${count}`;
}

/** Anything else after `<<` merges nothing and stays a key, as in the reading of values. */
function isMergeable(tree: ValueTree): boolean {
  return tree.kind === 'map' || (tree.kind === 'list' && tree.items.every(item => item.tree.kind === 'map'));
}

/** `<<: *defaults` and `<<: [*a, *b]`: own keys win, then those of the earlier map. */
function mergeInto(entries: Map<string, PlacedTree>, source: ValueTree, offset: number): void {
  if (source.kind === 'list') for (const {tree} of source.items) mergeInto(entries, tree, offset);
  else if (source.kind === 'map') {
    for (const [key, {tree}] of source.entries) if (!entries.has(key)) entries.set(key, {offset, tree});
  }
}

function keyOf(key: unknown, restore: TemplateMask['restore']): string {
  if (isScalar(key)) {
    // Numeric keys keep their spelling: `0644` and `1.10` are not 644 and 1.1.
    const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return restore(text);
  }
  return isNode(key) ? restore(key.toString()) : 'null';
}

/**
 * The meaning of a scalar. Palette and Helm read YAML 1.1: `yes` and `off` are booleans and `0644` is octal, where YAML
 * 1.2 sees a word and a decimal. So a plain scalar of this kind equals only the same spelling, and never its quoted
 * form. Numbers beyond the precision of a double are compared by their digits.
 */
function readScalar(node: Scalar, restore: TemplateMask['restore']): ScalarTree {
  const {value} = node;
  const source = node.source ?? '';
  if (typeof value === 'string') {
    const text = restore(value);
    // A tagged value is what its tag says.
    const isOther = node.type === 'PLAIN' && node.tag === undefined && OTHER_IN_YAML_1_1.test(source);
    return isOther
      ? {kind: 'scalar', value: text, meaning: `plain:${text}`, isBareWord: true}
      : {kind: 'scalar', value: text, meaning: `text:${text}`};
  }
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER && !/^[-+]?0\d|_/.test(source);
    return isExact
      ? {kind: 'scalar', value, meaning: `number:${value}`}
      : {kind: 'scalar', value: source, meaning: `plain:${source}`};
  }
  if (typeof value === 'boolean') return {kind: 'scalar', value, meaning: `boolean:${value}`};
  return value === null || value === undefined
    ? NOTHING
    : {kind: 'scalar', value: restore(source), meaning: `plain:${source}`};
}

/**
 * The meaning of a scalar on one line when it is certain without the parser: a word, a version, an amount such as
 * `512Mi`, a number of a few digits, `true` and `false`, a quoted text without escapes and templates; else undefined.
 * The same as `treeOf` gives.
 */
export function readOneLineScalar(source: string): ScalarTree | undefined {
  if (source === 'true' || source === 'false')
    return {kind: 'scalar', value: source === 'true', meaning: `boolean:${source}`};
  const quoted = /^(["'])([\w :./@,=+-]*)\1$/.exec(source)?.[2];
  if (quoted !== undefined) return {kind: 'scalar', value: quoted, meaning: `text:${quoted}`};
  if (/^(?:0|[1-9]\d{0,9})(?:\.\d{1,4})?$/.test(source)) {
    return {kind: 'scalar', value: Number(source), meaning: `number:${Number(source)}`};
  }
  if (!WORD.test(source) || NO_WORD.test(source)) return undefined;
  return {kind: 'scalar', value: source, meaning: `text:${source}`};
}

/** Texts to every reader, except for `NO_WORD`: words, versions, amounts with a unit. */
const WORD = /^(?:[A-Za-z][\w./-]*|\d+\.\d+\.\d+[\w.-]*|[1-9]\d{0,9}(?:m|[kKMGTPE]i?|ms|s|h|d))$/;

/** Words that are not texts in YAML 1.1 or 1.2. */
const NO_WORD = /^(?:y|yes|no?|on|off|true|false|null)$/i;

/** Plain words that YAML 1.1 reads as booleans, numbers or dates, and YAML 1.2 as texts. */
const OTHER_IN_YAML_1_1 =
  /^(?:y|yes|no?|on|off|[-+]?0b[01_]+|[-+]?[\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*|=)$/i;

function startOf(node: unknown): number {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range ? node.range[0] : 0;
}
