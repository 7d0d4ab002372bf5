import type {LineEdit} from './line-edit.ts';

/** The most lines an edit is slid by; nobody looks for it further than a screen away. */
const MAX_SLIDE = 200;

/**
 * Moves each pure insertion or deletion that could stand in several places as well to the one that reads best: where the
 * lines that it begins and ends at are the least indented, so that a whole block of YAML with the comment above it is
 * shown as added, not the end of one block and the head of the next. An edit never slides onto its neighbour.
 */
export function slideEdits(
  a: readonly string[],
  b: readonly string[],
  edits: readonly LineEdit[],
): readonly LineEdit[] {
  const slid: LineEdit[] = [];
  edits.forEach((edit, at) => {
    const isInsertion = edit.aStart === edit.aEnd;
    if (!isInsertion && edit.bStart < edit.bEnd) {
      slid.push(edit);
      return;
    }
    const lines = isInsertion ? b : a;
    const [start, end] = isInsertion ? [edit.bStart, edit.bEnd] : [edit.aStart, edit.aEnd];
    const before = slid.at(-1);
    const after = edits[at + 1];
    const free = {
      up: before === undefined ? start : start - (isInsertion ? before.bEnd : before.aEnd) - 1,
      down: after === undefined ? lines.length - end : (isInsertion ? after.bStart : after.aStart) - end - 1,
    };
    const by = bestSlide(lines, start, end, free);
    slid.push(
      by === 0
        ? edit
        : {
            aStart: edit.aStart + by,
            aEnd: edit.aEnd + by,
            bStart: edit.bStart + by,
            bEnd: edit.bEnd + by,
          },
    );
  });
  return slid;
}

function bestSlide(
  lines: readonly string[],
  start: number,
  end: number,
  free: {readonly up: number; readonly down: number},
): number {
  let up = 0;
  while (up < Math.min(free.up, MAX_SLIDE) && lines[start - up - 1] === lines[end - up - 1]) up += 1;
  let down = 0;
  while (down < Math.min(free.down, MAX_SLIDE) && lines[start + down] === lines[end + down]) down += 1;
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let by = down; by >= -up; by -= 1) {
    const depth = depthAt(lines, start + by) + depthAt(lines, end + by);
    if (depth < least) [best, least] = [by, depth];
  }
  return best;
}

/**
 * The depth of a cut before this line: the indentation of the next line that is not blank; 0 at the end of the text.
 */
function depthAt(lines: readonly string[], at: number): number {
  for (let next = at; next < lines.length && next < at + 8; next += 1) {
    const depth = lines[next]?.search(/\S/) ?? -1;
    // A cut before a blank line separates it from what it belongs to, which is a little worse than one after it.
    if (depth >= 0) return depth * 2 + (next > at ? 1 : 0);
  }
  return 0;
}
