import {StrataError} from '../error.ts';
import {endWithComments, isCompact, isDeepComment, startWithComments} from './entry-lines.ts';
import {childrenOf, findChild, findEntry, readOutline} from './find-entry.ts';
import {formatKeyPath, type KeyPath, type KeySegment} from './key-path.ts';
import type {Entry, Outline} from './outline.ts';
import {planReplace} from './replace-value.ts';
import {skipProperties} from './scan-inline.ts';
import {applySplices, lineBreakOf, type Splice, spliceLines} from './splice.ts';
import {
  composeEntry,
  endsInBlockText,
  formatKeySource,
  indent,
  quoteBlockTexts,
  toFlowSource,
  type YamlSource,
} from './yaml-source.ts';

/** A key or item that comes into a text. */
export interface NewEntry {
  readonly segment: KeySegment;
  /** Its value, for where it goes into a flow collection. */
  readonly source: YamlSource;
  /** All its lines, from the comments above it on, as if it stood at column 0. */
  readonly lines: readonly string[];
  /** Blank lines that set it off from what stands above it, and from what stands below where it comes first. */
  readonly blanksAbove?: number;
  readonly blanksBelow?: number;
}

/** Where among its siblings: `first` is above the comments of the one that is first now. */
export type Place = 'first' | 'last' | Entry;

export interface InsertOptions {
  /** Comment lines that go above it, each with its `#`. */
  readonly comments?: readonly string[];
  /** The sibling that it goes after; last where it is absent or there is none of the name. */
  readonly after?: KeySegment;
}

/**
 * Adds a key with its comments to a map, or an item to a list, indented like its siblings; `path` ends in the new key (or in
 * any index). Everything else stays byte for byte; `{}`, `[]` and no value at all become a block. Throws `values.path`
 * where there is nothing at the path above, or the key is there already.
 */
export function insertKey(text: string, path: KeyPath, source: YamlSource, options: InsertOptions = {}): string {
  const outline = readOutline(text);
  const parent = findEntry(outline, path.slice(0, -1));
  const segment = path.at(-1);
  if (parent === undefined || segment === undefined) {
    throw new StrataError('values.path', `There is nothing at ${formatKeyPath(path.slice(0, -1))} to add to`);
  }
  if (typeof segment === 'string' && findChild(outline, parent, segment) !== undefined) {
    throw new StrataError('values.path', `${formatKeyPath(path)} is there already`);
  }
  const lines = [...(options.comments ?? []), ...composeEntry(segment, source)];
  const after = options.after === undefined ? undefined : findChild(outline, parent, options.after);
  return applySplices(text, planInsert(outline, parent, {segment, source, lines}, after ?? 'last'));
}

/** What `insertKey` does, as splices. */
export function planInsert(outline: Outline, parent: Entry, entry: NewEntry, place: Place): readonly Splice[] {
  const isFlow = parent.shape === 'flow-map' || parent.shape === 'flow-list';
  const children = childrenOf(outline, parent);
  if (isFlow && (parent.isInFlow || children.length > 0)) return insertInFlow(outline, parent, entry, place);
  const [first] = children;
  if (first === undefined || isFlow) return planReplace(outline, parent, entry.lines.join('\n'));
  return [place === 'first' ? insertFirst(outline, first, entry) : insertAfter(outline, parent, entry, place)];
}

function insertFirst(outline: Outline, first: Entry, entry: NewEntry): Splice {
  const {text} = outline;
  const lines = indent([...entry.lines, ...blankLines(entry.blanksBelow)], first.column);
  if (!isCompact(first)) {
    const start = startWithComments(outline, first);
    return spliceLines(text, start, start, lines);
  }
  const [head = '', ...rest] = entry.lines;
  const lineBreak = lineBreakOf(text);
  const added = [head, ...indent([...rest, ...blankLines(entry.blanksBelow)], first.column), ' '.repeat(first.column)];
  return {start: first.start, end: first.start, text: added.join(lineBreak)};
}

/**
 * Directly below its sibling, above comments that stand there on their own: a comment that came to stand directly above the
 * new key would count as its, and go with it.
 */
function insertAfter(outline: Outline, parent: Entry, entry: NewEntry, place: Entry | 'last'): Splice {
  const {text} = outline;
  const sibling = (typeof place === 'string' ? parent.children.at(-1) : place) ?? parent;
  const column = parent.children.at(0)?.column ?? 0;
  const at = endWithComments(outline, sibling);
  const isUnsafe = isDeepComment(text, at, column) && endsInBlockText(entry.source);
  const lines = isUnsafe ? composeEntry(entry.segment, quoteBlockTexts(entry.source)) : entry.lines;
  return spliceLines(text, at, at, [...blankLines(entry.blanksAbove), ...indent(lines, column)]);
}

function insertInFlow(outline: Outline, parent: Entry, entry: NewEntry, place: Place): readonly Splice[] {
  const {text} = outline;
  const children = childrenOf(outline, parent);
  const value = toFlowSource(entry.source);
  const isJson = text[children.at(0)?.start ?? -1] === '"';
  const {segment} = entry;
  const formatKey = isJson ? JSON.stringify : formatKeySource;
  const piece = typeof segment === 'string' ? `${formatKey(segment)}: ${value}` : value;
  const bracket = skipProperties(text, parent.valueStart);
  const [first] = children;
  if (first === undefined) return [{start: bracket + 1, end: bracket + 1, text: piece}];
  if (place === 'first') return [{start: first.start, end: first.start, text: `${piece}, `}];
  const sibling = (typeof place === 'string' ? undefined : place) ?? children.at(-1) ?? first;
  const added = {start: sibling.valueEnd, end: sibling.valueEnd, text: `, ${piece}`};
  // `[a: 1]` holds a map without braces.
  if (text[bracket] === '[' || text[bracket] === '{') return [added];
  return [
    {start: first.start, end: first.start, text: '{'},
    {...added, text: `${added.text}}`},
  ];
}

function blankLines(count = 0): readonly string[] {
  return Array.from({length: count}, () => '');
}
