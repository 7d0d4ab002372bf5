import {diffLines} from '../diff/line-diff.ts';
import type {LineEdit} from '../diff/line-edit.ts';

/**
 * Three-way merge of texts by lines: `theirs` with what `mine` changed against `base`. Undefined where both changed the same
 * lines, unless they did the same to them, or put something in at the same place. Line breaks count, the final one as well.
 */
export function mergeLines(base: string, mine: string, theirs: string): string | undefined {
  if (mine === base) return theirs;
  if (theirs === base || mine === theirs) return mine;
  const [old, own, other] = [base.split('\n'), mine.split('\n'), theirs.split('\n')];
  const ours = diffLines(old, own).map(edit => changeOf(edit, own));
  const others = diffLines(old, other).map(edit => changeOf(edit, other));
  const merged: string[] = [];
  let done = 0;
  let next = 0;
  const take = ({edit, lines}: LineChange): void => {
    for (; done < edit.aStart; done += 1) merged.push(old[done] ?? '');
    for (const line of lines) merged.push(line);
    done = edit.aEnd;
  };
  for (const change of ours) {
    for (let their = others[next]; their !== undefined && goesBefore(their.edit, change.edit); their = others[next]) {
      take(their);
      next += 1;
    }
    const their = others[next];
    if (their !== undefined && isSameChange(their, change)) next += 1;
    else if (their !== undefined && !goesBefore(change.edit, their.edit)) return undefined;
    if (change.edit.aStart < done) return undefined;
    take(change);
  }
  for (const their of others.slice(next)) {
    if (their.edit.aStart < done) return undefined;
    take(their);
  }
  for (const line of old.slice(done)) merged.push(line);
  return merged.join('\n');
}

interface LineChange {
  readonly edit: LineEdit;
  /** What takes the place of the old lines. */
  readonly lines: readonly string[];
}

function changeOf(edit: LineEdit, lines: readonly string[]): LineChange {
  return {edit, lines: lines.slice(edit.bStart, edit.bEnd)};
}

/** Whether one ends where the other begins or before; two that are put in at one place have no order. */
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
