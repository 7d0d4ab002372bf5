import type {IsSecret} from './value-data.ts';

/** A values text, its lines (`linesOf`), and which of its key paths are secret. */
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

/** From the first line to the one after the last. */
export type Lines = Pick<Range, 'start' | 'end'>;

/** Whether two ranges have the same lines. */
export function holdSameLines(a: ValuesSide, here: Lines, b: ValuesSide, there: Lines): boolean {
  const size = here.end - here.start;
  if (there.end - there.start !== size) return false;
  for (let at = 0; at < size; at += 1) if (a.lines[here.start + at] !== b.lines[there.start + at]) return false;
  return true;
}
