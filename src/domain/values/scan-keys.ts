import {maskTemplates} from './mask-templates.ts';
import {MAX_DEPTH} from './max-depth.ts';
import type {Outline} from './outline.ts';
import {
  findColon,
  HASH,
  isDash,
  isDocumentMarker,
  isLineEnd,
  isRestEmpty,
  skipBlanks,
  skipProperties,
  skipWhite,
  TAB,
} from './scan-inline.ts';
import {type Draft, type ScanState, giveUp, nextLine} from './scan-state.ts';
import {scanValue} from './scan-value.ts';

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
  const scan: ScanState = {text: masked, restore, at: 0, line: 1, roots: [], open: [], isSure: true, unclosed: 0};
  const start = startDocument(scan);
  while (scan.at < masked.length) scanLine(scan);
  for (const root of scan.roots) closeEntry(root);
  const [first = scan.roots.at(-1) ?? start, ...others] = scan.roots.filter(root => root.shape !== 'empty');
  return {text, roots: [first, ...others], isSure: scan.isSure};
}

function scanLine(scan: ScanState): void {
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
function scanTab(scan: ScanState, start: number): void {
  const code = scan.text.charCodeAt(skipWhite(scan.text, start));
  if (isLineEnd(code) || code === HASH) nextLine(scan, start);
  else giveUp(scan);
}

function scanMarker(scan: ScanState): void {
  const root = scan.roots.at(-1);
  if (root !== undefined) root.end = scan.at;
  if (!isRestEmpty(scan.text, scan.at + 3)) scan.isSure = false;
  nextLine(scan, scan.at);
  startDocument(scan);
}

function startDocument(scan: ScanState): Draft {
  const {at, line, text} = scan;
  const root = draft({parent: undefined, segment: '', start: at, column: -1, line, mark: at, end: text.length});
  scan.roots.push(root);
  scan.open = [root];
  return root;
}

/** A line that begins with a key, a dash or the text of a value. */
function scanNode(scan: ScanState, start: number, column: number): void {
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
function openBlock(scan: ScanState, owner: Draft, shape: 'map' | 'list', start: number, inner: number): void {
  // Where it has an anchor or a tag, its value has begun with that.
  if (owner.valueEnd === owner.valueStart) owner.valueStart = start;
  owner.shape = shape;
  owner.inner = inner;
  if (owner.parent !== undefined) scan.open.push(owner);
  if (scan.open.length > MAX_DEPTH) scan.isSure = false;
}

function scanChild(scan: ScanState, parent: Draft, start: number, column: number): void {
  if (parent.shape === 'list') scanItem(scan, parent, start, column);
  else scanPair(scan, parent, start, column);
}

function scanPair(scan: ScanState, parent: Draft, start: number, column: number): void {
  const {text} = scan;
  const colon = findColon(text, start);
  const key = colon < 0 ? undefined : readKey(scan, start, colon);
  if (key === undefined) return giveUp(scan);
  const entry = addEntry(scan, parent, key, start, column, colon + 1);
  const at = skipWhite(text, colon + 1);
  return isDash(text, at) ? giveUp(scan) : scanValue(scan, entry, at, skipProperties(text, at));
}

function scanItem(scan: ScanState, parent: Draft, start: number, column: number): void {
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

/** The key's own text; undefined where it takes more than JSON to unquote it. */
function readKey(scan: ScanState, start: number, colon: number): string | undefined {
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
  scan: ScanState,
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
