import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {markOfThisProcess, whoRuns} from '../files/process-mark.ts';
import {keptBeside} from './beside-edit.ts';

/** A text that an editor had open when strata ended, and that is not as it was, or not all that was typed: nobody has been asked about it. */
export interface LeftEdit {
  readonly file: string;
  readonly text: string;
  /** What it was said to be of when the editor was opened; checked by who knows its shape. */
  readonly about: unknown;
  /** ISO 8601: when the file was last written. */
  readonly changedAt: string;
  /** The file beside it in which the editor kept what was not saved. */
  readonly beside?: string;
}

/** Beside the text, as long as nobody has decided about it. */
const NOTE = '.about.json';
/** A text that was given up is kept for so long, ms. */
const KEPT_FOR = 30 * 24 * 3_600_000;
/** No values are this long. Bytes. */
const LONGEST = 64 * 2 ** 20;

interface Note {
  /** Of the strata that opened the editor. */
  readonly process: string;
  readonly about: unknown;
  /** The text as it was. */
  readonly before: string;
}

/**
 * Notes what a text is of, so that it can be offered again should we not be there when its editor ends. Of a text that is edited again the
 * first note tells how it was before.
 */
export async function noteEdit(file: string, about: unknown, before: string): Promise<void> {
  const path = join(dirname(file), NOTE);
  const first = await readFile(path, 'utf8').then(readNote, () => undefined);
  const note: Note = {process: markOfThisProcess(), about, before: first?.before ?? before};
  await writeFile(path, JSON.stringify(note), {mode: 0o600});
}

/** It was decided about: the text stays where it is, and is not offered again. */
export async function settleEdit(file: string): Promise<void> {
  await rm(join(dirname(file), NOTE), {force: true});
}

/**
 * The texts that editors left behind in the directory of private files, last changed first. Those of processes that still run are
 * theirs; those that are as they were are removed, and those that were given up 30 days ago. One that nobody was asked about stays,
 * however old it looks: the clock may be wrong. Never throws: what cannot be read is in nobody's way.
 */
export async function leftEdits(directory: string, now: Date): Promise<readonly LeftEdit[]> {
  const names = await readdir(directory).catch(() => []);
  const found = await Promise.all(
    names.filter(name => name.startsWith('edit-')).map(async name => lookAt(join(directory, name), now)),
  );
  return found.filter(edit => edit !== undefined).toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

async function lookAt(directory: string, now: Date): Promise<LeftEdit | undefined> {
  try {
    const names = await readdir(directory);
    const name = names.find(one => one.endsWith('.values.yaml'));
    const note = names.includes(NOTE) ? readNote(await readFile(join(directory, NOTE), 'utf8')) : undefined;
    // Another user's process has no business here: it has the number of one of ours that ended.
    if (note !== undefined && whoRuns(note.process) === 'this user') return undefined;
    const file = join(directory, name ?? '.');
    const {mtime, size} = await stat(file);
    if (note === undefined) {
      if (now.getTime() - mtime.getTime() > KEPT_FOR) await rm(directory, {recursive: true, force: true});
      return undefined;
    }
    if (name === undefined || size > LONGEST) return undefined;
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await readFile(file));
    const beside = await keptBeside(file);
    if (text !== note.before || beside !== undefined)
      return {file, text, about: note.about, changedAt: mtime.toISOString(), ...(beside !== undefined && {beside})};
    await rm(directory, {recursive: true, force: true});
  } catch {
    // Another strata may have tidied it, or it is none of ours.
  }
  return undefined;
}

/** A note that is none, or only half of one, tells nothing: no editor was opened on that text, or somebody else wrote it. */
function readNote(text: string): Note | undefined {
  const note = parse(text);
  if (typeof note !== 'object' || note === null) return undefined;
  const {process, about, before} = Object.fromEntries(Object.entries(note));
  return typeof process === 'string' && typeof before === 'string' ? {process, about, before} : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
