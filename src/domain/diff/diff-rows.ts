import {type LineEdit, linesOf} from './lines/line-edit.ts';

/** Two texts with the edits between them, as in a `TextDiff`. */
export interface ComparedTexts {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly LineEdit[];
}

/** Unchanged lines that are not shown. */
export interface Fold {
  readonly kind: 'fold';
  /** Identifies the fold: its first line in the old text, from 1. */
  readonly a: number;
  readonly b: number;
  readonly count: number;
}

/** A row of the unified view. Lines count from 1; `edit` is the index of the row's edit. */
export type UnifiedRow =
  | {readonly kind: 'same'; readonly text: string; readonly a: number; readonly b: number}
  | {readonly kind: 'removed'; readonly text: string; readonly a: number; readonly edit: number}
  | {readonly kind: 'added'; readonly text: string; readonly b: number; readonly edit: number}
  | Fold;

/** A row of the side-by-side view; a side is absent when only the other has a line. */
export type SideBySideRow =
  | {readonly kind: 'same'; readonly left: SideLine; readonly right: SideLine}
  | {readonly kind: 'changed'; readonly left?: SideLine; readonly right?: SideLine; readonly edit: number}
  | Fold;

export interface SideLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

export interface Folding {
  /** Unchanged lines shown around an edit; 3 when absent, and with Infinity nothing is folded. */
  readonly context?: number;
  /** The open folds, by their `a`. */
  readonly open?: ReadonlySet<number>;
}

/** The unified view of two texts: removed lines above added ones, runs of unchanged lines folded. */
export function unifiedRows(texts: ComparedTexts, folding: Folding = {}): readonly UnifiedRow[] {
  const rows: UnifiedRow[] = [];
  walk(texts, folding, {
    same: (a, b, text) => rows.push({kind: 'same', text, a, b}),
    fold: fold => rows.push(fold),
    edit: (edit, removed, added) => {
      for (const {line, text} of removed) rows.push({kind: 'removed', text, a: line, edit});
      for (const {line, text} of added) rows.push({kind: 'added', text, b: line, edit});
    },
  });
  return rows;
}

/** The two texts side by side: the lines of an edit stand beside each other in order. */
export function sideBySideRows(texts: ComparedTexts, folding: Folding = {}): readonly SideBySideRow[] {
  const rows: SideBySideRow[] = [];
  walk(texts, folding, {
    same: (a, b, text) => rows.push({kind: 'same', left: {line: a, text}, right: {line: b, text}}),
    fold: fold => rows.push(fold),
    edit: (edit, removed, added) => {
      for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
        const [left, right] = [removed[at], added[at]];
        rows.push({
          kind: 'changed',
          ...(left === undefined ? {} : {left}),
          ...(right === undefined ? {} : {right}),
          edit,
        });
      }
    },
  });
  return rows;
}

interface Visitor {
  readonly same: (a: number, b: number, text: string) => void;
  readonly fold: (fold: Fold) => void;
  readonly edit: (edit: number, removed: readonly SideLine[], added: readonly SideLine[]) => void;
}

function walk(texts: ComparedTexts, {context = 3, open = new Set()}: Folding, visitor: Visitor): void {
  const [a, b] = [linesOf(texts.before), linesOf(texts.after)];
  const {edits} = texts;
  let [aAt, bAt] = [0, 0];
  const show = (count: number) => {
    for (let at = 0; at < count; at += 1) visitor.same(aAt + at + 1, bAt + at + 1, a[aAt + at] ?? '');
    aAt += count;
    bAt += count;
  };
  for (let at = 0; at <= edits.length; at += 1) {
    const edit = edits[at];
    const count = (edit?.aStart ?? a.length) - aAt;
    const head = at === 0 ? 0 : Math.min(context, count);
    const tail = edit === undefined ? 0 : Math.min(context, count - head);
    const hidden = count - head - tail;
    show(head);
    // A fold takes up a row, so folding a single line would gain nothing.
    if (hidden <= 1 || context === Infinity || open.has(aAt + 1)) show(hidden);
    else {
      visitor.fold({kind: 'fold', a: aAt + 1, b: bAt + 1, count: hidden});
      aAt += hidden;
      bAt += hidden;
    }
    show(tail);
    if (edit === undefined) return;
    visitor.edit(at, sideLines(a, edit.aStart, edit.aEnd), sideLines(b, edit.bStart, edit.bEnd));
    [aAt, bAt] = [edit.aEnd, edit.bEnd];
  }
}

function sideLines(lines: readonly string[], start: number, end: number): readonly SideLine[] {
  return lines.slice(start, end).map((text, at) => ({line: start + at + 1, text}));
}
