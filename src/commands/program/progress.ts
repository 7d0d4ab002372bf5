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

/** The same for what is done in no order: says what it is told, a few times a second. */
export function openStatus({stderr}: Pick<Io, 'stderr'>): {say(what: string): void; clear(): void} {
  if (stderr.isTTY !== true) return {say: () => undefined, clear: () => undefined};
  const width = (stderr.columns ?? 80) - 1;
  let saidAt = -Infinity;
  return {
    say(what) {
      if (performance.now() - saidAt < PAUSE) return;
      saidAt = performance.now();
      stderr.write(`${WIPE}${printable(what).slice(0, width)}`);
    },
    clear: () => void stderr.write(WIPE),
  };
}

/** Milliseconds. */
const PAUSE = 250;

/** Moves to the start of the line and erases it. */
const WIPE = '\r\u001B[K';
