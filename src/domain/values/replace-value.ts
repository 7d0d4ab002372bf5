import {endWithComments, headEnd, isCompact, isDeepComment, propertiesOf} from './entry-lines.ts';
import type {Entry, Outline} from './outline.ts';
import {endOfLineBefore, isRestEmpty, skipWhite, startOfNextLine} from './scan-inline.ts';
import {lineBreakOf, type Splice, spliceLines} from './splice.ts';
import {endsInBlockText, indent, isBlockSource, quoteBlockTexts, toFlowSource, type YamlSource} from './yaml-source.ts';

/** The entry's value replaced, in the place and style that the new source asks for. */
export function planReplace(outline: Outline, entry: Entry, source: YamlSource): readonly Splice[] {
  if (entry.isInFlow) return [replaceInFlow(outline, entry, source)];
  const end = entry.children.length > 0 ? endWithComments(outline, entry) : entry.end;
  const isUnsafe = isDeepComment(outline.text, end, entry.column) && endsInBlockText(source);
  const safe = isUnsafe ? quoteBlockTexts(source) : source;
  if (entry.parent === undefined) return replaceRoot(outline, entry, safe);
  if (isBlockSource(safe)) return replaceWithBlock(outline, entry, safe);
  return replaceWithInline(outline, entry, safe);
}

function replaceInFlow({text}: Outline, entry: Entry, source: YamlSource): Splice {
  const value = toFlowSource(source);
  if (entry.shape !== 'empty') return {start: entry.valueStart, end: entry.valueEnd, text: value};
  const gap = text[entry.mark - 1] === ':' ? ' ' : ': ';
  return {start: entry.mark, end: entry.valueEnd, text: gap + value};
}

function replaceRoot(outline: Outline, root: Entry, source: YamlSource): readonly Splice[] {
  const {text} = outline;
  const lines = source.split('\n');
  if (root.shape === 'empty') return [spliceLines(text, endOfDocument(text, root), endOfDocument(text, root), lines)];
  const end = endOfLineBefore(text, root.end);
  return [{start: root.valueStart, end: Math.max(end, root.valueEnd), text: lines.join(lineBreakOf(text))}];
}

/** Where a document without content ends: at the next marker, else at the end of the text. */
function endOfDocument(text: string, root: Entry): number {
  return Math.min(text.length, Math.max(root.end, root.start));
}

/** The new value goes in the line of its key; of its own lines the rest follows. */
function replaceWithInline(outline: Outline, entry: Entry, source: YamlSource): readonly Splice[] {
  const {text} = outline;
  const [head = '', ...rest] = keepAnchor(outline, entry, source).split('\n');
  const lines = indent(rest, entry.column);
  const lineBreak = lineBreakOf(text);
  const old = describeOld(outline, entry);
  const gap = old.start === entry.mark && head !== '' ? ' ' : '';
  // What has to end its line leaves the comment of that line where it is.
  const endsLine = lines.length > 0 && /^(?:[&!]\S*\s*)*(?:[|>][-+\d]*)?$/.test(head);
  if (old.lines === undefined && (!endsLine || isRestEmptyWithoutComment(text, old.end))) {
    return [{start: old.start, end: old.end, text: gap + [head, ...lines].join(lineBreak)}];
  }
  const place = old.lines ?? [startOfNextLine(text, old.end), startOfNextLine(text, old.end)];
  return [{start: old.start, end: old.end, text: gap + head}, spliceLines(text, place[0], place[1], lines)];
}

