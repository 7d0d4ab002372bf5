import {errorCode} from '../../files/error-code.ts';
import {appendSafely, createSafely, replaceSafely} from './append-file.ts';
import {type Draft, journalChange, journalOf, journalSaved} from './draft-journal.ts';

/**
 * The journal of one draft that we write to. What `write` is given is on disk when it returns. After a failed write (a
 * full disk), the journal is behind the draft: then every write tries to bring all of it to disk or, when there is no
 * room, at least the current profile. So a restart never shows another profile than the screen did.
 */
export class LiveJournal {
  #draft: Draft;
  #path: string;
  /** In bytes; undefined while there is no file. */
  #size: number | undefined;
  /** The draft in the file, when that is not `#draft`. */
  #behind: Draft | undefined;
  /** Returns a free path beside the journal, for when another process writes to it. */
  readonly #otherPath: () => string;

  constructor(draft: Draft, path: string, size: number | undefined, otherPath: () => string) {
    this.#draft = draft;
    this.#path = path;
    this.#size = size;
    this.#otherPath = otherPath;
  }

  get draft(): Draft {
    return this.#draft;
  }

  get path(): string {
    return this.#path;
  }

  /**
   * Makes `draft` the current one; `line` leads to it. Throws the file system's errors, after which the draft is still
   * the new one.
   */
  write(line: string, draft: Draft, now: Date): void {
    const before = this.#draft;
    this.#draft = draft;
    if (this.#behind !== undefined) {
      this.#catchUp(this.#behind, now);
      return;
    }
    try {
      this.#append(line, () => `${journalOf(before, now)}${line}`);
    } catch (error) {
      this.#behind = before;
      throw error;
    }
  }

  #catchUp(behind: Draft, now: Date): void {
    const whole = journalOf(this.#draft, now);
    try {
      // Appending nothing checks whether the file is still ours.
      const isOurs = this.#size !== undefined && appendSafely(this.#path, this.#size, '') !== undefined;
      if (isOurs) this.#size = replaceSafely(this.#path, whole);
      else this.#create(whole);
      this.#behind = undefined;
    } catch (error) {
      if (this.#size === undefined || errorCode(error) === undefined) throw error;
      this.#append(linesBetween(behind, this.#draft, now), () => whole);
      this.#behind = this.#draft;
    }
  }

  /** `whole`: the whole journal, for a file of our own when the journal is another's now, or gone. */
  #append(line: string, whole: () => string): void {
    const size = this.#size === undefined ? undefined : appendSafely(this.#path, this.#size, line);
    if (size === undefined) this.#create(whole());
    else this.#size = size;
  }

  #create(text: string): void {
    try {
      if (this.#size === undefined) {
        this.#size = createSafely(this.#path, text);
        return;
      }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const path = this.#otherPath();
    this.#size = createSafely(path, text);
    this.#path = path;
  }
}

/** The lines that lead in one step from the file's state to the current profile and what is saved of it. */
function linesBetween(before: Draft, after: Draft, now: Date): string {
  const label = after.history.past.at(-1)?.label ?? 'undo';
  const change = journalChange(label, before.history.present, after.history.present, now);
  const isSaved = after.saved !== undefined && after.hash !== undefined && after.hash !== before.hash;
  return isSaved ? `${change}${journalSaved(after.history, after.saved, after.hash, now)}` : change;
}
