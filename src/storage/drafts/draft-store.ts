import {renameSync, truncateSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import {record, redo, startHistory, undo} from '../../domain/profile/history.ts';
import type {TrashEntry} from '../../domain/profile/profile-summary.ts';
import type {Profile, ProfileRef} from '../../domain/profile/profile.ts';
import {sameData} from '../../domain/values/plain-data.ts';
import {errorCode} from '../../files/error-code.ts';
import {makeDirectorySync} from '../../files/make-directory.ts';
import {diskTrouble} from '../disk-trouble.ts';
import {readRegularNow} from '../regular-file.ts';
import type {Workspace} from '../workspace.ts';
import {type Draft, journalChange, journalSaved, journalStep, replay} from './draft-journal.ts';
import {isUnsaved, summaryOf, type DraftSummary} from './draft-summary.ts';
import {JournalFiles, titleOf} from './journal-files.ts';
import {type KeptBecause, KeptFiles} from './kept-files.ts';
import {LiveJournal} from './live-journal.ts';

/** A draft that cannot be read; its file was kept under this path. */
export interface BrokenDraft {
  readonly file: string;
  readonly reason: string;
}

/**
 * Unsaved work with its undo history: a journal for every changed version, `drafts/<name>/<version>.jsonl`. Whatever is
 * written is on disk when the function returns. A journal that another process writes to is left alone, and another
 * begun beside it. All functions throw StrataError `disk.full`, `disk.read-only`, `file.forbidden`.
 */
export class DraftStore {
  readonly #journals: JournalFiles;
  readonly #kept: KeptFiles;
  readonly #now: () => Date;
  /** The journals that we write to, by the version's path. */
  readonly #live = new Map<string, LiveJournal>();
  /** What could not be read in journals, until it is reported. */
  readonly #spoilt: BrokenDraft[] = [];
  /** The versions as their files were when we last heard of them. */
  readonly #files = new Map<string, SavedProfile>();

  constructor(workspace: Workspace, now: () => Date = () => new Date()) {
    this.#journals = new JournalFiles(workspace.drafts);
    this.#kept = new KeptFiles(workspace);
    this.#now = now;
  }

  /**
   * The draft of a version with its history; undefined when there is none. `file` is the version as it is on disk: when
   * it changed and the draft has no unsaved work, the change becomes a step of the history; otherwise the draft keeps
   * the hash it is based on, and a save will find the conflict. Throws StrataError `draft.unreadable` when the journal
   * cannot be replayed: it is kept aside, and the next call finds none.
   */
  open(ref: ProfileRef, file?: SavedProfile): Draft | undefined {
    if (file !== undefined) this.#files.set(keyOf(ref), file);
    const found = this.#journals.of(ref).flatMap(path => this.#read(path) ?? []);
    const newest = found.toSorted((a, b) => order(b, a))[0];
    if (newest === undefined) return undefined;
    this.#live.set(keyOf(ref), newest);
    const {draft} = newest;
    if (file === undefined || file.hash === draft.hash || isUnsaved(draft)) return draft;
    const isSame = sameData(draft.history.present, file.profile);
    if (!isSame) this.record(ref, 'changed on disk', draft.history.present, file.profile);
    this.markSaved(ref, isSame ? draft.history.present : file.profile, file.hash);
    return this.#live.get(keyOf(ref))?.draft;
  }

  /** Records a change. The version on disk is the one last passed to `open` or `markSaved`. */
  record(ref: ProfileRef, label: string, before: Profile, after: Profile): void {
    const live = this.#live.get(keyOf(ref)) ?? this.#begin(ref, before);
    const {history} = live.draft;
    if (after === history.present) return;
    const now = this.#now();
    const line = journalChange(label, history.present, after, now);
    this.#write(
      ref,
      live,
      line,
      {...live.draft, history: record(history, label, after), changedAt: now.toISOString()},
      now,
    );
  }

  undo(ref: ProfileRef): void {
    this.#step(ref, 'undo');
  }

  redo(ref: ProfileRef): void {
    this.#step(ref, 'redo');
  }

  /**
   * Records that the version was written to its file, which now has this hash. Without a draft there is nothing to
   * record.
   */
  markSaved(ref: ProfileRef, profile: Profile, hash: string): void {
    this.#files.set(keyOf(ref), {profile, hash});
    const live = this.#live.get(keyOf(ref));
    if (live === undefined) return;
    const now = this.#now();
    const line = journalSaved(live.draft.history, profile, hash, now);
    this.#write(ref, live, line, {...live.draft, saved: profile, hash}, now);
  }

  /** Removes the draft and its history; they are kept for 30 days with the other discarded texts. */
  discard(ref: ProfileRef): void {
    this.#live.delete(keyOf(ref));
    for (const path of this.#journals.of(ref)) this.#keepAside(path, 'discarded');
  }

  /** The discarded drafts that can be put back, newest first. */
  discarded(): readonly TrashEntry[] {
    return this.#kept.list().flatMap(({path, because, keptAt}): readonly TrashEntry[] => {
      const ref = because === 'discarded' ? refIn(path) : undefined;
      return ref === undefined ? [] : [{id: `${DISCARDED}${basename(path)}`, what: 'draft', ref, deletedAt: keptAt}];
    });
  }

  /**
   * Puts a discarded draft back, with its history. Throws StrataError `trash.missing` when it is gone, and
   * `draft.exists` when the version has other unsaved work by now, because one would hide the other.
   */
  restore(id: string): ProfileRef {
    const path = this.#kept.list().find(kept => `${DISCARDED}${basename(kept.path)}` === id)?.path;
    const ref = path === undefined ? undefined : refIn(path);
    if (path === undefined || ref === undefined)
      throw new StrataError('trash.missing', 'this draft is no longer there');
    const isTaken = this.#journals.of(ref).some(other => isUnsaved(this.#replay(other).draft));
    if (isTaken)
      throw new StrataError('draft.exists', `${ref.name} ${ref.version} has other unsaved work by now`, {
        hint: 'Save that or discard it, then restore this one.',
      });
    const free = this.#journals.freePath(ref);
    try {
      makeDirectorySync(dirname(free));
      renameSync(path, free);
    } catch (error) {
      throw diskTrouble(error, 'restore the draft to', free);
    }
    this.#live.delete(keyOf(ref));
    return ref;
  }

  /** The drafts with unsaved work, last changed first, and those that could not be read. */
  list(): {readonly drafts: readonly DraftSummary[]; readonly broken: readonly BrokenDraft[]} {
    const drafts: Draft[] = [];
    const broken: BrokenDraft[] = [];
    for (const path of this.#journals.all()) {
      try {
        drafts.push(this.#replay(path).draft);
      } catch (error) {
        // A draft of a newer strata, or one that we may not read, is not ours to move.
        const isOurs = errorCode(error) === undefined && !isNewer(error);
        broken.push({
          file: isOurs ? this.#keepAside(path, 'broken') : path,
          reason: reasonOf(diskTrouble(error, 'read', path)),
        });
      }
    }
    const unsaved = drafts.filter(isUnsaved).toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
    return {drafts: unsaved.map(summaryOf), broken: [...broken, ...this.#spoilt.splice(0)]};
  }

  #begin(ref: ProfileRef, profile: Profile): LiveJournal {
    const file = this.#files.get(keyOf(ref));
    const changedAt = this.#now().toISOString();
    const draft = {ref, history: startHistory(profile), saved: file?.profile, hash: file?.hash, changedAt};
    return this.#journal(draft, this.#journals.pathOf(ref), undefined);
  }

  #step(ref: ProfileRef, step: 'undo' | 'redo'): void {
    const live = this.#live.get(keyOf(ref));
    if (live === undefined) return;
    const history = step === 'undo' ? undo(live.draft.history) : redo(live.draft.history);
    if (history === live.draft.history) return;
    const now = this.#now();
    this.#write(ref, live, journalStep(step, now), {...live.draft, history, changedAt: now.toISOString()}, now);
  }

  #write(ref: ProfileRef, live: LiveJournal, line: string, draft: Draft, now: Date): void {
    this.#live.set(keyOf(ref), live);
    try {
      live.write(line, draft, now);
    } catch (error) {
      throw diskTrouble(error, 'keep the draft in', live.path);
    }
  }

  #journal(draft: Draft, path: string, size: number | undefined): LiveJournal {
    return new LiveJournal(draft, path, size, () => this.#journals.pathBeside(draft.ref));
  }

  /** Undefined for a journal of a newer strata: ours is then begun beside it. */
  #read(path: string): LiveJournal | undefined {
    try {
      const {draft, size} = this.#replay(path);
      return this.#journal(draft, path, size);
    } catch (error) {
      if (isNewer(error)) return undefined;
      if (isOfDisk(error)) throw diskTrouble(error, 'read the draft', path);
      const kept = this.#keepAside(path, 'broken');
      throw new StrataError('draft.unreadable', `the draft ${path} cannot be replayed: ${reasonOf(error)}`, {
        hint: `It was kept as ${kept}. Open the version again to go on from what is saved.`,
        cause: error,
      });
    }
  }

  /**
   * The draft in a journal, whose file is cut off where it becomes unreadable, because a torn last line would spoil the
   * next one. If more is cut off than that, the whole journal is kept, and that is reported.
   */
  #replay(path: string): {readonly draft: Draft; readonly size: number} {
    const bytes = readRegularNow(path);
    const text = bytes.toString('utf8');
    const {draft, lines, trouble} = replay(text);
    const size = endOfLine(bytes, lines);
    const reason = `${draft.ref.name} ${draft.ref.version}, ${trouble}; what stands before it is there`;
    if (trouble !== undefined)
      this.#spoilt.push({file: this.#kept.keep(titleOf(path), 'broken', text, this.#now()), reason});
    if (bytes.length > size) truncateSync(path, size);
    return {draft, size};
  }

  #keepAside(path: string, because: KeptBecause): string {
    return this.#kept.take(path, titleOf(path), because, this.#now());
  }
}

