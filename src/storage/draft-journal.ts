import {isRecord} from '../domain/diff/plain-data.ts';
import {type History, record, redo, startHistory, undo} from '../domain/history.ts';
import type {Profile, ProfileRef} from '../domain/profile.ts';
import {parseProfile} from '../formats/palette-document.ts';
import {applyDelta, type Delta, deltaOf} from './data-delta.ts';

/** A draft as it stands after everything in its journal. */
export interface Draft {
  readonly ref: ProfileRef;
  readonly history: History;
  /** The profile as it was last saved, the same object as in the history; undefined when it never was. */
  readonly saved: Profile | undefined;
  /** Of the file that it was saved to or read from. */
  readonly hash: string | undefined;
  /** ISO 8601. */
  readonly changedAt: string;
}

/**
 * A journal is a file of JSON lines that only grows: first the profile as it was before the first change, then one line
 * for every change, undo, redo and save. Whoever kills us in the middle of a line loses that line and no other.
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
  /** Saved to a file with that hash: the present, or what was `back` steps before it, or another profile. */
  | {readonly saved: string; readonly at: string; readonly back: number}
  | {readonly saved: string; readonly at: string; readonly profile: unknown};

/** The first line of a journal. `hash` is undefined when the profile is not in a file yet. */
function beginJournal(ref: ProfileRef, profile: Profile, hash: string | undefined, now: Date): string {
  return printLine({strata: 'draft 1', ref, hash: hash ?? null, at: now.toISOString(), profile});
}

/** The line for a change; also for one that changed nothing but counts as a step. */
export function journalChange(label: string, before: Profile, after: Profile, now: Date): string {
  return printLine({do: label, at: now.toISOString(), delta: deltaOf(before, after) ?? {keys: {}}});
}

export function journalStep(step: 'undo' | 'redo', now: Date): string {
  const at = now.toISOString();
  return printLine(step === 'undo' ? {undo: true, at} : {redo: true, at});
}

/** Changes may have been made while it was being saved: `profile` is the present or a past one, or from elsewhere. */
export function journalSaved(history: History, profile: Profile, hash: string, now: Date): string {
  const at = now.toISOString();
  const back = [...history.past.map(step => step.profile), history.present].toReversed().indexOf(profile);
  return printLine(back < 0 ? {saved: hash, at, profile} : {saved: hash, at, back});
}

/** A whole journal that says where the draft stands and how it came there, for when the old one is no longer ours. */
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

/** The part of a journal that was written whole: up to its last line break. */
export function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

/** Does again what the journal says; a torn last line is ignored. Throws when it cannot be done. */
export function replay(text: string): Draft {
  const [first, ...rest] = wholeLines(text).split('\n').slice(0, -1).map(parseLine);
  if (first === undefined || !('strata' in first))
    throw new TypeError('the first line is not the beginning of a draft');
  const profile = parseProfile(first.profile, 'the draft');
  const hash = first.hash ?? undefined;
  const begun: Draft = {
    ref: first.ref,
    history: startHistory(profile),
    saved: hash === undefined ? undefined : profile,
    hash,
    changedAt: first.at,
  };
  return rest.reduce(replayLine, begun);
}

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
  const line: unknown = JSON.parse(text);
  if (isLine(line)) return line;
  throw new TypeError('a line that is not known');
}

/** We wrote it, and `replay` finds out when what is inside doesn't fit. */
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
  return isRecord(template) && Array.isArray(template['packs']);
}
