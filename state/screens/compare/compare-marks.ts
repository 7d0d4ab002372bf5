import {type LineEdit, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import type {ComparedTexts} from '../../../src/domain/diff/diff-rows.ts';
import {type Mark, markLines, type WordMarks} from '../../../src/domain/diff/word-diff.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {CompareRow, EditedLine, Piece} from './compare-row.ts';

/** The word marks of the rows that are shown. */
export interface RowMarks {
  /** What of a piece is new or gone: places in its whole text. */
  readonly marksOf: (piece: Piece) => readonly Mark[];
  /** Some marks are coarser than words, for want of time or since the lines are too long. */
  readonly isCoarse: boolean;
}

/**
 * Marks the words of the rows that are shown, edit by edit, and remembers them. `isLate` says that time is up: what is then not
 * known yet is marked coarsely, and by words when it is shown again.
 */
export function markRows(rows: readonly CompareRow[], isLate = lateAfter(MARK_TIME)): RowMarks {
  const found = new Map<Piece, readonly Mark[]>();
  let isCoarse = false;
  for (const piece of rows.flatMap(piecesOf)) {
    if (piece.edited === undefined) continue;
    const marks = marksOfEdit(piece.edited, isLate);
    found.set(piece, marks[piece.edited.side][piece.edited.at] ?? []);
    if (marks.isCoarse) isCoarse = true;
  }
  return {marksOf: piece => found.get(piece) ?? [], isCoarse};
}

/** Milliseconds that one frame may spend on word marks: a fifth of what a key may take at most. */
const MARK_TIME = 10;

function lateAfter(ms: number): () => boolean {
  const started = performance.now();
  return () => performance.now() - started > ms;
}

interface EditMarks extends WordMarks {
  readonly isCoarse: boolean;
}

/** Two texts cut into lines, and the marks of their edits so far. */
interface MarkedTexts {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly marks: Map<number, EditMarks>;
}

const known = new WeakMap<ComparedTexts, MarkedTexts>();

function marksOfEdit({texts, edit}: EditedLine, isLate: () => boolean): EditMarks {
  const marked = known.get(texts) ?? {before: linesOf(texts.before), after: linesOf(texts.after), marks: new Map()};
  known.set(texts, marked);
  const found = marked.marks.get(edit);
  if (found !== undefined) return found;
  const wasLate = isLate();
  const marks = markEdit(marked, texts.edits[edit], wasLate);
  if (!wasLate) marked.marks.set(edit, marks);
  return marks;
}

function markEdit(texts: MarkedTexts, edit: LineEdit | undefined, isLate: boolean): EditMarks {
  const removed = texts.before.slice(edit?.aStart, edit?.aEnd).map(printable);
  const added = texts.after.slice(edit?.bStart, edit?.bEnd).map(printable);
  const marks = markLines(removed, added, {isLate: () => isLate});
  // Lines that came or went alone have no words to mark, and miss nothing.
  return {...marks, isCoarse: marks.grain !== 'words' && removed.length > 0 && added.length > 0};
}

function piecesOf(row: CompareRow): readonly Piece[] {
  if (row.kind === 'line') return [row.piece];
  if (row.kind !== 'pair') return [];
  return [row.left, row.right].filter(piece => piece !== undefined);
}
