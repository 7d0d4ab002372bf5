import {printable} from '../../domain/text/printable.ts';
import type {Io} from './io.ts';

/**
 * The progress of a command that does many things: one line on a terminal, wiped when it is done; nothing elsewhere.
 */
export interface Progress {
  step(what: string): void;
  clear(): void;
}

export function openProgress({stderr}: Pick<Io, 'stderr'>, count: number): Progress {
  if (stderr.isTTY !== true) return {step: () => undefined, clear: () => undefined};
  let at = 0;
  const width = (stderr.columns ?? 80) - 1;
  return {
    step(what) {
      at += 1;
      stderr.write(`${WIPE}${printable(`${at}/${count} ${what}`).slice(0, width)}`);
    },
    clear: () => void stderr.write(WIPE),
  };
}

/** Moves to the start of the line and erases it. */
const WIPE = '\r\u001B[K';
