import {findEdits} from './lines/line-diff.ts';

/** A stretch of a line, in UTF-16 units; the end is exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** What is new or gone in the lines of an edit. */
export interface WordMarks {
  /**
   * `words`: word by word. `ends`: too long for that, so that what the lines have in common at their ends is left out, and
   * all between is marked. `lines`: the lines have too little in common, or are far too long; nothing is marked.
   */
  readonly grain: 'words' | 'ends' | 'lines';
  /** The marks for each removed line, and for each added one. */
  readonly removed: readonly (readonly Mark[])[];
  readonly added: readonly (readonly Mark[])[];
}

export interface WordBudget {
  /** The most characters of one edit, both sides together, that are compared word by word; 20,000 when absent. */
  readonly characters?: number;
  /** Says that time is up: the rest gets coarser marks. */
  readonly isLate?: () => boolean;
}

/** Beyond this many characters, not even the ends of lines are compared. */
const MAX_CHARACTERS = 2_000_000;

/** The word marks of one edit's removed and added lines. A pure insertion or deletion has none. */
export function markLines(removed: readonly string[], added: readonly string[], budget: WordBudget = {}): WordMarks {
  if (removed.length === 0 || added.length === 0) return unmarked(removed, added);
  const size = sizeOf(removed) + sizeOf(added);
  if (size > (budget.characters ?? 20_000) || budget.isLate?.() === true) return markEnds(removed, added, size);
  const [a, b] = [wordsOf(removed), wordsOf(added)];
  const marks = {removed: removed.map((): Mark[] => []), added: added.map((): Mark[] => [])};
  const edits = findEdits(
    a.map(({text}) => text),
    b.map(({text}) => text),
  );
  for (const {aStart, aEnd, bStart, bEnd} of edits) {
    for (const word of a.slice(aStart, aEnd)) mark(marks.removed, word);
    for (const word of b.slice(bStart, bEnd)) mark(marks.added, word);
  }
  return {
    grain: 'words',
    removed: marks.removed.map((line, at) => unlessAllNew(line, removed[at] ?? '')),
    added: marks.added.map((line, at) => unlessAllNew(line, added[at] ?? '')),
  };
}

interface Word extends Mark {
  readonly text: string;
  readonly line: number;
}

/** Words, runs of blanks and single signs, with a word of its own for the end of each line. */
function wordsOf(lines: readonly string[]): readonly Word[] {
  const words: Word[] = [];
  lines.forEach((line, at) => {
    for (const found of line.matchAll(/[\p{L}\p{N}\p{M}_]+|\s+|[^]/gu)) {
      words.push({text: found[0], line: at, start: found.index, end: found.index + found[0].length});
    }
    words.push({text: '\n', line: at, start: line.length, end: line.length});
  });
  return words;
}

/** Adds a word to the marks of its line, joined with a mark that ends where it starts. */
function mark(lines: readonly Mark[][], {line, start, end}: Word): void {
  const marks = lines[line];
  if (marks === undefined || start === end) return;
  const last = marks.at(-1);
  if (last?.end === start) marks[marks.length - 1] = {start: last.start, end};
  else marks.push({start, end});
}

/**
 * A line of which almost nothing is left is all new: marks on its every word would only be noise. One mark is none,
 * as long as it leaves anything: a long value behind its key, an item behind its dash.
 */
function unlessAllNew(all: readonly Mark[], line: string): readonly Mark[] {
  const marks = joinOverBlanks(all, line);
  const marked = marks.reduce((sum, {start, end}) => sum + line.slice(start, end).trim().length, 0);
  const length = line.trim().length;
  return marked === length || (marks.length > 1 && marked > 0.8 * length) ? [] : marks;
}

/** Successive new words read as one piece, including the blanks between them. */
function joinOverBlanks(marks: readonly Mark[], line: string): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last !== undefined && line.slice(last.end, mark.start).trim() === '') {
      joined[joined.length - 1] = {start: last.start, end: mark.end};
    } else joined.push(mark);
  }
  return joined;
}

function markEnds(removed: readonly string[], added: readonly string[], size: number): WordMarks {
  if (removed.length !== added.length || size > MAX_CHARACTERS) return unmarked(removed, added);
  const pairs = removed.map((line, at) => middles(line, added[at] ?? ''));
  return {grain: 'ends', removed: pairs.map(pair => pair[0]), added: pairs.map(pair => pair[1])};
}

function middles(a: string, b: string): [readonly Mark[], readonly Mark[]] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  // Half of a surrogate pair is not a character.
  if (isLowSurrogate(a, start) || isLowSurrogate(b, start)) start -= 1;
  if (isLowSurrogate(a, a.length - tail) || isLowSurrogate(b, b.length - tail)) tail -= 1;
  const middle = (line: string): readonly Mark[] =>
    start < line.length - tail ? [{start, end: line.length - tail}] : [];
  return [unlessAllNew(middle(a), a), unlessAllNew(middle(b), b)];
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc_00 && code <= 0xdf_ff;
}

function unmarked(removed: readonly string[], added: readonly string[]): WordMarks {
  return {grain: 'lines', removed: removed.map(() => []), added: added.map(() => [])};
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
