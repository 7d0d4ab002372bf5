import type {Entry, Shape} from './outline.ts';
import {startOfNextLine} from './scan-inline.ts';

/** A scan of lines, between two of them (`scan-keys.ts`). */
export interface ScanState {
  /** With templates masked. */
  readonly text: string;
  readonly restore: (piece: string) => string;
  /** Start of the line that comes next, and its number. */
  at: number;
  line: number;
  readonly roots: Draft[];
  /** The maps and lists that the next line may go on with, from the root to the innermost. */
  open: Draft[];
  isSure: boolean;
  /** How many brackets were looked for in vain: each search runs to the end, so there are few. */
  unclosed: number;
}

/** An entry while it grows. */
export interface Draft extends Entry {
  shape: Shape;
  valueStart: number;
  valueEnd: number;
  end: number;
  children: Draft[];
  /** Column of its children, once it has some. */
  inner: number;
}

/** Leaves the line to the parser. */
export function giveUp(scan: ScanState): void {
  scan.isSure = false;
  nextLine(scan, scan.at);
}

export function nextLine(scan: ScanState, from: number): void {
  scan.at = startOfNextLine(scan.text, from);
  scan.line += 1;
}

/** Goes to the line after the one that holds `end`. */
export function skipTo(scan: ScanState, end: number): void {
  for (let at = scan.text.indexOf('\n', scan.at); at >= 0 && at < end; at = scan.text.indexOf('\n', at + 1))
    scan.line += 1;
  nextLine(scan, end);
}
