import {type ComparedTexts} from '../diff-rows.ts';
import {type LineEdit, linesOf} from '../lines/line-edit.ts';

/** Edits that are close together, with the lines around them. */
export interface Hunk {
  /** The first line on each side, from 1; for a side without lines, the line before. */
  readonly aStart: number;
  readonly aCount: number;
  readonly bStart: number;
  readonly bCount: number;
  /** Each line, preceded by its sign: a blank, `-` or `+`. */
  readonly lines: readonly string[];
}

/** Cuts the edits of two texts into hunks, with `context` unchanged lines around each edit. */
export function hunksOf({before, after, edits}: ComparedTexts, context = 3): readonly Hunk[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const groups: LineEdit[][] = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.aEnd;
    if (last === undefined || end === undefined || edit.aStart - end > 2 * context) groups.push([edit]);
    else last.push(edit);
  }
  return groups.map(group => hunkOf(a, b, group, context));
}

function hunkOf(a: readonly string[], b: readonly string[], edits: readonly LineEdit[], context: number): Hunk {
  const [first, last] = [edits[0], edits.at(-1)];
  const aFrom = Math.max(0, (first?.aStart ?? 0) - context);
  const bFrom = Math.max(0, (first?.bStart ?? 0) - context);
  const aTo = Math.min(a.length, (last?.aEnd ?? 0) + context);
  const bTo = Math.min(b.length, (last?.bEnd ?? 0) + context);
  const lines: string[] = [];
  const add = (sign: string, texts: readonly string[]) => {
    for (const text of texts) lines.push(sign + text);
  };
  let at = aFrom;
  for (const edit of edits) {
    add(' ', a.slice(at, edit.aStart));
    add('-', a.slice(edit.aStart, edit.aEnd));
    add('+', b.slice(edit.bStart, edit.bEnd));
    at = edit.aEnd;
  }
  add(' ', a.slice(at, aTo));
  const [aCount, bCount] = [aTo - aFrom, bTo - bFrom];
  return {aStart: aFrom + (aCount > 0 ? 1 : 0), aCount, bStart: bFrom + (bCount > 0 ? 1 : 0), bCount, lines};
}

/** `@@ -12,7 +12,8 @@`, as git writes it. */
export function formatHunkHeader({aStart, aCount, bStart, bCount}: Hunk): string {
  return `@@ -${aStart}${aCount === 1 ? '' : `,${aCount}`} +${bStart}${bCount === 1 ? '' : `,${bCount}`} @@`;
}

/** The names of a text on both sides; undefined for a side without it. */
export interface FileNames {
  readonly a: string | undefined;
  readonly b: string | undefined;
}

/**
 * The lines of a unified diff with git's headers, as `git apply` and `patch` read it. Both sides are assumed to end
 * with a newline.
 */
export function formatUnified(texts: ComparedTexts, names: FileNames, context = 3): readonly string[] {
  const [a, b] = [names.a ?? names.b ?? '', names.b ?? names.a ?? ''];
  const lines = [`diff --git ${quote(`a/${a}`)} ${quote(`b/${b}`)}`];
  if (names.a === undefined) lines.push('new file mode 100644');
  if (names.b === undefined) lines.push('deleted file mode 100644');
  if (names.a !== undefined && names.b !== undefined && a !== b) {
    lines.push(`rename from ${quote(a)}`, `rename to ${quote(b)}`);
  }
  lines.push(`--- ${names.a === undefined ? '/dev/null' : quote(`a/${a}`)}`);
  lines.push(`+++ ${names.b === undefined ? '/dev/null' : quote(`b/${b}`)}`);
  for (const hunk of hunksOf(texts, context)) {
    lines.push(formatHunkHeader(hunk));
    for (const line of hunk.lines) lines.push(line);
  }
  return lines;
}

/** Puts names with blanks or special characters in quotes, with C escapes, which git and patch both read. */
function quote(name: string): string {
  return /^[\w./@+-]*$/.test(name) ? name : JSON.stringify(name);
}
