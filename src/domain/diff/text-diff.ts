import {MASK, type MaskedValues} from '../secret/secrets.ts';
import {diffLines} from './lines/line-diff.ts';
import {countLines, isSameText, type LineEdit, linesOf} from './lines/line-edit.ts';
import {extentOf} from './text-extent.ts';
import type {PathChange} from './values/value-diff.ts';
import {diffValues, secretsAt} from './values/values-diff.ts';

/** How two texts (a layer's values, or a manifest) differ. There is none for texts that are the same. */
export interface TextDiff {
  /** `yaml`: by key path, listed in `paths`; `text`: by lines only. */
  readonly comparedAs: 'yaml' | 'text';
  /** Why values were compared as text: `not YAML: line 7: ...`; or what differs in the formatting: `line ends`. */
  readonly note?: string;
  /**
   * `comments`, `formatting`: the parsed values agree, and comments, or only blanks, quotes and the order of keys,
   * differ.
   */
  readonly extent: 'meaning' | 'comments' | 'formatting';
  /** In the new text's order; empty unless compared as YAML. */
  readonly paths: readonly PathChange[];
  /** The two texts with their secrets masked. Split them with `linesOf` to fit `edits`. */
  readonly before: string;
  readonly after: string;
  /**
   * The line edits between them; never empty. A line whose secret changed is part of one, although both sides look the
   * same.
   */
  readonly edits: readonly LineEdit[];
  /** The numbers of added and removed lines. */
  readonly added: number;
  readonly removed: number;
}

/** Compares two texts line by line; undefined when they are the same. */
export function diffTexts(before: string, after: string): TextDiff | undefined {
  if (isSameText(before, after)) return undefined;
  const edits = diffLines(linesOf(before), linesOf(after));
  const note = bytesThatDiffer(before, after);
  const extent = note === undefined ? {extent: 'meaning' as const} : {extent: 'formatting' as const, note};
  return {comparedAs: 'text', ...extent, paths: [], before, after, edits, ...countLines(edits)};
}

/**
 * Compares two values texts by key path when both are YAML; undefined when they are the same. Equal texts are not
 * parsed. The masked forms are what may be shown.
 */
export function diffValuesTexts(
  before: string,
  after: string,
  masked: {readonly before?: MaskedValues; readonly after?: MaskedValues} = {},
): TextDiff | undefined {
  if (isSameText(before, after)) return undefined;
  const [a, b] = [linesOf(before), linesOf(after)];
  const edits = diffLines(a, b);
  const found = diffValues(
    {text: before, lines: a, isSecret: secretsAt(masked.before?.paths ?? [])},
    {text: after, lines: b, isSecret: secretsAt(masked.after?.paths ?? [])},
  );
  const shown = maskTexts({before, after, edits}, a.length, b.length, masked);
  const lines = {...shown, ...countLines(shown.edits)};
  if ('trouble' in found) return {comparedAs: 'text', note: found.trouble, extent: 'meaning', paths: [], ...lines};
  const {paths} = found;
  if (paths.length > 0) return {comparedAs: 'yaml', extent: 'meaning', paths, ...lines};
  const note = bytesThatDiffer(before, after);
  if (note !== undefined) return {comparedAs: 'yaml', note, extent: 'formatting', paths, ...lines};
  const extent = extentOf(a, b, edits);
  return extent === 'meaning'
    ? {comparedAs: 'text', note: 'lines of nothing but templates differ', extent, paths, ...lines}
    : {comparedAs: 'yaml', extent, paths, ...lines};
}

/** What differs between texts with the same lines; undefined when their lines differ. */
function bytesThatDiffer(before: string, after: string): string | undefined {
  const [a, b] = [withoutMark(before), withoutMark(after)];
  const parts = before.startsWith(BYTE_ORDER_MARK) === after.startsWith(BYTE_ORDER_MARK) ? [] : ['byte order mark'];
  if (isSameText(a, b)) return parts.join();
  const areSame = isSameText(a.replaceAll('\r\n', '\n'), b.replaceAll('\r\n', '\n'));
  return areSame ? [...parts, 'line ends'].join(', ') : undefined;
}

const BYTE_ORDER_MARK = '\u{FEFF}';

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The texts as they may be shown, with edits that fit their lines. */
function maskTexts(
  texts: Pick<TextDiff, 'before' | 'after' | 'edits'>,
  aSize: number,
  bSize: number,
  masked: {readonly before?: MaskedValues; readonly after?: MaskedValues},
): Pick<TextDiff, 'before' | 'after' | 'edits'> {
  const shown = {before: masked.before?.values ?? texts.before, after: masked.after?.values ?? texts.after};
  if (shown.before === texts.before && shown.after === texts.after) return texts;
  const [a, b] = [linesOf(shown.before), linesOf(shown.after)];
  if (a.length === aSize && b.length === bSize) return {...shown, edits: texts.edits};
  // A secret of several lines was masked by one. It is no longer known which masks hide a change, so all are shown as
  // changed.
  return {...shown, edits: diffLines(setMasksApart(a, '\0a'), setMasksApart(b, '\0b'))};
}

function setMasksApart(lines: readonly string[], side: string): string[] {
  return lines.map(line => (line.includes(MASK) ? side + line : line));
}
