import {stringify} from 'yaml';
import type {ComparedTexts} from './diff-rows.ts';
import type {FieldChange} from './field-diff.ts';
import {linesOf} from './lines/line-edit.ts';
import type {PathChange} from './values/value-diff.ts';

/**
 * Both sides of a change as texts, to be read in full when they do not fit on a line: a text by its own lines, with the
 * edits inside it, anything else as YAML. An absent side is empty.
 */
export function textsOfChange(change: FieldChange | PathChange): ComparedTexts {
  const [before, after] = [textOf(change.before), textOf(change.after)];
  const inside = 'lines' in change ? change.lines : undefined;
  if (inside !== undefined) return {before, after, edits: inside};
  const [aEnd, bEnd] = [linesOf(before).length, linesOf(after).length];
  return {before, after, edits: [{aStart: 0, aEnd, bStart: 0, bEnd}]};
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return stringify(value, {lineWidth: 0});
}
