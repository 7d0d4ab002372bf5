import {formatKeyPath} from '../../values/key-path.ts';
import {readYaml} from '../../values/read-yaml.ts';
import {findSyntaxProblem} from '../../values/syntax-problem.ts';
import {stepThrough} from '../match.ts';
import {type Block, blocksOf, depthsOf, hasTies} from './value-blocks.ts';
import type {IsSecret} from './value-data.ts';
import {
  below,
  compareTrees,
  matchByContent,
  mergedKeys,
  NAMING_KEYS,
  type PathChange,
  type Place,
  ROOT,
} from './value-diff.ts';
import {documentsOf, type ValuesDocument} from './value-documents.ts';
import {pruneBlocks} from './value-prune.ts';
import {holdSameLines, type Range, type ValuesSide} from './value-range.ts';
import {EMPTY_MAP, type PlacedTree, readOneLineScalar, treeOf, type ValueTree} from './value-tree.ts';

/** The key paths whose meaning differs, or why that is unknown. */
export type ValuesDiff = {readonly paths: readonly PathChange[]} | {readonly trouble: string};

/**
 * Compares two values texts by key path. Only the blocks that differ are parsed (`value-blocks.ts`); where something ties blocks together,
 * all that differ and all that is tied, in one; and all of both texts where they are not of that plain shape. Blocks that are the same
 * on both sides are not checked to be YAML. A text of several YAML documents is a list of them.
 */
export function diffValues(a: ValuesSide, b: ValuesSide): ValuesDiff {
  const [left, right] = [documentsOf(a), documentsOf(b)];
  const byBlocks = attempt(paths => left !== undefined && right !== undefined && compareByBlocks(paths, left, right));
  if (!('trouble' in byBlocks && byBlocks.trouble === NOT_IN_BLOCKS)) return byBlocks;
  return attempt(paths => {
    const [before, after] = [parse(wholeOf(a)), parse(wholeOf(b))];
    // An added document counts as an item added to a list, even when there was only one before.
    const areMany = before.documents > 1 || after.documents > 1;
    compareParsed(paths, areMany ? asList(before) : before, areMany ? asList(after) : after, ROOT);
    return true;
  });
}

type Documents = readonly ValuesDocument[];

/** Compares the documents of two texts without parsing all of them; false where that can't be done. */
function compareByBlocks(paths: PathChange[], left: Documents, right: Documents): boolean {
  const [[a], [b]] = [left, right];
  if (a === undefined || b === undefined) return false;
  if (left.length === 1 && right.length === 1) return compareDocuments(paths, a, b, ROOT);
  // Empty documents are nulls, and documents that all have a name are matched by it: that takes the parser.
  const keys = blocksOf(a.side.lines, a.depths, a.start, a.end);
  if (keys === undefined || NAMING_KEYS.some(key => keys.has(key)) || ![...left, ...right].every(saysSomething))
    return false;
  const matches = matchByContent(left.map(contentOf), right.map(contentOf));
  return stepThrough(left.length, right.length, matches).every(step => {
    const [before, after] = [left[step.a], right[step.b]];
    const at = after === undefined ? step.a : step.b;
    const place: Place = {shown: [at], a: [step.a], b: [step.b], matchedBy: 'index'};
    if (before !== undefined && after !== undefined) {
      return holdSameLines(before.side, before, after.side, after) || compareDocuments(paths, before, after, place);
    }
    compareParsed(paths, before && parse(before), after && parse(after), place);
    return true;
  });
}

function contentOf({side, start, end}: Range): string {
  return side.lines.slice(start, end).join('\n');
}

function saysSomething({depths, start, end}: Range): boolean {
  return depths.subarray(start, end).some(depth => depth >= 0);
}

