import {appendFileSync, chmodSync, readFileSync, renameSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {printable} from '../domain/text/printable.ts';
import {withoutQuotes} from '../domain/text/without-quotes.ts';
import {makeDirectorySync} from '../files/make-directory.ts';
import {PRIVATE_FILE} from './safe-write.ts';

/** The latest lines of the log, as they can be read again. */
export interface LogTail {
  readonly file: string;
  /** Oldest first: time, kind, text. */
  readonly lines: readonly string[];
}

/** In bytes. Together with its predecessor the log takes at most twice this. */
const LARGEST = 256 * 1024;
/** The number of lines that are read back. */
const TAIL = 1000;

/**
 * `strata.log` in the user's state directory, private, one line for each entry; a full log becomes `strata.log.1`. Best
 * effort: a log that cannot be written is no reason to stop. Text between quotes may be a value of the user's, and is
 * left out.
 */
export class LogFile {
  readonly #file: string;

  constructor(stateDirectory: string) {
    this.#file = join(stateDirectory, 'strata.log');
  }

  write(kind: string, text: string, now: Date): void {
    const line = `${now.toISOString()} ${process.pid} ${kind} ${printable(withoutText(text).replaceAll(/\s+/g, ' '))}\n`;
    try {
      makeDirectorySync(dirname(this.#file));
      if (sizeOf(this.#file) + line.length > LARGEST) renameSync(this.#file, `${this.#file}.1`);
      const isNew = sizeOf(this.#file) === 0;
      appendFileSync(this.#file, line, {mode: PRIVATE_FILE});
      // An existing file keeps its mode.
      if (isNew) chmodSync(this.#file, PRIVATE_FILE);
    } catch {
      // See above.
    }
  }

  read(): LogTail {
    const lines = [`${this.#file}.1`, this.#file].flatMap(linesOf);
    return {file: this.#file, lines: lines.slice(-TAIL)};
  }
}

/** What is wrong with a line may be said with what stands in it, the name of an alias for example. */
function withoutText(text: string): string {
  return withoutQuotes(text.replace(/(\bline \d+(?:, column \d+)?: ).*/s, '$1…'));
}

function sizeOf(file: string): number {
  return statSync(file, {throwIfNoEntry: false})?.size ?? 0;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
