import {diffLines} from '../diff/lines/line-diff.ts';
import type {LineEdit} from '../diff/lines/line-edit.ts';

export interface MergedLines {
  readonly text: string;
  /** False where both sides changed the same lines: there, the text is theirs. */
  readonly isClean: boolean;
}

/**
 * A three-way merge of texts by lines: `theirs`, with what `mine` changed since `base`, except for lines that both
 * changed differently, and for insertions of both at the same place. Line breaks count, including the final one.
 */
export function mergeLines(base: string, mine: string, theirs: string): MergedLines {
  if (mine === base) return {text: theirs, isClean: true};
  if (theirs === base || mine === theirs) return {text: mine, isClean: true};
  const [old, own, other] = [base.split('\n'), mine.split('\n'), theirs.split('\n')];
  const others = diffLines(old, other).map(edit => changeOf(edit, other));
  const merged: string[] = [];
  let done = 0;
  let next = 0;
  let isClean = true;
  const take = ({edit, lines}: LineChange): void => {
    for (; done < edit.aStart; done += 1) merged.push(old[done] ?? '');
    for (const line of lines) merged.push(line);
    done = edit.aEnd;
  };
  for (const edit of diffLines(old, own)) {
    const change = changeOf(edit, own);
    for (let their = others[next]; their !== undefined && goesBefore(their.edit, edit); their = others[next]) {
      take(their);
      next += 1;
    }
    const their = others[next];
    const isShared = their !== undefined && isSameChange(their, change);
    if (isShared) next += 1;
    if (edit.aStart < done || (their !== undefined && !isShared && !goesBefore(edit, their.edit))) isClean = false;
    else take(change);
  }
  for (const their of others.slice(next)) take(their);
  for (const line of old.slice(done)) merged.push(line);
  return {text: merged.join('\n'), isClean};
}

interface LineChange {
  readonly edit: LineEdit;
  /** The replacement of the old lines. */
  readonly lines: readonly string[];
}

function changeOf(edit: LineEdit, lines: readonly string[]): LineChange {
  return {edit, lines: lines.slice(edit.bStart, edit.bEnd)};
}

/** Whether one ends at or before the other's beginning; two insertions at one place have no order. */
function goesBefore(a: LineEdit, b: LineEdit): boolean {
  return a.aEnd <= b.aStart && (a.aStart < b.aStart || a.aEnd < b.aEnd);
}

function isSameChange(a: LineChange, b: LineChange): boolean {
  return (
    a.edit.aStart === b.edit.aStart &&
    a.edit.aEnd === b.edit.aEnd &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, at) => line === b.lines[at])
  );
}
