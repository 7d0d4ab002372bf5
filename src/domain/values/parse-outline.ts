import {isAlias, isMap, isSeq, type Pair, type ParsedNode, Scalar, type YAMLMap, type YAMLSeq} from 'yaml';
import {readBlockText} from './block-text.ts';
import {maskTemplates} from './mask-templates.ts';
import type {Entry, Outline, Shape} from './outline.ts';
import {parseDocuments} from './parse-documents.ts';
import {startOfNextLine} from './scan-inline.ts';

/**
 * The outline as the parser sees it: right for every text that is YAML, and ten times as dear as `scanKeys`. Undefined for
 * a text that is none.
 */
export function parseOutline(text: string): Outline | undefined {
  const roots = parseRoots(text);
  const [first = roots?.at(-1), ...others] = roots?.filter(root => root.shape !== 'empty') ?? [];
  return first === undefined ? undefined : {text, roots: [first, ...others]};
}

/** What is in a flow collection, `[...]` or `{...}`, given its entry; empty where it is no YAML. */
export function parseFlow(text: string, flow: Entry): readonly Entry[] {
  const roots = parseRoots(text.slice(flow.valueStart, flow.valueEnd));
  const children = roots?.[0]?.children ?? [];
  return children.map(child => moveEntry(child, flow, flow.valueStart, flow.line - 1));
}

interface Source {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly restore: (piece: string) => string;
}

type Tokens = readonly {readonly type: string; readonly offset: number; readonly source: string}[];

function parseRoots(text: string): readonly Entry[] | undefined {
  const {masked, restore} = maskTemplates(text);
  const options = {uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: true} as const;
  const documents = parseDocuments(masked, options);
  if (documents.some(document => document.errors.length > 0)) return undefined;
  const source: Source = {text: masked, lineStarts: findLineStarts(masked), restore};
  const roots = documents.map(document => {
    const [start, , end] = document.range;
    const place = {parent: undefined, segment: '', start, isInFlow: false, mark: start};
    return buildEntry(source, document.contents, {...place, valueStart: start, end}, -1);
  });
  if (roots.length > 0) return roots;
  return [
    buildEntry(
      source,
      null,
      {parent: undefined, segment: '', start: 0, isInFlow: false, mark: 0, valueStart: 0, end: text.length},
      -1,
    ),
  ];
}

interface Place {
  readonly parent: Entry | undefined;
  readonly segment: string | number;
  readonly start: number;
  readonly isInFlow: boolean;
  readonly mark: number;
  /** Where its value begins, with anchor and tag; where it would, when there is none. */
  readonly valueStart: number;
  /** Where it ends when it has no value. */
  readonly end: number;
}

function buildEntry(
  source: Source,
  node: ParsedNode | null,
  place: Place,
  column = columnOf(source, place.start),
): Entry {
  const shape = shapeOf(node);
  const children: Entry[] = [];
  const valueEnd = node === null || shape === 'empty' ? place.end : endOfValue(source, node, shape, column);
  const entry = {
    ...place,
    column,
    line: lineOf(source, place.start),
    shape,
    valueEnd,
    end: place.isInFlow ? valueEnd : startOfNextLine(source.text, valueEnd),
    children,
  };
  // One by one: a call takes some 100,000 arguments and no more.
  if (isMap<ParsedNode, ParsedNode | null>(node))
    for (const child of buildPairs(source, node, entry)) children.push(child);
  if (isSeq<ParsedNode>(node)) for (const child of buildItems(source, node, entry)) children.push(child);
  const last = children.at(-1);
  if (last !== undefined && !isFlow(shape)) {
    entry.valueEnd = last.valueEnd;
    entry.end = last.end;
  }
  return entry;
}

function buildPairs(source: Source, map: YAMLMap<ParsedNode, ParsedNode | null>, parent: Entry): readonly Entry[] {
  return map.items.map((pair: Pair<ParsedNode, ParsedNode | null>) => {
    const {start = [], sep = []} = pair.srcToken ?? {};
    const colon = sep.findIndex(token => token.type === 'map-value-ind');
    const keyStart = pair.key.range[0];
    const begin = firstOf(start, ['explicit-key-ind', 'anchor', 'tag'])?.offset ?? keyStart;
    const afterColon = colon < 0 ? pair.key.range[1] : (sep[colon]?.offset ?? 0) + 1;
    const isInFlow = parent.isInFlow || isFlow(parent.shape);
    const place = {
      parent,
      segment: keyOf(source, pair.key),
      start: Math.min(begin, keyStart),
      isInFlow,
      mark: afterColon,
    };
    return buildEntry(source, pair.value, {...place, ...spanOf(pair.value, sep.slice(colon + 1), afterColon)});
  });
}

