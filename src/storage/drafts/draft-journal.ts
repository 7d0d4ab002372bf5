import {StrataError} from '../../domain/error.ts';
import {type History, record, redo, startHistory, undo} from '../../domain/profile/history.ts';
import type {Profile, ProfileRef} from '../../domain/profile/profile.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {parseProfile} from '../../formats/palette-document.ts';
import {applyDelta, type Delta, deltaOf} from './data-delta.ts';

/** A draft after everything in its journal. */
export interface Draft {
  readonly ref: ProfileRef;
  readonly history: History;
  /** The profile as last saved, the same object as in the history; undefined when it never was. */
  readonly saved: Profile | undefined;
  /** The hash of the file that it was saved to or read from. */
  readonly hash: string | undefined;
  /** ISO 8601. */
  readonly changedAt: string;
}

/**
 * A journal is a file of JSON lines that only grows: first the profile before the first change, then one line for every
 * change, undo, redo and save. A crash in the middle of a line loses that line and nothing else.
 */
export type JournalLine =
  | {
      readonly strata: 'draft 1';
      readonly ref: ProfileRef;
      readonly hash: string | null;
      readonly at: string;
      readonly profile: unknown;
    }
  | {readonly do: string; readonly at: string; readonly delta: Delta}
  | {readonly undo: true; readonly at: string}
  | {readonly redo: true; readonly at: string}
  /** Saved to a file with that hash: the current profile, the one `back` steps before it, or another. */
  | {readonly saved: string; readonly at: string; readonly back: number}
  | {readonly saved: string; readonly at: string; readonly profile: unknown};

/** The first line of a journal. `hash` is undefined when the profile is not in a file yet. */
function beginJournal(ref: ProfileRef, profile: Profile, hash: string | undefined, now: Date): string {
  return printLine({strata: 'draft 1', ref, hash: hash ?? null, at: now.toISOString(), profile});
}

/** The line for a change, or for a step that changed nothing. */
export function journalChange(label: string, before: Profile, after: Profile, now: Date): string {
  return printLine({do: label, at: now.toISOString(), delta: deltaOf(before, after) ?? {keys: {}}});
}

export function journalStep(step: 'undo' | 'redo', now: Date): string {
  const at = now.toISOString();
  return printLine(step === 'undo' ? {undo: true, at} : {redo: true, at});
}

/** Changes may have been made during the save: `profile` is the current or a past one, or comes from elsewhere. */
export function journalSaved(history: History, profile: Profile, hash: string, now: Date): string {
  const at = now.toISOString();
  const back = [...history.past.map(step => step.profile), history.present].toReversed().indexOf(profile);
  return printLine(back < 0 ? {saved: hash, at, profile} : {saved: hash, at, back});
}

/** A whole journal with a draft and its history, for when the old one is no longer ours. */
export function journalOf({ref, history, saved, hash}: Draft, now: Date): string {
  const states = [
    ...history.past.map(step => step.profile),
    history.present,
    ...history.future.map(step => step.profile),
  ];
  const labels = [...history.past, ...history.future].map(step => step.label);
  const [first = history.present] = states;
  const lines = [beginJournal(ref, first, saved === first ? hash : undefined, now)];
  for (const [at, label] of labels.entries()) {
    const [before = first, after = first] = [states[at], states[at + 1]];
    lines.push(journalChange(label, before, after, now));
    if (after === saved && hash !== undefined) lines.push(printLine({saved: hash, at: now.toISOString(), back: 0}));
  }
  if (saved !== undefined && hash !== undefined && !states.includes(saved)) {
    lines.push(printLine({saved: hash, at: now.toISOString(), profile: saved}));
  }
  return [...lines, ...history.future.map(() => journalStep('undo', now))].join('');
}

/** A draft, as far as its journal can be read. */
export interface Replayed {
  readonly draft: Draft;
  /** The number of lines it took. */
  readonly lines: number;
  /** Why the next line cannot be replayed; undefined when there is none, or it was cut off while being written. */
  readonly trouble: string | undefined;
}

/**
 * Replays the journal, up to its end or to a line that cannot be read: after a power cut, the last lines may hold
 * anything. Throws when not even the first line can be read, and `draft.newer` when a newer strata wrote it.
 */
export function replay(text: string): Replayed {
  const [first = '', ...rest] = text.split('\n').slice(0, -1);
  let draft = begin(parseLine(first));
  for (const [at, line] of rest.entries()) {
    try {
      draft = replayLine(draft, parseLine(line));
    } catch (error) {
      const why =
        error instanceof SyntaxError ? 'it is no JSON' : error instanceof Error ? error.message : String(error);
      return {draft, lines: at + 1, trouble: `line ${at + 2}: ${why}`};
    }
  }
  return {draft, lines: rest.length + 1, trouble: undefined};
}

function begin(first: JournalLine): Draft {
  if (!('strata' in first)) throw new TypeError('the first line is not the beginning of a draft');
  if (first.strata !== FORMAT) {
    throw new StrataError('draft.newer', `another strata wrote it, in a format of its own (${String(first.strata)})`, {
      hint: 'Open the version with that strata to go on with it.',
    });
  }
  const profile = parseProfile(first.profile, 'the draft');
  const hash = first.hash ?? undefined;
  return {
    ref: first.ref,
    history: startHistory(profile),
    saved: hash === undefined ? undefined : profile,
    hash,
    changedAt: first.at,
  };
}

const FORMAT = 'draft 1';

function replayLine(draft: Draft, line: JournalLine): Draft {
  const {history} = draft;
  if ('do' in line) {
    const profile = applyDelta(history.present, line.delta);
    if (!isProfile(profile)) throw new TypeError(`"${line.do}" leaves no profile`);
    return {...draft, history: record(history, line.do, profile), changedAt: line.at};
  }
  if ('undo' in line) return {...draft, history: undo(history), changedAt: line.at};
  if ('redo' in line) return {...draft, history: redo(history), changedAt: line.at};
  if ('saved' in line) return {...draft, saved: savedBy(line, history), hash: line.saved};
  throw new TypeError('a draft begins twice');
}

function savedBy(line: Extract<JournalLine, {readonly saved: string}>, history: History): Profile {
  if ('profile' in line) return parseProfile(line.profile, 'the draft');
  const saved = line.back === 0 ? history.present : history.past.at(-line.back)?.profile;
  if (saved === undefined) throw new TypeError('a save of what is not there');
  return saved;
}

function printLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

function parseLine(text: string): JournalLine {
  const line = parseJson(text);
  if (isLine(line)) return line;
  throw new TypeError('a line that is not known');
}

/** Leaves out the parser's own message, which quotes text that may be secret. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError('it is no JSON');
  }
}

/** We wrote it, and `replay` notices when its content does not fit. */
function isLine(line: unknown): line is JournalLine {
  return (
    isRecord(line) &&
    typeof line['at'] === 'string' &&
    ['strata', 'do', 'undo', 'redo', 'saved'].some(key => key in line)
  );
}

/** The outline of one: a delta of a profile was made between profiles. */
function isProfile(value: unknown): value is Profile {
  if (!isRecord(value) || !isRecord(value['metadata']) || !isRecord(value['spec'])) return false;
  const {template} = value['spec'];
  return isRecord(template) && (template['packs'] === null || Array.isArray(template['packs']));
}
