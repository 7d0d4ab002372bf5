import {readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {markOfThisProcess, whoRuns} from '../../files/process-mark.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {readRegularNow} from '../regular-file.ts';
import type {Workspace} from '../workspace.ts';
import {replaceSafely} from './append-file.ts';

/** What is filled in step by step, and lost with the screen that asks for it unless it is kept. */
type What = 'new-profile' | 'form' | 'upgrade' | 'import' | 'merge';

/**
 * Screens that are half filled in, one file for each process: `drafts/.new-profile.<process>.json`. Two stratas on one workspace do not
 * write over each other; what one left that runs no more is found by the next.
 */
export class Unfinished {
  readonly #directory: string;
  readonly #own: string;
  /** What was found of another process, until it is written anew. */
  readonly #found = new Map<What, string>();

  constructor({drafts}: Workspace, process = markOfThisProcess()) {
    this.#directory = drafts;
    this.#own = process;
  }

  /** Keeps it, on disk when this returns; undefined: it is finished. Throws StrataError `disk.full` and the like. */
  write(what: What, value: unknown): void {
    const path = this.#pathOf(what, this.#own);
    const found = this.#found.get(what);
    try {
      if (value === undefined) rmSync(path, {force: true});
      else replaceSafely(path, `${JSON.stringify(value)}\n`);
      if (found !== undefined) rmSync(found, {force: true});
      this.#found.delete(what);
    } catch (error) {
      throw diskTrouble(error, 'keep the draft in', path);
    }
  }

  /** Our own, else the newest that was left, unchecked; undefined when nothing can be read. */
  read(what: What): unknown {
    const own = readJson(this.#pathOf(what, this.#own));
    if (own !== undefined) return own;
    const left = this.#left(what).map(path => ({path, value: readJson(path)}));
    const newest = left.find(({value}) => value !== undefined);
    if (newest !== undefined) this.#found.set(what, newest.path);
    return newest?.value;
  }

  /** The newest first. */
  #left(what: What): readonly string[] {
    const marks = namesIn(this.#directory).flatMap(
      name => new RegExp(`^\\.${what}\\.(.+)\\.json$`).exec(name)?.[1] ?? [],
    );
    return marks
      .filter(mark => whoRuns(mark) !== 'this user')
      .map(mark => this.#pathOf(what, mark))
      .toSorted((a, b) => timeOf(b) - timeOf(a));
  }

  #pathOf(what: What, process: string): string {
    return join(this.#directory, `.${what}.${process}.json`);
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readRegularNow(path).toString('utf8'));
  } catch {
    return undefined;
  }
}

function timeOf(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}
