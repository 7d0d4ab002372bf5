import type {ComparedTexts} from '../../../src/domain/diff/diff-rows.ts';
import {type LineEdit, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import {type Mark, markLines, type WordMarks} from '../../../src/domain/diff/word-diff.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {CompareRow, EditedLine, Piece} from './compare-row.ts';

/** The word marks of the rows on screen. */
export interface RowMarks {
  /** The ranges of its whole text that are new or gone. */
  readonly marksOf: (piece: Piece) => readonly Mark[];
  /** Some marks are coarser than words, because time ran out or lines are too long. */
  readonly isCoarse: boolean;
}

/**
 * Marks the changed words of the rows on screen, edit by edit, and remembers them. `isLate` says that time is up: the
 * rest is marked coarsely, and by words when it is shown again.
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

/** Milliseconds that one frame may spend on word marks: a fifth of the longest that a key may take. */
const MARK_TIME = 10;

function lateAfter(ms: number): () => boolean {
  const started = performance.now();
  return () => performance.now() - started > ms;
}

interface EditMarks extends WordMarks {
  readonly isCoarse: boolean;
}

/** The lines of two texts, and the marks of their edits so far. */
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
  // Added or removed lines without a counterpart have no words to mark.
  return {...marks, isCoarse: marks.grain !== 'words' && removed.length > 0 && added.length > 0};
}

function piecesOf(row: CompareRow): readonly Piece[] {
  if (row.kind === 'line') return [row.piece];
  if (row.kind !== 'pair') return [];
  return [row.left, row.right].filter(piece => piece !== undefined);
}
