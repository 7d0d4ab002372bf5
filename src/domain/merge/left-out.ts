import {diffLines} from '../diff/lines/line-diff.ts';

/** A line of mine that the result lacks. */
export interface LeftOutLine {
  /** Its number in my text, from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The lines that I added or changed since `base`, and that the result lacks or has fewer times; blank lines do not
 * count.
 */
export function findLeftOut(base: string, mine: string, result: string): readonly LeftOutLine[] {
  const [old, own, now] = [base, mine, result].map(text => text.split(/\r?\n/));
  if (old === undefined || own === undefined || now === undefined) return [];
  const mineOnly = new Set(diffLines(old, own).flatMap(edit => rangeOf(edit.bStart, edit.bEnd)));
  const places = new Map<string, number>();
  for (const line of now) places.set(line.trim(), (places.get(line.trim()) ?? 0) + 1);
  for (const line of own) places.set(line.trim(), (places.get(line.trim()) ?? 0) - 1);
  return diffLines(own, now)
    .flatMap(edit => rangeOf(edit.aStart, edit.aEnd))
    .filter(at => mineOnly.has(at) && own[at]?.trim() !== '' && (places.get(own[at]?.trim() ?? '') ?? 0) < 0)
    .map(at => ({line: at + 1, text: own[at] ?? ''}));
}

function rangeOf(start: number, end: number): readonly number[] {
  return Array.from({length: end - start}, (_, at) => start + at);
}
