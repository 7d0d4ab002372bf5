import {sameData} from '../values/plain-data.ts';
import type {MergedPath, OwnValue} from './merge-data.ts';
import {mergeLines} from './merge-lines.ts';

/** `mergeBoth` as the answer to the conflict. */
export function answerWithBoth(path: MergedPath): OwnValue | undefined {
  const both = path.class === 'conflict' ? mergeBoth(path) : undefined;
  return both === undefined ? undefined : {value: both};
}

/**
 * The value of a conflict with what both sides changed in it, where they changed different lines of a text, or different items of a list;
 * undefined where that is not so. It is offered, never taken by itself: whether the two go together is not ours to say.
 */
export function mergeBoth({
  base,
  mine,
  theirs,
}: Pick<MergedPath, 'base' | 'mine' | 'theirs'>): string | readonly unknown[] | undefined {
  const both = mergeTexts(base, mine, theirs) ?? mergeLists(base, mine, theirs);
  return sameData(both, mine) || sameData(both, theirs) ? undefined : both;
}

function mergeTexts(base: unknown, mine: unknown, theirs: unknown): string | undefined {
  if (typeof base !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  if (!mine.includes('\n') && !theirs.includes('\n')) return undefined;
  const {text, isClean} = mergeLines(base, mine, theirs);
  return isClean ? text : undefined;
}

/** Each item is a line of JSON. */
function mergeLists(base: unknown, mine: unknown, theirs: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  const [old, own, other] = [base, mine, theirs].map(list => list.map(item => JSON.stringify(item)).join('\n'));
  const {text, isClean} = mergeLines(old ?? '', own ?? '', other ?? '');
  if (!isClean) return undefined;
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line): unknown => JSON.parse(line));
}