/** The new block goes on the lines below its key; after a dash it begins in the dash's own line. */
function replaceWithBlock(outline: Outline, entry: Entry, source: YamlSource): readonly Splice[] {
  const {text} = outline;
  const lines = source.split('\n');
  const old = describeOld(outline, entry);
  const isItem = typeof entry.segment === 'number';
  const properties = propertiesOf(outline, entry);
  const anchor = /&\S+/.exec(properties)?.[0] ?? '';
  if (isItem && anchor === '' && old.lines === undefined && isRestEmptyWithoutComment(text, old.end)) {
    const column = entry.children.at(0)?.column ?? entry.column + 2;
    const gap = ' '.repeat(column - entry.column - 1);
    const [head = '', ...rest] = lines;
    return [{start: entry.mark, end: old.end, text: gap + [head, ...indent(rest, column)].join(lineBreakOf(text))}];
  }
  const inner = indent(lines, columnOfChildren(outline, entry, source));
  const place = old.lines ?? [startOfNextLine(text, old.end), startOfNextLine(text, old.end)];
  const head = {start: entry.mark, end: old.end, text: anchor && ` ${anchor}`};
  return [head, spliceLines(text, place[0], place[1], inner)];
}

/** What there is of the old value: the part in its key's line, and the whole lines below it where it is a block. */
function describeOld(outline: Outline, entry: Entry): {start: number; end: number; lines?: [number, number]} {
  const {text} = outline;
  const [first] = entry.children;
  const isBlock = entry.shape === 'map' || entry.shape === 'list';
  if (!isBlock || first === undefined) {
    if (entry.shape === 'block-text') return describeBlockText(outline, entry);
    return {start: entry.valueStart, end: entry.valueEnd};
  }
  const end = endWithComments(outline, entry);
  if (isCompact(first)) return {start: entry.valueStart, end: endOfLineBefore(text, end)};
  const head = headEnd(outline, entry);
  return {
    start: propertiesOf(outline, entry) === '' ? entry.mark : entry.valueStart,
    end: head,
    lines: [startOfNextLine(text, head), end],
  };
}

/** A comment after `|` is kept; the lines of the text go. */
function describeBlockText({text}: Outline, entry: Entry): {start: number; end: number; lines?: [number, number]} {
  const header = /(?:[&!]\S*\s+)*[|>][-+\d]*/y;
  header.lastIndex = entry.valueStart;
  const end = entry.valueStart + (header.exec(text)?.[0].length ?? 0);
  return {start: entry.valueStart, end, lines: [startOfNextLine(text, end), entry.end]};
}

/** The column for the children of an entry that becomes a block: as they stood, else as others stand in this text. */
function columnOfChildren(outline: Outline, entry: Entry, source: YamlSource): number {
  const isList = /^(?:\s*(?:#.*)?\n)*-(?:\s|$)/.test(source);
  const [first] = entry.children;
  if (first !== undefined && (entry.shape === 'list') === isList && entry.shape !== 'flow-map') return first.column;
  if (entry.parent === undefined) return 0;
  // Below a key a list need not be indented; below a dash it must be.
  if (typeof entry.segment === 'number') return entry.column + 2;
  return entry.column + stepOf(outline.roots, isList ? 'list' : 'map');
}

/** How far children stand to the right of their key in this text: the first one that shows it; 2 where none does. */
function stepOf(entries: readonly Entry[], shape: 'map' | 'list'): number {
  const open = [...entries];
  for (let entry = open.shift(); entry !== undefined; entry = open.shift()) {
    const [first] = entry.children;
    if (
      entry.shape === shape &&
      first !== undefined &&
      entry.parent !== undefined &&
      typeof entry.segment === 'string'
    ) {
      return first.column - entry.column;
    }
    open.unshift(...entry.children);
  }
  return 2;
}

/** What repeats the value still finds it; a tag of the old value says nothing of the new one. */
function keepAnchor(outline: Outline, entry: Entry, source: YamlSource): YamlSource {
  const anchor = /&\S+/.exec(propertiesOf(outline, entry))?.[0];
  return anchor === undefined || source.startsWith('&') || source.startsWith('*')
    ? source
    : `${anchor} ${source}`.trimEnd();
}

function isRestEmptyWithoutComment(text: string, from: number): boolean {
  return isRestEmpty(text, from) && text[skipWhite(text, from)] !== '#';
}
