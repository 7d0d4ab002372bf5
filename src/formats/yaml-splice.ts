import {isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq} from 'yaml';
import {isRecord, sameData} from '../domain/values/plain-data.ts';
import {matchItems} from './match-items.ts';
import {printEntry, printField, printItem} from './yaml-print.ts';
import {composeYaml, type ReadOptions} from './yaml-text.ts';

/**
 * Changes YAML text so that it says `value`, and leaves every byte alone that says the same already: comments, blank
 * lines, quoting and the order of keys stay. The idea: walk the parsed nodes and the new value together, and wherever
 * they part, replace the source range of the smallest thing that changed by its print. List items are matched by what
 * identifies them and move with the comments above them.
 * Undefined when no such change would say `value`, as with anchors that something else refers to: then print anew.
 * Throws what `composeYaml` throws when the text doesn't parse.
 */
export function spliceYaml(
  text: string,
  value: unknown,
  source: string,
  options: ReadOptions = {},
): string | undefined {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const document = composeYaml(whole, source, {...options, keepSourceTokens: true});
  const edits: Edit[] = [];
  if (!new Splicer(whole, edits).update(document.contents, document.toJS(), value)) return undefined;
  const result = applyEdits(whole, edits, 0, whole.length);
  return says(result, value, options) ? result : undefined;
}

function says(text: string, value: unknown, options: ReadOptions): boolean {
  try {
    return sameData(composeYaml(text, '', options).toJS(), value);
  } catch {
    return false;
  }
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Edits that overlap are given in the order of their starts; a later one never brings back what an earlier one took. */
function applyEdits(text: string, edits: readonly Edit[], from: number, to: number): string {
  const parts: string[] = [];
  let at = from;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = Math.max(at, edit.to);
  }
  return [...parts, text.slice(at, to)].join('');
}

/** The lines of a list's item, with the comments above them. */
interface Tile {
  readonly from: number;
  /** Start of the line with the dash. */
  readonly dash: number;
  readonly to: number;
  readonly node: unknown;
}

class Splicer {
  readonly #text: string;
  readonly #edits: Edit[];

  constructor(text: string, edits: Edit[]) {
    this.#text = text;
    this.#edits = edits;
  }

  /** Whether the node says `value` now; if not, whoever holds it replaces it as a whole. */
  update(node: unknown, old: unknown, value: unknown): boolean {
    if (sameData(old, value)) return true;
    if (isBlockMap(node) && isRecord(old) && isRecord(value)) return this.#updateMap(node, old, value);
    if (isBlockSeq(node) && Array.isArray(old) && Array.isArray(value)) return this.#updateSeq(node, old, value);
    return false;
  }

