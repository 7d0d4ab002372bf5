import type {IsSecret} from './value-data.ts';

/** A values text, the same cut into lines (`linesOf`), and which of its key paths are secret. */
export interface ValuesSide {
  readonly text: string;
  readonly lines: readonly string[];
  readonly isSecret?: IsSecret | undefined;
}

/** Lines of one side; the end is exclusive. */
export interface Range {
  readonly side: ValuesSide;
  /** Of all lines of the side (`depthsOf`). */
  readonly depths: Int32Array;
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges hold the same lines. */
export function isSameRange(a: Range, b: Range): boolean {
  const size = a.end - a.start;
  if (b.end - b.start !== size) return false;
  for (let at = 0; at < size; at += 1) if (a.side.lines[a.start + at] !== b.side.lines[b.start + at]) return false;
  return true;
}
