import {childrenOf} from './find-entry.ts';
import type {Entry, Outline} from './outline.ts';
import {isLineEnd, skipBlanks, skipProperties, startOfNextLine} from './scan-inline.ts';
import {dedent, indent, type YamlSource} from './yaml-source.ts';

/**
 * What belongs to an entry of a block map or list besides its key and value: the comments directly above it, at its own
 * column; and those below it that are deeper than it is. The header that records presets belongs to no key.
 */
export function startWithComments(outline: Outline, entry: Entry): number {
  const {text} = outline;
  const lowest = startOfSpace(outline, entry);
  let start = startOfLine(text, entry.start);
  if (isCompact(entry)) return entry.start;
  for (
    let above = startOfLine(text, start - 1);
    start > lowest && above >= lowest;
    above = startOfLine(text, start - 1)
  ) {
    const content = skipBlanks(text, above);
    if (text[content] !== '#' || content - above !== entry.column || HEADER.test(text.slice(content, start))) break;
    start = above;
  }
  return start;
}

export function endWithComments(outline: Outline, entry: Entry): number {
  const {text} = outline;
  let end = entry.end;
  for (let next = endOfBlanks(text, end); isComment(text, next, entry.column + 1); next = endOfBlanks(text, end)) {
    end = endOfComments(text, next, entry.column + 1);
  }
  return end;
}

/** Past the comment lines directly at `from` that stand at a column or right of it. */
function endOfComments(text: string, from: number, column: number): number {
  let end = from;
  while (isComment(text, end, column)) end = startOfNextLine(text, end);
  return end;
}

/** Whether the next line that says anything is a comment right of a column: a block text above it would take it in. */
export function isDeepComment(text: string, from: number, column: number): boolean {
  return isComment(text, endOfBlanks(text, from), column + 1);
}

/** Whether the line at `from` is a comment at a column or right of it. */
function isComment(text: string, from: number, column: number): boolean {
  const content = skipBlanks(text, from);
  return text[content] === '#' && content - from >= column && !HEADER.test(text.slice(content, content + 60));
}

/** How far up blank lines go from the start of a line. */
export function startWithBlanks(outline: Outline, entry: Entry, from: number): number {
  const {text} = outline;
  const lowest = startOfSpace(outline, entry);
  let start = from;
  for (
    let above = startOfLine(text, start - 1);
    start > lowest && above >= lowest;
    above = startOfLine(text, start - 1)
  ) {
    if (!isLineEnd(text.charCodeAt(skipBlanks(text, above)))) break;
    start = above;
  }
  return start;
}

export function endOfBlanks(text: string, from: number): number {
  let end = from;
  while (end < text.length && isLineEnd(text.charCodeAt(skipBlanks(text, end)))) end = startOfNextLine(text, end);
  return end;
}

/** Whether it begins in the line of its parent's dash: `- a: 1`. */
export function isCompact(entry: Entry): boolean {
  return entry.parent?.parent !== undefined && entry.line === entry.parent.line;
}

/** The source of an entry's value (`YamlSource`), with the comments inside it. */
export function sourceOf(outline: Outline, entry: Entry): YamlSource {
  const {text} = outline;
  const [first] = entry.children;
  if (entry.shape === 'empty' && !entry.isInFlow) {
    // Comments below a key without a value, mostly keys that are commented out, are all that it holds.
    const below = splitLines(text.slice(entry.end, endWithComments(outline, entry)));
    return [propertiesOf(outline, entry), ...dedent(below, entry.column)].join('\n');
  }
  if (first === undefined || entry.isInFlow || entry.shape.startsWith('flow')) {
    const [head = '', ...rest] = text.slice(entry.valueStart, entry.valueEnd).split(/\r?\n/);
    return [head, ...dedent(rest, entry.column)].join('\n');
  }
  const end = endWithComments(outline, entry);
  if (isCompact(first)) {
    const [head = '', ...rest] = splitLines(text.slice(first.start, end));
    return withProperties(outline, entry, [head, ...dedent(rest, first.column)].join('\n'));
  }
  const lines = splitLines(text.slice(startOfNextLine(text, headEnd(outline, entry)), end));
  return withProperties(outline, entry, dedent(lines, first.column).join('\n'));
}

/** The lines of an entry from the comments above it to those below, as if it stood at column 0. */
export function linesOfEntry(outline: Outline, entry: Entry): readonly string[] {
  const start = startWithComments(outline, entry);
  const lines = splitLines(outline.text.slice(start, endWithComments(outline, entry)));
  if (!isCompact(entry)) return dedent(lines, entry.column);
  const [head = '', ...rest] = lines;
  return [head, ...dedent(rest, entry.column)];
}

/** Past the colon or dash, and past the anchor and tag that stand before a block. */
export function headEnd(outline: Outline, entry: Entry): number {
  const properties = propertiesOf(outline, entry);
  return properties === '' ? entry.mark : entry.valueStart + properties.length;
}

/** `&anchor`, `!tag` or both, as they stand before the value; empty where there is none. */
export function propertiesOf({text}: Outline, entry: Entry): string {
  if (text[entry.valueStart] !== '&' && text[entry.valueStart] !== '!') return '';
  return text.slice(entry.valueStart, skipProperties(text, entry.valueStart)).trimEnd();
}

/** Whole lines, without the break of the last. */
function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

const HEADER = /^#\s*spectrocloud\.com\/enabled-presets:/;

/** Where the lines begin that may be the entry's: after the entry before it, or after its parent's key. */
function startOfSpace(outline: Outline, entry: Entry): number {
  const {parent} = entry;
  if (parent === undefined) return 0;
  const siblings = childrenOf(outline, parent);
  const before = siblings[siblings.indexOf(entry) - 1];
  if (before !== undefined) return before.end;
  return parent.parent === undefined ? parent.start : startOfNextLine(outline.text, parent.mark);
}

function withProperties(outline: Outline, entry: Entry, source: YamlSource): YamlSource {
  const properties = propertiesOf(outline, entry);
  return properties === '' ? source : [properties, ...indent(source.split('\n'), 2)].join('\n');
}

/** How many blank lines set an entry off from what stands above it and below it. */
export function countBlanks(outline: Outline, entry: Entry): {blanksAbove: number; blanksBelow: number} {
  const {text} = outline;
  if (isCompact(entry)) return {blanksAbove: 0, blanksBelow: 0};
  const start = startWithComments(outline, entry);
  const end = endWithComments(outline, entry);
  const above = text.slice(startWithBlanks(outline, entry, start), start);
  return {
    blanksAbove: splitLines(above).length,
    blanksBelow: splitLines(text.slice(end, endOfBlanks(text, end))).length,
  };
}