function buildItems(source: Source, list: YAMLSeq<ParsedNode>, parent: Entry): readonly Entry[] {
  const isInFlow = parent.isInFlow || isFlow(parent.shape);
  const token = list.srcToken;
  const tokens = token !== undefined && 'items' in token ? token.items : [];
  const starts: readonly Tokens[] = tokens
    .filter(item => (isInFlow ? isFlowItem(item) : item.start.some(({type}) => type === 'seq-item-ind')))
    .map(item => item.start);
  return list.items.map((node, at) => {
    const start = starts[at] ?? [];
    const dash = start.findIndex(({type}) => type === 'seq-item-ind');
    const found = start[dash]?.offset ?? node.range[0];
    const span = spanOf(node, start.slice(dash + 1), dash < 0 ? found : found + 1);
    const mark = dash < 0 ? span.valueStart : found + 1;
    return buildEntry(source, node, {
      ...span,
      parent,
      segment: at,
      start: dash < 0 ? span.valueStart : found,
      isInFlow,
      mark,
    });
  });
}

function isFlowItem(item: {
  readonly start: Tokens;
  readonly key?: unknown;
  readonly sep?: unknown;
  readonly value?: unknown;
}): boolean {
  const hasProperty = firstOf(item.start, ['anchor', 'tag', 'explicit-key-ind']) !== undefined;
  return hasProperty || Boolean(item.key) || Boolean(item.sep) || Boolean(item.value);
}

/** Where a value begins, given the tokens before it; and where it ends in case it is none. */
function spanOf(node: ParsedNode | null, before: Tokens, gap: number): {valueStart: number; end: number} {
  const properties = before.filter(({type}) => type === 'anchor' || type === 'tag');
  const [first] = properties;
  const last = properties.at(-1);
  if (first !== undefined && last !== undefined)
    return {valueStart: first.offset, end: last.offset + last.source.length};
  return shapeOf(node) === 'empty' ? {valueStart: gap, end: gap} : {valueStart: node?.range[0] ?? gap, end: gap};
}

function shapeOf(node: ParsedNode | null): Shape {
  if (node === null) return 'empty';
  if (isAlias(node)) return 'alias';
  if (isMap(node)) return node.flow === true ? 'flow-map' : 'map';
  if (isSeq(node)) return node.flow === true ? 'flow-list' : 'list';
  if (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED) return 'block-text';
  return node.range[0] === node.range[1] ? 'empty' : 'text';
}

function isFlow(shape: Shape): boolean {
  return shape === 'flow-map' || shape === 'flow-list';
}

/** The parser counts the blank lines below a block scalar to it; we only where it keeps them. */
function endOfValue({text}: Source, node: ParsedNode, shape: Shape, column: number): number {
  const [start, end] = node.range;
  return shape === 'block-text' ? readBlockText(text, start, column).end : end;
}

function keyOf(source: Source, key: ParsedNode): string {
  const isText = key instanceof Scalar && typeof key.value === 'string';
  if (isText) return source.restore(String(key.value));
  return key instanceof Scalar ? (key.source ?? '') : JSON.stringify(key.toJSON());
}

function firstOf(tokens: Tokens, types: readonly string[]): Tokens[number] | undefined {
  return tokens.find(({type}) => types.includes(type));
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Counted from 1. */
function lineOf({lineStarts}: Source, offset: number): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function columnOf(source: Source, offset: number): number {
  return offset - (source.lineStarts[lineOf(source, offset) - 1] ?? 0);
}

/** The same entry in the text that its own was cut out of. */
function moveEntry(entry: Entry, parent: Entry, offset: number, lines: number): Entry {
  const children: Entry[] = [];
  const moved: Entry = {
    ...entry,
    parent,
    start: entry.start + offset,
    line: entry.line + lines,
    mark: entry.mark + offset,
    valueStart: entry.valueStart + offset,
    valueEnd: entry.valueEnd + offset,
    end: entry.end + offset,
    isInFlow: true,
    children,
  };
  for (const child of entry.children) children.push(moveEntry(child, moved, offset, lines));
  return moved;
}
