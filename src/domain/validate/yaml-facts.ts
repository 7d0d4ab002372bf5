import {type Document, isMap, isScalar, isSeq, type ParsedNode, type Scalar} from 'yaml';
import type {Problem} from '../problem.ts';
import {findDotted, type FoundValue} from '../schema-constraint/find-dotted.ts';
import {formatKeyPath, type KeyPath, type KeySegment, valueAt} from '../values/key-path.ts';
import {type ParsedValues, parseValues} from '../values/parse-values.ts';
import {readYaml} from '../values/read-yaml.ts';
import {lazy} from './lazy.ts';

/** What rules ask about a parsed text. */
export interface YamlFacts {
  /** What is wrong with it as YAML. */
  readonly problems: readonly Problem[];
  /** The meaning of the first document: null for nothing, undefined for what cannot be read. */
  readonly value: unknown;
  /** The meaning of every document with content. */
  readonly documents: readonly unknown[];
  /** Every node with its place, keys included, in the order of the text. */
  readonly nodes: () => readonly YamlNode[];
  /** The values at a dotted path, `options.system.uri` or `registry.addresses.$[]`; empty when there are none. */
  readonly find: (dotted: string) => readonly FoundValue[];
  /** The value at a path. */
  readonly valueAt: (path: KeyPath) => unknown;
  /** Where the key of a path begins; for what an alias brought there, the nearest key above it. */
  readonly offsetOf: (path: KeyPath) => number | undefined;
  /** The key path at an offset: that of the last key or item that begins before it. */
  readonly pathAt: (offset: number) => KeyPath | undefined;
}

export interface YamlNode {
  readonly path: KeyPath;
  /** Where its key begins; where it begins itself, in a list. */
  readonly offset: number;
  /** The key as it is written; undefined in a list. */
  readonly key: Scalar.Parsed | undefined;
  /** The value as it is written, when it is a single one; templates in it are masked. */
  readonly scalar: Scalar.Parsed | undefined;
}

export function yamlFacts(text: string): YamlFacts {
  const {documents, restore} = readYaml(text);
  return factsOf(parseValues(text, {documents, restore}), lazyNodes(documents));
}

function factsOf(parsed: ParsedValues, nodes: YamlFacts['nodes']): YamlFacts {
  const offsets = lazy(() => firstOffsets(nodes()));
  return {
    ...parsed,
    nodes,
    find: dotted => findDotted(parsed.value, dotted),
    valueAt: path => valueAt(parsed.value, path),
    offsetOf: path => {
      for (let depth = path.length; depth > 0; depth -= 1) {
        const offset = offsets().get(formatKeyPath(path.slice(0, depth)));
        if (offset !== undefined) return offset;
      }
      return undefined;
    },
    pathAt: offset => lastBefore(nodes(), offset)?.path,
  };
}

/** A separate function, so that nothing else keeps the parsed documents alive once their nodes are listed. */
function lazyNodes(documents: readonly Document.Parsed[]): () => readonly YamlNode[] {
  return lazy(() => documents.flatMap(nodesOf));
}

/** What is nested too deeply to be read has no nodes: their paths alone would take room by the square of the depth. */
function nodesOf({contents, errors}: Document.Parsed): readonly YamlNode[] {
  const nodes: YamlNode[] = [];
  if (!errors.some(({code}) => code === 'RESOURCE_EXHAUSTION')) collect(nodes, contents, []);
  return nodes;
}

/** Aliases are not followed: a bomb costs nothing, and what stands at its anchor has been seen there. */
function collect(nodes: YamlNode[], node: ParsedNode | null, path: KeyPath): void {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    for (const {key, value} of node.items) {
      if (!isScalar(key)) continue;
      place(nodes, [...path, keyText(key)], key.range[0], key, value);
    }
  } else if (isSeq<ParsedNode | null>(node)) {
    for (const [at, item] of node.items.entries()) {
      if (item !== null) place(nodes, [...path, at], item.range[0], undefined, item);
    }
  }
}

function place(
  nodes: YamlNode[],
  path: KeyPath,
  offset: number,
  key: Scalar.Parsed | undefined,
  value: ParsedNode | null,
): void {
  nodes.push({path, offset, key, scalar: isScalar(value) ? value : undefined});
  collect(nodes, value, path);
}

/** As `readValue` spells keys: other scalars than texts by their source. */
function keyText({value, source}: Scalar.Parsed): KeySegment {
  return typeof value === 'string' ? value : source;
}

function firstOffsets(nodes: readonly YamlNode[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (const {path, offset} of nodes) {
    const name = formatKeyPath(path);
    if (!offsets.has(name)) offsets.set(name, offset);
  }
  return offsets;
}

function lastBefore(nodes: readonly YamlNode[], offset: number): YamlNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