function compareDocuments(paths: PathChange[], a: ValuesDocument, b: ValuesDocument, place: Place): boolean {
  if (!hasTies(a.text) && !hasTies(b.text)) return compareRanges(paths, a, b, place);
  const [kept, alsoKept] = pruneBlocks(a, b);
  compareParsed(paths, parseLines(a.side, kept), parseLines(b.side, alsoKept), place);
  return true;
}

function asList(parsed: ParsedText): ParsedText {
  if (parsed.documents > 1) return parsed;
  return {...parsed, placed: {offset: 0, tree: {kind: 'list', items: [parsed.placed]}}};
}

function wholeOf(side: ValuesSide): Range {
  return {side, depths: depthsOf(side.lines), start: 0, end: side.lines.length};
}

/** The texts have no blocks, or one of them is not what it looked like: both must be parsed in full. */
const NOT_IN_BLOCKS = 'not in blocks';

/** The paths that a comparison appends, unless it gives up or meets something unreadable. */
function attempt(compare: (paths: PathChange[]) => boolean): ValuesDiff {
  const paths: PathChange[] = [];
  try {
    return compare(paths) ? {paths} : {trouble: NOT_IN_BLOCKS};
  } catch (error) {
    if (error instanceof Unreadable) return {trouble: error.message};
    // Too deep for the stack, though not for the parser.
    if (error instanceof RangeError) return {trouble: 'nested too deeply to be compared by key path'};
    throw error;
  }
}

/** Caught here again: a text that isn't YAML, met deep in the comparison. */
class Unreadable extends Error {}

/** Deeper blocks are left to the parser, which knows its own limit. */
const MAX_DEPTH = 50;

/** Compares two ranges block by block; false, with nothing appended, where one of them has no blocks. */
function compareRanges(paths: PathChange[], a: Range, b: Range, place: Place): boolean {
  if (place.shown.length > MAX_DEPTH) return false;
  const left = blocksOf(a.side.lines, a.depths, a.start, a.end);
  const right = blocksOf(b.side.lines, b.depths, b.start, b.end);
  if (left === undefined || right === undefined) return false;
  // Only a whole text may be empty and mean an empty map; elsewhere nothing means null.
  if (place !== ROOT && (left.size === 0 || right.size === 0)) return false;
  for (const key of mergedKeys(left.keys(), right.keys())) {
    const [before, after] = [left.get(key), right.get(key)];
    // The many that are the same cost no allocation.
    if (before !== undefined && after !== undefined && holdSameLines(a.side, before, b.side, after)) continue;
    compareBlocks(paths, rangeOf(a, before), rangeOf(b, after), below(place, key));
  }
  return true;
}

/** The lines of a block, and the scan of its first line. */
type BlockRange = Range & Pick<Block, 'isOpen' | 'mark'>;

function rangeOf({side, depths}: Range, block: Block | undefined): BlockRange | undefined {
  if (block === undefined) return undefined;
  const {start, end, isOpen, mark} = block;
  return {side, depths, start, end, isOpen, mark};
}

/** Compares two blocks whose lines differ, or one without a counterpart. */
function compareBlocks(paths: PathChange[], a: BlockRange | undefined, b: BlockRange | undefined, place: Place): void {
  if (a !== undefined && b !== undefined) {
    const isSecret = a.side.isSecret?.(place.a) === true || b.side.isSecret?.(place.b) === true;
    const isOpen = a.isOpen && b.isOpen && !isSecret;
    if (isOpen && compareRanges(paths, {...a, start: a.start + 1}, {...b, start: b.start + 1}, place)) return;
  }
  compareParsed(paths, a && entryOf(a), b && entryOf(b), place);
}

/** The one key of a block with its value. */
function entryOf(block: BlockRange): Parsed {
  return plainEntry(block) ?? onlyEntry(parse(block));
}

