import type {LineEdit} from './lines/line-edit.ts';

/**
 * For two texts whose parsed values agree: whether comments differ, or only formatting (blanks, quotes, the order of
 * keys). When both differ, the answer is comments, because someone wrote them. A line with only a template (`{{ if }}`)
 * is not YAML and may mean anything.
 */
export function extentOf(
  before: readonly string[],
  after: readonly string[],
  edits: readonly LineEdit[],
): 'meaning' | 'comments' | 'formatting' {
  const old = edits.flatMap(edit => before.slice(edit.aStart, edit.aEnd));
  const now = edits.flatMap(edit => after.slice(edit.bStart, edit.bEnd));
  if (templatesIn(old) !== templatesIn(now)) return 'meaning';
  return commentsIn(old) === commentsIn(now) ? 'formatting' : 'comments';
}

function templatesIn(lines: readonly string[]): string {
  return lines.filter(line => /^\s*\{\{/.test(line)).join('\n');
}

/** The comments, sorted, so that moving one counts as formatting. */
function commentsIn(lines: readonly string[]): string {
  const comments = lines.flatMap(line => COMMENT.exec(line)?.[1]?.trimEnd() ?? []);
  return comments.sort().join('\n');
}

const COMMENT = /(?:^|\s)(#.*)$/;
