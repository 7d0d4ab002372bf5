import {sameData} from '../values/plain-data.ts';
import {hasPresetHeader} from '../preset/enabled-presets.ts';
import type {ReadText} from '../values/apply-changes.ts';
import {findEntry, readOutline} from '../values/find-entry.ts';
import {type KeyPath, type KeySegment, valueAt} from '../values/key-path.ts';
import type {Entry, Outline} from '../values/outline.ts';
import {parseValues} from '../values/parse-values.ts';
import {pathAtLine} from '../values/path-at-line.ts';
import {applySplices, type Splice} from '../values/splice.ts';
import type {LeftOutLine} from './left-out.ts';
import {findItemKey, namesOf} from './merge-data.ts';

/**
 * The result with comments of mine that it left out, where the key that they are about has my value in it: those above the key, and
 * those behind a value of one line. They change no meaning; were they to, the result stays as it is.
 */
export function carryComments(mine: ReadText, result: ReadText, leftOut: readonly LeftOutLine[]): string {
  if (!leftOut.some(({text}) => text.includes('#'))) return result.text;
  const [own, now] = [readOutline(mine.text), readOutline(result.text)];
  const lines = mine.text.split('\n');
  const left = new Set(leftOut.map(({line}) => line));
  const splices = leftOut.flatMap(({line, text}) => {
    // The header of presets is written anew.
    if (hasPresetHeader(text)) return [];
    const about = isComment(text) ? lineBelow(lines, line) : line;
    const place = about === undefined ? undefined : findPlace(own, now, mine.data, result.data, about);
    if (place === undefined) return [];
    // The first of a run brings the others that are left out too.
    if (isComment(text))
      return left.has(line - 1) && isComment(lines[line - 2]) ? [] : above(lines, left, line, place, now);
    return behind(own, now, place);
  });
  if (splices.length === 0) return result.text;
  const carried = applySplices(result.text, splices);
  const {value, problems} = parseValues(carried);
  return problems.length === 0 && sameData(value ?? {}, result.data) ? carried : result.text;
}

interface Place {
  readonly mine: Entry;
  readonly now: Entry;
}

/** The entry of mine that begins in the line, and the same in the result, where both mean the same. */
function findPlace(own: Outline, now: Outline, mine: unknown, result: unknown, line: number): Place | undefined {
  const path = pathAtLine(own, line);
  const entry = findEntry(own, path);
  const named = namePath(mine, path);
  if (entry?.line !== line || path.length === 0 || named === undefined) return undefined;
  const value = valueAt(mine, named);
  const there = findEntry(now, named);
  if (there === undefined || there.isInFlow || value === undefined || !sameData(value, valueAt(result, named)))
    return undefined;
  return {mine: entry, now: there};
}

/** Items by their names: their places may be others in the result. Undefined where they have none. */
function namePath(data: unknown, path: KeyPath): KeyPath | undefined {
  const named: KeySegment[] = [];
  for (const segment of path) {
    const list = typeof segment === 'number' ? valueAt(data, named) : undefined;
    if (!Array.isArray(list) || typeof segment !== 'number') {
      named.push(segment);
      continue;
    }
    const by = findItemKey([list]);
    const name = by === undefined ? undefined : namesOf(list, by)[segment];
    if (by === undefined || name === undefined) return undefined;
    named.push({by, name});
  }
  return named;
}

/** The lines of a run of comments that are left out, in the column of the key. */
function above(
  lines: readonly string[],
  left: ReadonlySet<number>,
  first: number,
  {now: entry}: Place,
  {text}: Outline,
): readonly Splice[] {
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  // The first key of an item stands behind its dash: there is no line above it.
  if (text.slice(start, entry.start).trim() !== '') return [];
  let end = first;
  while (left.has(end + 1) && isComment(lines[end])) end += 1;
  const lead = ' '.repeat(entry.column);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const comments = lines.slice(first - 1, end).map(line => lead + line.trim() + lineBreak);
  return [{start, end: start, text: comments.join('')}];
}

/** The comment behind my value, where theirs has none. */
function behind(own: Outline, now: Outline, place: Place): readonly Splice[] {
  const comment = /^[ \t]+#[^\r\n]*/.exec(own.text.slice(place.mine.valueEnd))?.[0];
  const {shape, valueEnd} = place.now;
  const isFree = /^[ \t]*(?:\r?\n|$)/.test(now.text.slice(valueEnd));
  return comment === undefined || shape !== 'text' || !isFree ? [] : [{start: valueEnd, end: valueEnd, text: comment}];
}

/** The line that a comment is about: the next one that is neither a comment nor blank. */
function lineBelow(lines: readonly string[], line: number): number | undefined {
  let at = line;
  while (at < lines.length && (isComment(lines[at]) || lines[at]?.trim() === '')) at += 1;
  return at < lines.length ? at + 1 : undefined;
}

function isComment(line: string | undefined): boolean {
  return line?.trimStart().startsWith('#') === true;
}