/** Most changes are to a word or a number beside its key, and need no parser. */
function plainEntry({side, depths, start, end, mark}: BlockRange): Parsed | undefined {
  // Blank lines and comments below are not part of a value beside its key.
  for (let at = start + 1; at < end; at += 1) if ((depths[at] ?? 0) >= 0) return undefined;
  const [source = ''] = (side.lines[start] ?? '').slice(mark).split(' #', 1);
  const tree = readOneLineScalar(source.trim());
  return tree && {side, placed: {offset: 0, tree}, lineOf: () => start + 1};
}

/** A parsed range, with a way to find the line of an offset in it. */
interface Parsed {
  readonly side: ValuesSide;
  readonly placed: PlacedTree;
  readonly lineOf: (offset: number) => number;
}

function compareParsed(paths: PathChange[], a: Parsed | undefined, b: Parsed | undefined, place: Place): void {
  compareTrees(paths, a?.placed, b?.placed, place, {
    lineInA: a?.lineOf ?? noLine,
    lineInB: b?.lineOf ?? noLine,
    isSecretInA: a?.side.isSecret,
    isSecretInB: b?.side.isSecret,
  });
}

function noLine(): number {
  return 0;
}

/** A block was cut out as one key with its value, and must parse to just that. */
function onlyEntry(parsed: Parsed): Parsed {
  const {tree} = parsed.placed;
  const [entry, ...more] = tree.kind === 'map' ? tree.entries.values() : [];
  if (entry === undefined || more.length > 0) throw new Unreadable(NOT_IN_BLOCKS);
  return {...parsed, placed: entry};
}

/** The number of documents in the text. */
interface ParsedText extends Parsed {
  readonly documents: number;
}

function parse({side, start, end}: Range): ParsedText {
  return parseText(side, side.lines.slice(start, end), line => start + line);
}

/** Only those lines of a side, by number from 0. */
function parseLines(side: ValuesSide, numbers: readonly number[]): ParsedText {
  return parseText(
    side,
    numbers.map(number => side.lines[number] ?? ''),
    line => (numbers[line - 1] ?? numbers.at(-1) ?? 0) + 1,
  );
}

/** `numberOf` maps a line to its number in its side, both from 1. */
function parseText(side: ValuesSide, lines: readonly string[], numberOf: (line: number) => number): ParsedText {
  // Ends with a newline, so that a carriage return before it is not part of the last value.
  const text = `${lines.join('\n')}\n`;
  const {documents, restore} = readYaml(text);
  const find = lineFinder(lines);
  const trees: PlacedTree[] = [];
  for (const document of documents) {
    const problem = findSyntaxProblem(document, text);
    if (problem !== undefined) {
      throw new Unreadable(`not YAML: line ${numberOf(problem.line ?? 1)}: ${problem.message}`);
    }
    const tree = treeOf(document, restore);
    if (tree === undefined) throw new Unreadable('its aliases stand for more than can be compared by key path');
    trees.push({offset: document.range[0], tree});
  }
  const [first] = trees;
  const tree: ValueTree = trees.length > 1 ? {kind: 'list', items: trees} : (first?.tree ?? EMPTY_MAP);
  return {
    side,
    placed: {offset: 0, tree: isNull(tree) ? EMPTY_MAP : tree},
    lineOf: offset => numberOf(find(offset)),
    documents: trees.length,
  };
}

/** A text with only comments parses to null, and means an empty map. */
function isNull(tree: ValueTree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** Finds the line of an offset, from 1. */
function lineFinder(lines: readonly string[]): (offset: number) => number {
  const ends: number[] = [];
  let end = 0;
  return offset => {
    while (end <= offset && ends.length < lines.length) {
      end += (lines[ends.length]?.length ?? 0) + 1;
      ends.push(end);
    }
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, lines.length - 1)) + 1;
  };
}

/** A function that says whether a path is in a set of key paths as text. */
export function secretsAt(paths: readonly string[]): IsSecret | undefined {
  if (paths.length === 0) return undefined;
  const known = new Set(paths);
  return path => known.has(formatKeyPath(path));
}
