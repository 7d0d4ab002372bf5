import {writeSync} from 'node:fs';
import type {Sink} from './screen.ts';

/** A terminal that Node writes to: `process.stdout`. */
export type TerminalOutput = typeof process.stdout;

/** How long last words may take on a line that does not move, ms. */
const LAST_WORDS = 300;
/** Between two tries to get rid of them, ms. */
const AGAIN = 5;

/** The terminal as the screen's sink. */
export function sinkOf(stdout: TerminalOutput): Sink {
  return {
    get columns() {
      return stdout.columns || 80;
    },
    get rows() {
      return stdout.rows || 24;
    },
    write(bytes, onDrained) {
      unblock(stdout);
      stdout.write(bytes, onDrained);
    },
    writeNow: bytes => writeAll(stdout.fd, bytes),
  };
}

/**
 * Node lets a write to a terminal block the whole process; on a stalled line that is for minutes. The handle's own switch is not
 * documented, so it is used only where it is there: without it everything works, but waits for the line.
 * Starting a child sets the terminal back to blocking, hence before every write.
 */
function unblock(stdout: TerminalOutput): void {
  const handle: unknown = Reflect.get(stdout, '_handle');
  if (typeof handle !== 'object' || handle === null || !('setBlocking' in handle)) return;
  if (typeof handle.setBlocking === 'function') handle.setBlocking(false);
}

/** Writes without the event loop. Gives up on a line that is dead or does not move: nobody is reading. */
function writeAll(fd: number, text: string): void {
  let bytes = Buffer.from(text);
  const until = performance.now() + LAST_WORDS;
  while (bytes.length > 0 && performance.now() < until) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, AGAIN);
    }
  }
}
