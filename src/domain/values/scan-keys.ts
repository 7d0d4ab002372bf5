import {readBlockText} from './block-text.ts';
import {maskTemplates} from './mask-templates.ts';
import {MAX_DEPTH} from './max-depth.ts';
import type {Entry, Outline, Shape} from './outline.ts';
import {
  COLON,
  endOfFlow,
  endOfQuoted,
  endOfWord,
  findColon,
  HASH,
  isDash,
  isDocumentMarker,
  isGap,
  isIndicator,
  isLineEnd,
  isRestEmpty,
  isWhite,
  skipBlanks,
  skipProperties,
  skipWhite,
  startOfNextLine,
  TAB,
} from './scan-inline.ts';

/** What the scan found, and whether it stands for all that YAML has to say about this text. */
export interface Scan extends Outline {
  /**
   * False where the text has what a scan of lines cannot judge (explicit keys, anchors on keys, tabs, a mistake): its
   * entries are then a good guess, and `parseOutline` knows better.
   */
  readonly isSure: boolean;
}

/**
 * Finds the keys and list items of a values text by going through its lines once, with no more of YAML than that takes: a
 * small part of the time of parsing. What is inside of flow collections is left to `childrenOf`.
 */
export function scanKeys(text: string): Scan {
  const {masked, restore} = maskTemplates(text);
  const scan: State = {text: masked, restore, at: 0, line: 1, roots: [], open: [], isSure: true, unclosed: 0};
  const start = startDocument(scan);
  while (scan.at < masked.length) scanLine(scan);
  for (const root of scan.roots) closeEntry(root);
  const [first = scan.roots.at(-1) ?? start, ...others] = scan.roots.filter(root => root.shape !== 'empty');
  return {text, roots: [first, ...others], isSure: scan.isSure};
}

/** An entry while it grows. */
interface Draft extends Entry {
  shape: Shape;
  valueStart: number;
  valueEnd: number;
  end: number;
  children: Draft[];
  /** Column of its children, once it has some. */
  inner: number;
}

interface State {
  /** With templates masked. */
  readonly text: string;
  readonly restore: (piece: string) => string;
  /** Start of the line that comes next, and its number. */
  at: number;
  line: number;
  readonly roots: Draft[];
  /** The maps and lists that the next line may go on with, from the root to the innermost. */
  open: Draft[];
  isSure: boolean;
  /** How many brackets were looked for in vain: each search runs to the end, so there are few. */
  unclosed: number;
}

function scanLine(scan: State): void {
  const {text, at} = scan;
  const start = skipBlanks(text, at);
  const code = text.charCodeAt(start);
  if (isLineEnd(code) || code === HASH) nextLine(scan, start);
  else if (code === TAB) scanTab(scan, start);
  else if (start === at && isDocumentMarker(text, at)) scanMarker(scan);
  else if (start === at && (text[at] === '%' || text[at] === '\ufeff')) giveUp(scan);
  else scanNode(scan, start, start - at);
}

/** A tab may stand on a blank line or before a comment, and nowhere else in an indentation. */
function scanTab(scan: State, start: number): void {
  const code = scan.text.charCodeAt(skipWhite(scan.text, start));
  if (isLineEnd(code) || code === HASH) nextLine(scan, start);
  else giveUp(scan);
}

function scanMarker(scan: State): void {
  const root = scan.roots.at(-1);
  if (root !== undefined) root.end = scan.at;
  if (!isRestEmpty(scan.text, scan.at + 3)) scan.isSure = false;
  nextLine(scan, scan.at);
  startDocument(scan);
}

function startDocument(scan: State): Draft {
  const {at, line, text} = scan;
  const root = draft({parent: undefined, segment: '', start: at, column: -1, line, mark: at, end: text.length});
  scan.roots.push(root);
  scan.open = [root];
  return root;
}

/** A line that begins with a key, a dash or the text of a value. */
function scanNode(scan: State, start: number, column: number): void {
  const {text, open} = scan;
  const isItem = isDash(text, start);
  let top = open.at(-1);
  while (top !== undefined && open.length > 1 && endsBefore(top, column, isItem)) {
    open.pop();
    top = open.at(-1);
  }
  if (top === undefined) return giveUp(scan);
  const last = top.children.at(-1);
  if (last !== undefined && column === top.inner && (top.shape === 'list') === isItem) {
    return scanChild(scan, top, start, column);
  }
  // What is deeper is the value of the last entry, and so is a list below its key that isn't indented.
  const owner = last ?? top;
  const isDeeper = last === undefined || column > top.inner || (column === top.inner && isItem);
  if (owner.shape !== 'empty' || !isDeeper) return giveUp(scan);
  if (isItem || findColon(text, start) >= 0) {
    openBlock(scan, owner, isItem ? 'list' : 'map', start, column);
    return scanChild(scan, owner, start, column);
  }
  if (owner.parent === undefined) return giveUp(scan);
  return scanValue(scan, owner, start, skipProperties(text, start));
}

