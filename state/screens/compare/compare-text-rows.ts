import {
  type ComparedTexts,
  type Fold,
  sideBySideRows,
  type SideLine,
  unifiedRows,
} from '../../../src/domain/diff/diff-rows.ts';
import {breaksOf} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import type {CompareRow, EditedLine, Piece, RowPlace} from './compare-row.ts';

/** How the lines of two texts are shown. */
export interface TextLayout {
  readonly isSideBySide: boolean;
  /** The width of the screen, in cells. */
  readonly columns: number;
  /** Identifies the folds: `open/KEY/LINE` is the key of one that begins at that line. */
  readonly key: string;
  /** The keys of the folds that are open. */
  readonly open: ReadonlySet<string>;
  /** Lines around an edit; 3 when absent. */
  readonly context?: number;
  /** True for lines of a text in the profile, false for those of a value. */
  readonly isNumbered: boolean;
  /** The number of an edit's stop. */
  readonly changeOf: (edit: number) => number;
  readonly placeOf?: (side: 'a' | 'b', line: number) => RowPlace;
}

/** The lines of two texts as rows, unified or side by side, with unchanged runs folded and long lines broken. */
export function textRows(texts: ComparedTexts, layout: TextLayout): readonly CompareRow[] {
  const folding = {open: openFolds(layout), ...(layout.context === undefined ? {} : {context: layout.context})};
  return layout.isSideBySide
    ? sideBySideRows(texts, folding).flatMap(row =>
        row.kind === 'fold' ? [foldRow(row, layout)] : pairRows(row, texts, layout),
      )
    : unifiedRows(texts, folding).flatMap(row =>
        row.kind === 'fold' ? [foldRow(row, layout)] : lineRows(row, texts, layout),
      );
}

/** Cells before a line: the cursor, its number, its sign. */
export const LINE_LEAD = 11;
/** Cells of the line number on a side, and of what separates the sides. */
export const SIDE_LEAD = 6;
const BETWEEN = 3;
const CURSOR = 2;

/** Cells of one side, including its line number. */
export function sideWidth(columns: number): number {
  return Math.floor((columns - CURSOR - BETWEEN) / 2);
}

/** A line that takes more rows than this is cut: nobody reads all of it. */
const MAX_PIECES = 60;

function openFolds({key, open}: TextLayout): ReadonlySet<number> {
  const start = `open/${key}/`;
  return new Set([...open].flatMap(one => (one.startsWith(start) ? [Number(one.slice(start.length))] : [])));
}

function foldRow({a, count}: Fold, {key}: TextLayout): CompareRow {
  return {kind: 'fold', key: `open/${key}/${a}`, text: `${count} unchanged lines`};
}

function lineRows(
  row: Exclude<ReturnType<typeof unifiedRows>[number], Fold>,
  texts: ComparedTexts,
  layout: TextLayout,
): readonly CompareRow[] {
  const sign = row.kind === 'added' ? '+' : row.kind === 'removed' ? '-' : ' ';
  const line = row.kind === 'removed' ? row.a : row.b;
  const edited = row.kind === 'same' ? undefined : editedLine(texts, row.edit, row.kind, line);
  const side = row.kind === 'removed' ? 'a' : 'b';
  const pieces = piecesOf({line, text: row.text}, layout.columns - LINE_LEAD, layout.isNumbered, edited);
  const change = row.kind === 'same' ? -1 : layout.changeOf(row.edit);
  return pieces.map(piece => ({kind: 'line', sign, piece, change, ...placed(layout, side, line)}));
}

function pairRows(
  row: Exclude<ReturnType<typeof sideBySideRows>[number], Fold>,
  texts: ComparedTexts,
  layout: TextLayout,
): readonly CompareRow[] {
  const isChanged = row.kind === 'changed';
  const width = sideWidth(layout.columns) - SIDE_LEAD;
  const sideOf = (line: SideLine | undefined, side: EditedLine['side']) =>
    line === undefined
      ? []
      : piecesOf(line, width, layout.isNumbered, isChanged ? editedLine(texts, row.edit, side, line.line) : undefined);
  const [left, right] = [sideOf(row.left, 'removed'), sideOf(row.right, 'added')];
  const change = isChanged ? layout.changeOf(row.edit) : -1;
  const place = placed(layout, row.right === undefined ? 'a' : 'b', row.right?.line ?? row.left?.line ?? 1);
  return Array.from({length: Math.max(left.length, right.length)}, (_, at) => ({
    kind: 'pair',
    ...(left[at] === undefined ? {} : {left: left[at]}),
    ...(right[at] === undefined ? {} : {right: right[at]}),
    isChanged,
    change,
    ...place,
  }));
}

function placed({placeOf}: TextLayout, side: 'a' | 'b', line: number): {readonly place?: RowPlace} {
  return placeOf === undefined ? {} : {place: placeOf(side, line)};
}

function editedLine(texts: ComparedTexts, edit: number, side: EditedLine['side'], line: number): EditedLine {
  const {aStart = 0, bStart = 0} = texts.edits[edit] ?? {};
  return {texts, edit, side, at: line - 1 - (side === 'removed' ? aStart : bStart)};
}

function piecesOf(
  {line, text: source}: SideLine,
  width: number,
  isNumbered: boolean,
  edited: EditedLine | undefined,
): readonly Piece[] {
  const text = printable(source);
  const breaks = breaksOf(text, width);
  return breaks.slice(0, MAX_PIECES).map((from, at) => ({
    ...(isNumbered && at === 0 ? {line} : {}),
    text,
    from,
    // The last row is cut where it ends.
    to: at === MAX_PIECES - 1 ? text.length : (breaks[at + 1] ?? text.length),
    ...(edited === undefined ? {} : {edited}),
  }));
}
