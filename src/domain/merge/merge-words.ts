import {formatValue} from '../diff/report/diff-words.ts';
import {printable} from '../text/printable.ts';
import {formatKeyPath} from '../values/key-path.ts';
import type {MergeClass, MergedPath} from './merge-data.ts';

/** In the order in which they need attention. */
export const MERGE_CLASSES = ['conflict', 'orphan', 'mine', 'same', 'theirs'] as const satisfies readonly MergeClass[];

/** The sign of each class, the same on screen and in reports: none depends on colour alone. */
export const CLASS_SIGNS: Readonly<Record<MergeClass, string>> = {
  conflict: '!',
  orphan: '?',
  mine: '=',
  same: ' ',
  theirs: '+',
};

/** Each class in a few words. */
export const CLASS_WORDS: Readonly<Record<MergeClass, string>> = {
  conflict: 'conflicts: both changed',
  orphan: 'orphans: mine, at paths that the new version no longer has',
  mine: 'kept mine',
  same: 'the same on both sides',
  theirs: 'adopted from the new version',
};

export type ClassCounts = Readonly<Record<MergeClass, number>>;

export function countClasses(paths: readonly MergedPath[]): ClassCounts {
  const counts = {conflict: 0, orphan: 0, mine: 0, same: 0, theirs: 0};
  for (const path of paths) counts[path.class] += 1;
  return counts;
}

/** `conflicts 1  orphans 0  kept mine 4  adopted 60  same 2`. */
export function formatCounts({mine, theirs, same, conflict, orphan}: ClassCounts): string {
  return `conflicts ${conflict}  orphans ${orphan}  kept mine ${mine}  adopted ${theirs}  same ${same}`;
}

/** The key path for people; a name for the whole text when it is empty. */
export function describePlace({path}: MergedPath): string {
  return path.length === 0 ? '(the whole text)' : printable(formatKeyPath(path));
}

/** What was and what is at the path, on one line: `1 -> 5`, `mine 5, new 2, was 1`. */
export function describeSides({class: kind, base, mine, theirs}: MergedPath): string {
  switch (kind) {
    case 'conflict':
      return `mine ${valueText(mine)}, new ${valueText(theirs)}, was ${valueText(base)}`;
    case 'orphan':
      return `mine ${valueText(mine)}, was ${valueText(base)}`;
    case 'mine':
      return base === undefined
        ? `added ${valueText(mine)}`
        : `${valueText(base)} -> ${mine === undefined ? 'removed' : valueText(mine)}`;
    case 'same':
    case 'theirs':
      return base === undefined
        ? `new ${valueText(theirs)}`
        : `${valueText(base)} -> ${theirs === undefined ? 'gone' : valueText(theirs)}`;
  }
}

/** A value on one line; `nothing` when there is none. */
export function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : formatValue(value) || '""';
}