/** Whether a line at this column, an item or not, lies outside of the block. */
function endsBefore(block: Draft, column: number, isItem: boolean): boolean {
  return block.inner > column || (block.inner === column && block.shape === 'list' && !isItem);
}

/** The entry becomes a block map or list, whose first child stands at `start`. */
function openBlock(scan: State, owner: Draft, shape: 'map' | 'list', start: number, inner: number): void {
  // Where it has an anchor or a tag, its value has begun with that.
  if (owner.valueEnd === owner.valueStart) owner.valueStart = start;
  owner.shape = shape;
  owner.inner = inner;
  if (owner.parent !== undefined) scan.open.push(owner);
  if (scan.open.length > MAX_DEPTH) scan.isSure = false;
}

function scanChild(scan: State, parent: Draft, start: number, column: number): void {
  if (parent.shape === 'list') scanItem(scan, parent, start, column);
  else scanPair(scan, parent, start, column);
}

function scanPair(scan: State, parent: Draft, start: number, column: number): void {
  const {text} = scan;
  const colon = findColon(text, start);
  const key = colon < 0 ? undefined : readKey(scan, start, colon);
  if (key === undefined) return giveUp(scan);
  const entry = addEntry(scan, parent, key, start, column, colon + 1);
  const at = skipWhite(text, colon + 1);
  return isDash(text, at) ? giveUp(scan) : scanValue(scan, entry, at, skipProperties(text, at));
}

function scanItem(scan: State, parent: Draft, start: number, column: number): void {
  const {text} = scan;
  const entry = addEntry(scan, parent, parent.children.length, start, column, start + 1);
  const at = skipWhite(text, start + 1);
  const content = skipProperties(text, at);
  const isItem = isDash(text, content);
  if (!isItem && findColon(text, content) < 0) return scanValue(scan, entry, at, content);
  // `- &anchor key: value`: whether the anchor is the key's or the map's takes more than a scan, and so do tabs.
  if (content !== at || scan.open.length > MAX_DEPTH || text.slice(start, at).includes('\t')) return giveUp(scan);
  openBlock(scan, entry, isItem ? 'list' : 'map', at, column + at - start);
  return scanChild(scan, entry, at, column + at - start);
}

/** A value that begins at `start` with its anchor and tag, and with what it is at `content`. */
function scanValue(scan: State, entry: Draft, start: number, content: number): void {
  const {text} = scan;
  const code = text.charCodeAt(content);
  const hasProperties = entry.valueEnd > entry.valueStart;
  if (isLineEnd(code) || code === HASH) {
    if (content > start) {
      // An anchor or a tag, and the value it is for on the lines below.
      if (hasProperties) scan.isSure = false;
      entry.valueStart = start;
      entry.valueEnd = start + text.slice(start, content).trimEnd().length;
    }
    nextLine(scan, content);
    entry.end = scan.at;
    return;
  }
  if (!hasProperties) entry.valueStart = start;
  const character = text[content] ?? '';
  if (character === '|' || character === '>') scanBlockText(scan, entry, content);
  else if (character === '"' || character === "'") scanClosed(scan, entry, 'text', endOfQuoted(text, content));
  else if (character === '{' || character === '[') scanFlow(scan, entry, content);
  else if (character === '*') scanClosed(scan, entry, 'alias', endOfWord(text, content));
  else if (isIndicator(text, content)) giveUp(scan);
  else scanPlain(scan, entry, content);
}

function scanFlow(scan: State, entry: Draft, start: number): void {
  const end = scan.unclosed > 2 ? -1 : endOfFlow(scan.text, start);
  if (end < 0) scan.unclosed += 1;
  scanClosed(scan, entry, scan.text[start] === '{' ? 'flow-map' : 'flow-list', end);
}

