import {APOSTROPHE, COLON, HASH, isDash, isGap, isLineEnd, QUOTE, skipWhite} from '../../values/scan-inline.ts';

/**
 * Cuts values into the blocks of their keys without parsing them, so that only what differs has to be parsed: `yaml` reads
 * 3-12 MB a second, and of 2,000 lines of values a version changes three.
 *
 * It knows only the plain shape that nearly all values have: `key: ...` lines of one indentation, with deeper lines below.
 * Where anything else could be (anchors, flow collections over several lines, quoted text without its end, tabs, templates
 * on lines of their own, keys that stand twice), it says so, and the caller parses the whole block that it asked about.
 */
export interface Block {
  readonly key: string;
  /** The line of the key, counted from 0. */
  readonly start: number;
  /** The line after its last line, including trailing blank and comment lines. */
  readonly end: number;
  /** True when only a comment follows the key, so that its value is on the lines below. */
  readonly isOpen: boolean;
  /** The position right after its colon, in the line of the key. */
  readonly mark: number;
}

/** The indentation of each line; -1 for a blank or a comment line. */
export function depthsOf(lines: readonly string[]): Int32Array {
  const depths = new Int32Array(lines.length);
  for (let at = 0; at < lines.length; at += 1) depths[at] = depthOf(lines[at] ?? '');
  return depths;
}

/** The blocks of the lines `start` to `end`; undefined when they do not have the plain shape. */
export function blocksOf(
  lines: readonly string[],
  depths: Int32Array,
  start: number,
  end: number,
): ReadonlyMap<string, Block> | undefined {
  const blocks = new Map<string, Block>();
  let indent = -1;
  let last: Block | undefined;
  for (let at = start; at < end; at += 1) {
    const depth = depths[at] ?? -1;
    if (depth < 0) continue;
    if (indent < 0) indent = depth;
    if (depth > indent && last !== undefined) continue;
    if (depth !== indent) return undefined;
    const line = lines[at] ?? '';
    // A list may have the indentation of its key.
    if (last?.isOpen === true && isDash(line, depth)) continue;
    const mark = endOfKey(line, depth);
    const value = skipWhite(line, mark);
    if (mark < 0 || !isWhole(line, value)) return undefined;
    const key = keyOf(line, depth, mark);
    if (last !== undefined) blocks.set(last.key, {...last, end: at});
    if (blocks.has(key)) return undefined;
    const isOpen = isLineEnd(line.charCodeAt(value)) || line.charCodeAt(value) === HASH;
    last = {key, start: at, end, isOpen, mark};
  }
  if (last !== undefined) blocks.set(last.key, last);
  return last === undefined ? undefined : blocks;
}

/** Whether anchors, aliases or merge keys may connect blocks of a document, or explicit keys hide some. */
export function hasTies(text: string): boolean {
  // Few lines contain a character that begins a tie, and looking for one costs next to nothing.
  for (const start of TIE_STARTS) {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at)) {
      const next = text.indexOf('\n', at);
      if (isTied(text.slice(text.lastIndexOf('\n', at) + 1, next < 0 ? undefined : next))) return true;
      if (next < 0) break;
      at = next;
    }
  }
  return false;
}

/** Whether a line holds an anchor or what refers to one, or an explicit key. */
export function isTied(line: string): boolean {
  return TIES.test(line);
}

const TIES = /^[^#]*(?:^|[\s:,[{-])(?:[&*][\w-]|<<\s*:)|^\s*\?(?:\s|$)/;

/** A tie holds one of these. */
const TIE_STARTS = ['&', '*', '<<', '?'];

function depthOf(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x20) continue;
    if (code === 0x23 || (code === 0x0d && at === line.length - 1)) return -1;
    return at;
  }
  return -1;
}

/**
 * The position after the colon of the key that begins there: a plain key without special characters, or a quoted one
 * without escapes; -1 for anything else.
 */
function endOfKey(line: string, start: number): number {
  const first = line.charCodeAt(start);
  let at = start;
  if (first === QUOTE || first === APOSTROPHE) {
    at = line.indexOf(line.charAt(start), start + 1) + 1;
    if (at === 0 || (first === QUOTE && line.lastIndexOf('\\', at) > start)) return -1;
  } else {
    while (isKeyCharacter(line.charCodeAt(at), at > start)) at += 1;
    if (at === start) return -1;
  }
  return line.charCodeAt(at) === COLON && isGap(line.charCodeAt(at + 1)) ? at + 1 : -1;
}

/** Letters, digits and `_`; inside a key also `-`, `.` and `/`. */
function isKeyCharacter(code: number, isInside: boolean): boolean {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f) return true;
  return isInside ? code >= 0x2d && code <= 0x39 : code >= 0x30 && code <= 0x39;
}

function keyOf(line: string, start: number, mark: number): string {
  const first = line.charCodeAt(start);
  const isQuoted = first === QUOTE || first === APOSTROPHE;
  return isQuoted ? line.slice(start + 1, mark - 2) : line.slice(start, mark - 1);
}

/** Whether a value that begins on a key's line is sure to end where the next key of that indentation begins. */
function isWhole(line: string, start: number): boolean {
  const first = line[start] ?? '';
  if (first === '{' && line[start + 1] === '{' && isTemplate(line, start)) return true;
  if (first === '"' || first === "'")
    return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:\s#.*)?$/.test(line.slice(start));
  if (first === '[' || first === '{') return /^(?:\[[^#]*\]|\{[^#]*\})\s*(?:\s#.*)?$/.test(line.slice(start));
  // A lone carriage return in a line might end it.
  return !line.includes('\r') || line.indexOf('\r') === line.length - 1;
}

/**
 * Whether `maskTemplates` also sees a template: then the value is plain text, which opens nothing that is not closed.
 */
function isTemplate(line: string, start: number): boolean {
  const end = line.indexOf('}}', start);
  return end > 0 && end - start < 1000 && !line.slice(start, end).includes('"');
}
