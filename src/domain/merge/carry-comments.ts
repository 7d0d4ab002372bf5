import {hasPresetHeader} from '../preset/enabled-presets.ts';
import type {ReadText} from '../values/apply-changes.ts';
import {findEntry, readOutline} from '../values/find-entry.ts';
import {formatKeyPath, type KeyPath, type KeySegment, valueAt} from '../values/key-path.ts';
import type {Entry, Outline} from '../values/outline.ts';
import {parseValues} from '../values/parse-values.ts';
import {pathAtLine} from '../values/path-at-line.ts';
import {sameData} from '../values/plain-data.ts';
import {applySplices, type Splice} from '../values/splice.ts';
import type {LeftOutLine} from './left-out.ts';
import {findItemKey, namesOf} from './merge-data.ts';

/** A path that was answered with a value of neither side, and the comment that was written behind that. */
export interface Answer {
  readonly path: KeyPath;
  readonly comment?: string | undefined;
}

/**
 * The result with comments of mine that it left out, where the key that they are about has my value in it, or an answer: those above the
 * key, and those behind a value of one line, in place of which may come what was written behind an answer. They change no meaning; were
 * they to, the result stays as it is.
 */
export function carryComments(
  mine: ReadText,
  result: ReadText,
  leftOut: readonly LeftOutLine[],
  answers: readonly Answer[] = [],
): string {
  if (!leftOut.some(({text}) => text.includes('#')) && answers.every(({comment}) => comment === undefined)) {
    return result.text;
  }
  const [own, now] = [readOutline(mine.text), readOutline(result.text)];
  const lines = mine.text.split('\n');
  const left = new Set(leftOut.map(({line}) => line));
  const answered = new Map(answers.map(({path, comment}) => [formatKeyPath(path), comment]));
  const carried = leftOut.flatMap(({line, text}) => {
    // The header of presets is written again.
    if (hasPresetHeader(text)) return [];
    const about = isComment(text) ? lineBelow(lines, line) : line;
    const place = about === undefined ? undefined : findPlace(own, now, [mine.data, result.data], about, answered);
    if (place === undefined) return [];
    // The first comment of a run brings the others that are left out too.
    if (isComment(text))
      return left.has(line - 1) && isComment(lines[line - 2]) ? [] : above(lines, left, line, place, now);
    return place.hasNewComment ? [] : behind(own, now, place);
  });
  const splices = [...carried, ...answers.flatMap(answer => behindAnswer(now, answer))];
  if (splices.length === 0) return result.text;
  const text = applySplices(result.text, splices);
  const {value, problems} = parseValues(text);
  return problems.length === 0 && sameData(value ?? {}, result.data) ? text : result.text;
}

interface Place {
  readonly mine: Entry;
  readonly now: Entry;
  /** A comment was written behind the answer. */
  readonly hasNewComment: boolean;
}

/** The entry of mine that begins in the line, and the same in the result, where both mean the same or it was answered. */
function findPlace(
  own: Outline,
  now: Outline,
  [mine, result]: readonly [unknown, unknown],
  line: number,
  answered: ReadonlyMap<string, string | undefined>,
): Place | undefined {
  const path = pathAtLine(own, line);
  const entry = findEntry(own, path);
  const named = namePath(mine, path);
  if (entry?.line !== line || path.length === 0 || named === undefined) return undefined;
  const value = valueAt(mine, named);
  const there = findEntry(now, named);
  if (there === undefined || there.isInFlow || value === undefined) return undefined;
  const key = formatKeyPath(named);
  const isMine = answered.has(key) || sameData(value, valueAt(result, named));
  return isMine ? {mine: entry, now: there, hasNewComment: answered.get(key) !== undefined} : undefined;
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

/** The comment behind my value, when theirs has none. */
function behind(own: Outline, now: Outline, place: Place): readonly Splice[] {
  const comment = /^[ \t]+#[^\r\n]*/.exec(own.text.slice(place.mine.valueEnd))?.[0];
  const {shape, valueEnd} = place.now;
  const isFree = /^[ \t]*(?:\r?\n|$)/.test(now.text.slice(valueEnd));
  return comment === undefined || shape !== 'text' || !isFree ? [] : [{start: valueEnd, end: valueEnd, text: comment}];
}

/** What was written behind an answer, in place of the comment that theirs has there. */
function behindAnswer(now: Outline, {path, comment}: Answer): readonly Splice[] {
  const entry = comment === undefined ? undefined : findEntry(now, path);
  if (comment === undefined || entry === undefined || entry.isInFlow || entry.children.length > 0) return [];
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(now.text.slice(entry.valueEnd))?.[0];
  if (rest === undefined || entry.shape === 'block-text') return [];
  return [{start: entry.valueEnd, end: entry.valueEnd + rest.length, text: ` ${comment}`}];
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