/** The beginning of a discarded draft's id; no deleted version's id begins like it. */
export const DISCARDED = 'draft:';

/**
 * The version whose unsaved work a journal holds; undefined when it holds none (only history), or cannot be replayed.
 */
function refIn(path: string): ProfileRef | undefined {
  try {
    const {draft} = replay(readRegularNow(path).toString('utf8'));
    return isUnsaved(draft) ? draft.ref : undefined;
  } catch {
    return undefined;
  }
}

interface SavedProfile {
  readonly profile: Profile;
  readonly hash: string;
}

function keyOf({name, version}: ProfileRef): string {
  return JSON.stringify([name, version]);
}

/** Unsaved work first, then last changed first. */
function order(a: LiveJournal, b: LiveJournal): number {
  const [isA, isB] = [isUnsaved(a.draft), isUnsaved(b.draft)];
  if (isA !== isB) return isA ? 1 : -1;
  return a.draft.changedAt < b.draft.changedAt ? -1 : 1;
}

/** The offset after so many line breaks. */
function endOfLine(bytes: Uint8Array, lines: number): number {
  let end = 0;
  for (let line = 0; line < lines; line += 1) end = bytes.indexOf(LINE_BREAK, end) + 1;
  return end;
}

const LINE_BREAK = 0x0a;

/** Errors of our own, of a profile that is none, have a code too. */
function isOfDisk(error: unknown): boolean {
  return errorCode(error) !== undefined && !(error instanceof StrataError);
}

function isNewer(error: unknown): boolean {
  return error instanceof StrataError && error.code === 'draft.newer';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
