import {type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Scalar, type YAMLMap} from 'yaml';
import type {TemplateMask} from '../../values/mask-templates.ts';

/** Parsed values as they are compared: what each scalar means, and where each key and list item stands. */
export type ValueTree = ScalarTree | MapTree | ListTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  /** As JSON data: what YAML 1.2 reads, or the words of the text where a reader of YAML 1.1 would read something else. */
  readonly value: string | number | boolean | null;
  /** Two scalars mean the same when these are equal. */
  readonly meaning: string;
  /** Unquoted, and something else to a reader of YAML 1.1 than the text that it is to one of 1.2. */
  readonly isBareWord?: true;
}

export interface MapTree {
  readonly kind: 'map';
  /** In the order of the text. A key that stands twice has its further places under `key\0n`. */
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

/** Aliases may make a small text stand for an endless value; more nodes than this are not compared by key path. */
const MAX_NODES = 300_000;

/** The tree of a parsed document; undefined where aliases make it too large, or lead nowhere. */
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
    // A stack that is too deep is the same trouble: nesting or an alias without end.
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

/** The key that stands in the text, of a key of `MapTree.entries`. */
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

/** What else stands after `<<` merges nothing and stays a key, as where values are read. */
function isMergeable(tree: ValueTree): boolean {
  return tree.kind === 'map' || (tree.kind === 'list' && tree.items.every(item => item.tree.kind === 'map'));
}

/** `<<: *defaults` and `<<: [*a, *b]`: keys of its own win, then those of the earlier map. */
function mergeInto(entries: Map<string, PlacedTree>, source: ValueTree, offset: number): void {
  if (source.kind === 'list') for (const {tree} of source.items) mergeInto(entries, tree, offset);
  else if (source.kind === 'map') {
    for (const [key, {tree}] of source.entries) if (!entries.has(key)) entries.set(key, {offset, tree});
  }
}

function keyOf(key: unknown, restore: TemplateMask['restore']): string {
  if (isScalar(key)) {
    // Numbers as keys are named as they are written: `0644` and `1.10` are not 644 and 1.1.
    const text = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return restore(text);
  }
  return isNode(key) ? restore(key.toString()) : 'null';
}

/**
 * What a scalar means. Palette and Helm read values by a YAML library of their own time: `yes` and `off` are booleans,
 * `0644` is octal, where YAML 1.2 sees a word and a decimal. So a plain scalar of that sort is the same only as itself
 * written the same, and never as its quoted form. Numbers beyond what a double holds are compared by their digits.
 */
function readScalar(node: Scalar, restore: TemplateMask['restore']): ScalarTree {
  const {value} = node;
  const source = node.source ?? '';
  if (typeof value === 'string') {
    const text = restore(value);
    // What has a tag is what the tag says.
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
 * What a scalar on one line means, where that is beyond doubt without the parser: a word, a version, an amount such as `512Mi`, a number
 * of a few digits, `true` and `false`, a quoted text without escapes and templates; undefined where it is not. It gives what `treeOf` gives.
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

/** Texts to every reader, but for `NO_WORD`: words, versions, amounts with their unit. */
const WORD = /^(?:[A-Za-z][\w./-]*|\d+\.\d+\.\d+[\w.-]*|[1-9]\d{0,9}(?:m|[kKMGTPE]i?|ms|s|h|d))$/;

/** Words that are no texts to a reader of YAML 1.1 or 1.2. */
const NO_WORD = /^(?:y|yes|no?|on|off|true|false|null)$/i;

/** Plain words that YAML 1.1 reads as booleans, numbers or dates, and 1.2 as texts. */
const OTHER_IN_YAML_1_1 =
  /^(?:y|yes|no?|on|off|[-+]?0b[01_]+|[-+]?[\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*|=)$/i;

function startOf(node: unknown): number {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range ? node.range[0] : 0;
}