/** What ends by a mark of its own; only a comment may follow it in its line. */
function scanClosed(scan: State, entry: Draft, shape: Shape, end: number): void {
  entry.shape = shape;
  if (end < 0) return giveUp(scan);
  entry.valueEnd = end;
  if (!isRestEmpty(scan.text, end)) scan.isSure = false;
  skipTo(scan, end);
  entry.end = scan.at;
}

/** A plain text: it goes on over deeper lines, up to a comment. */
function scanPlain(scan: State, entry: Draft, start: number): void {
  const {text} = scan;
  entry.shape = 'text';
  for (let content = start; content >= 0;) {
    entry.valueEnd = endOfPlain(scan, content);
    nextLine(scan, content);
    entry.end = scan.at;
    const hasComment = text.charCodeAt(skipWhite(text, entry.valueEnd)) === HASH;
    content = hasComment ? -1 : findContinuation(scan, entry.column);
  }
}

/** Where the plain text goes on, with `at` and `line` moved there; -1 where it doesn't. Blank lines may lie between. */
function findContinuation(scan: State, indent: number): number {
  const {text} = scan;
  let {at, line} = scan;
  let content = skipBlanks(text, at);
  while (at < text.length && isLineEnd(text.charCodeAt(skipWhite(text, content)))) {
    at = startOfNextLine(text, content);
    line += 1;
    content = skipBlanks(text, at);
  }
  const isDeeper = at < text.length && content - at > indent && text.charCodeAt(content) !== HASH;
  if (!isDeeper || (content === at && isDocumentMarker(text, at))) return -1;
  if (text.charCodeAt(content) === TAB) scan.isSure = false;
  scan.at = at;
  scan.line = line;
  return content;
}

/** Where the plain text of one line ends; a colon in it that looks like a key's is a mistake. */
function endOfPlain(scan: State, start: number): number {
  const {text} = scan;
  let end = start;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return end;
    if (isWhite(code)) {
      if (text.charCodeAt(at + 1) === HASH) return end;
      continue;
    }
    if (code === COLON && isGap(text.charCodeAt(at + 1))) scan.isSure = false;
    end = at + 1;
  }
}

/** A literal or folded text: the lines below it that are deeper than what it belongs to. */
function scanBlockText(scan: State, entry: Draft, start: number): void {
  const {end, isSure} = readBlockText(scan.text, start, entry.column);
  entry.shape = 'block-text';
  entry.valueEnd = end;
  if (!isSure) scan.isSure = false;
  skipTo(scan, end);
  entry.end = scan.at;
}

/** The key's own text; undefined where it takes more than JSON to unquote it. */
function readKey(scan: State, start: number, colon: number): string | undefined {
  const source = scan.text.slice(start, colon).trimEnd();
  if (source === '') return undefined;
  if (source.startsWith("'")) return scan.restore(source.slice(1, -1).replaceAll("''", "'"));
  if (!source.startsWith('"')) return scan.restore(source);
  if (!source.includes('\\')) return scan.restore(source.slice(1, -1));
  try {
    const key: unknown = JSON.parse(source);
    return scan.restore(String(key));
  } catch {
    return undefined;
  }
}

function addEntry(
  scan: State,
  parent: Draft,
  segment: string | number,
  start: number,
  column: number,
  mark: number,
): Draft {
  const entry = draft({parent, segment, start, column, line: scan.line, mark, end: mark});
  parent.children.push(entry);
  return entry;
}

function draft(known: Pick<Draft, 'parent' | 'segment' | 'start' | 'column' | 'line' | 'mark' | 'end'>): Draft {
  return {
    ...known,
    valueStart: known.mark,
    valueEnd: known.mark,
    shape: 'empty',
    isInFlow: false,
    children: [],
    inner: -1,
  };
}

/** A block ends where its last child does. */
function closeEntry(entry: Draft): void {
  for (const child of entry.children) closeEntry(child);
  const last = entry.children.at(-1);
  if (last === undefined) return;
  entry.valueEnd = last.valueEnd;
  entry.end = last.end;
}

/** Leaves the line to the parser. */
function giveUp(scan: State): void {
  scan.isSure = false;
  nextLine(scan, scan.at);
}

function nextLine(scan: State, from: number): void {
  scan.at = startOfNextLine(scan.text, from);
  scan.line += 1;
}

/** Goes to the line after the one that holds `end`. */
function skipTo(scan: State, end: number): void {
  for (let at = scan.text.indexOf('\n', scan.at); at >= 0 && at < end; at = scan.text.indexOf('\n', at + 1))
    scan.line += 1;
  nextLine(scan, end);
}
