import {readBlockText} from './block-text.ts';
import type {Shape} from './outline.ts';
import {
  COLON,
  endOfFlow,
  endOfQuoted,
  endOfWord,
  HASH,
  isDocumentMarker,
  isGap,
  isIndicator,
  isLineEnd,
  isRestEmpty,
  isWhite,
  skipBlanks,
  skipWhite,
  startOfNextLine,
  TAB,
} from './scan-inline.ts';
import {type Draft, type ScanState, giveUp, nextLine, skipTo} from './scan-state.ts';

/** A value that begins at `start` with its anchor and tag, and with what it is at `content`. */
export function scanValue(scan: ScanState, entry: Draft, start: number, content: number): void {
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

function scanFlow(scan: ScanState, entry: Draft, start: number): void {
  const end = scan.unclosed > 2 ? -1 : endOfFlow(scan.text, start);
  if (end < 0) scan.unclosed += 1;
  scanClosed(scan, entry, scan.text[start] === '{' ? 'flow-map' : 'flow-list', end);
}

/** What ends by a mark of its own; only a comment may follow it in its line. */
function scanClosed(scan: ScanState, entry: Draft, shape: Shape, end: number): void {
  entry.shape = shape;
  if (end < 0) return giveUp(scan);
  entry.valueEnd = end;
  if (!isRestEmpty(scan.text, end)) scan.isSure = false;
  skipTo(scan, end);
  entry.end = scan.at;
}

/** A plain text: it goes on over deeper lines, up to a comment. */
function scanPlain(scan: ScanState, entry: Draft, start: number): void {
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
function findContinuation(scan: ScanState, indent: number): number {
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
function endOfPlain(scan: ScanState, start: number): number {
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
function scanBlockText(scan: ScanState, entry: Draft, start: number): void {
  const {end, isSure} = readBlockText(scan.text, start, entry.column);
  entry.shape = 'block-text';
  entry.valueEnd = end;
  if (!isSure) scan.isSure = false;
  skipTo(scan, end);
  entry.end = scan.at;
}