  #updateMap(map: YAMLMap, old: Record, value: Record): boolean {
    const indent = columnOf(map);
    const pairs = map.items.map(pair => ({pair, key: keyOf(pair)}));
    // The first key may share its line with a list's dash: a map that loses it is printed again.
    if (pairs.some(({key}) => key === undefined) || !has(value, pairs[0]?.key)) return false;
    for (const {pair, key = ''} of pairs) {
      if (!has(value, key)) this.#remove(pair);
      else if (!this.update(pair.value, old[key], value[key])) this.#replace(pair, key, value[key], indent);
    }
    this.#addKeys(new Map(pairs.map(({pair, key = ''}) => [key, pair])), value, indent);
    return true;
  }

  #replace(pair: Pair, key: string, value: unknown, indent: number): void {
    const from = afterColon(pair);
    const printed = printField(key, value, indent, this.#commentOf(pair, from));
    const to = this.#endOf(pair);
    this.#edits.push({from, to, text: printed});
    // `|+` would take blank lines that follow for its own.
    if (/^ \|\d?\+/.test(printed)) this.#edits.push({from: to, to: this.#endOf(pair, true), text: ''});
  }

  #remove(pair: Pair): void {
    const from = this.#withComments(this.#lineStart(startOf(pair.key)));
    this.#edits.push({from, to: this.#endOf(pair, true), text: ''});
  }

  /** New keys go after the key that they follow in the value. */
  #addKeys(pairs: ReadonlyMap<string, Pair>, value: Record, indent: number): void {
    const keys = Object.keys(value);
    for (const [at, key] of keys.entries()) {
      const before = keys.slice(0, at).findLast(other => pairs.has(other));
      const pair = before === undefined ? [...pairs.values()].at(-1) : pairs.get(before);
      if (pairs.has(key) || pair === undefined) continue;
      const place = this.#endOf(pair);
      this.#edits.push({from: place, to: place, text: `${' '.repeat(indent)}${printEntry(key, value[key], indent)}`});
    }
  }

  #updateSeq(seq: YAMLSeq, old: readonly unknown[], value: readonly unknown[]): boolean {
    const indent = columnOf(seq);
    const tiles = this.#tilesOf(seq, indent);
    const [first] = tiles;
    if (first === undefined || tiles.length !== old.length || value.length === 0) return false;
    const texts = matchItems(old, value).map((from, at) => {
      const tile = from === undefined ? undefined : tiles[from];
      return tile === undefined || from === undefined
        ? printItem(value[at], indent)
        : this.#tileText(tile, old[from], value[at], indent);
    });
    this.#edits.push({from: first.from, to: tiles.at(-1)?.to ?? first.to, text: texts.join('')});
    return true;
  }

  #tileText(tile: Tile, old: unknown, value: unknown, indent: number): string {
    const edits: Edit[] = [];
    const isUpdated = new Splicer(this.#text, edits).update(tile.node, old, value);
    if (isUpdated) return applyEdits(this.#text, edits, tile.from, tile.to);
    return `${this.#text.slice(tile.from, tile.dash)}${printItem(value, indent)}`;
  }

  /** None when an item doesn't stand on lines of its own. */
  #tilesOf(seq: YAMLSeq, indent: number): readonly Tile[] {
    const tiles: Tile[] = [];
    for (const [at, dash] of dashesOf(seq).entries()) {
      const line = dash - indent;
      if (line < 0 || this.#text.slice(line, dash).trim() !== '') return [];
      const node = seq.items[at];
      tiles.push({from: tiles.at(-1)?.to ?? this.#withComments(line), dash: line, to: this.#endOf(node, true), node});
    }
    return tiles;
  }

  /** A comment on the line of the key, with the blanks before it. */
  #commentOf({value}: Pair, from: number): string {
    const isOnKeyLine = isBlockMap(value) || isBlockSeq(value) || isBlockText(value) || !isRanged(value);
    const start = isOnKeyLine ? from : value.range[1];
    return /\s+#.*/.exec(this.#text.slice(start, this.#lineEnd(start)))?.[0] ?? '';
  }

  /** Where the lines of a node or pair end; blank lines below a block scalar belong to it when `whole`. */
  #endOf(node: unknown, whole = false): number {
    const leaf = leafOf(node);
    const end = isRanged(leaf) ? leaf.range[1] : 0;
    if (!isBlockText(leaf)) return this.#lineEnd(end);
    const isKept = /^\|\d?\+/.test(this.#text.slice(startOf(leaf), startOf(leaf) + 3));
    return whole || isKept ? end : this.#lineEnd(this.#text.slice(0, end).trimEnd().length);
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end + 1;
  }

  /** The start of the comments that stand directly above the line that starts at `line`, as far in as it is. */
  #withComments(line: number): number {
    const indent = /^ */.exec(this.#text.slice(line, this.#lineEnd(line)))?.[0] ?? '';
    let start = line;
    while (start > 0) {
      const above = this.#lineStart(start - 1);
      if (!this.#text.startsWith(`${indent}#`, above)) break;
      start = above;
    }
    return start;
  }
}

type Record = Readonly<{[key: string]: unknown}>;

/** The last node in it that takes room in the text. */
function leafOf(node: unknown): unknown {
  if (isPairLike(node)) return isRanged(node.value) ? leafOf(node.value) : node.key;
  if (!isBlockMap(node) && !isBlockSeq(node)) return node;
  const last: unknown = node.items.at(-1);
  return last === undefined ? node : leafOf(last);
}

function keyOf({key, srcToken}: Pair): string | undefined {
  const isExplicit = srcToken?.start.some(({type}) => type === 'explicit-key-ind') ?? true;
  return isScalar(key) && !isExplicit && key.anchor === undefined && key.tag === undefined
    ? String(key.value)
    : undefined;
}

function afterColon({key, srcToken}: Pair): number {
  const colon = srcToken?.sep?.find(({type}) => type === 'map-value-ind');
  return colon === undefined ? (isRanged(key) ? key.range[1] : 0) : colon.offset + 1;
}

function dashesOf({srcToken}: YAMLSeq): readonly number[] {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items.flatMap(({start}) =>
    start.filter(({type}) => type === 'seq-item-ind').map(({offset}) => offset),
  );
}

function columnOf({srcToken}: YAMLMap | YAMLSeq): number {
  return srcToken !== undefined && 'indent' in srcToken ? srcToken.indent : 0;
}

function startOf(node: unknown): number {
  return isRanged(node) ? node.range[0] : 0;
}

function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && node.srcToken?.type === 'block-map' && node.anchor === undefined && node.tag === undefined;
}

function isBlockSeq(node: unknown): node is YAMLSeq {
  return isSeq(node) && node.srcToken?.type === 'block-seq' && node.anchor === undefined && node.tag === undefined;
}

function isBlockText(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

function isPairLike(node: unknown): node is Pair {
  return isRecord(node) && 'key' in node && 'value' in node;
}

function isRanged(node: unknown): node is Node & {readonly range: readonly [number, number, number]} {
  return isRecord(node) && Array.isArray(node['range']);
}

function has(value: Record, key: string | undefined): boolean {
  return key !== undefined && Object.hasOwn(value, key);
}
