import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** A text that an editor had open when strata ended, and that is not as it was: nobody has been asked about it. */
export interface LeftEdit {
  readonly file: string;
  readonly text: string;
  /** What it was said to be of when the editor was opened; checked by who knows its shape. */
  readonly about: unknown;
  /** ISO 8601: when the file was last written. */
  readonly changedAt: string;
}

/** Beside the text, as long as nobody has decided about it. */
const NOTE = '.about.json';
/** A text that was given up is kept for so long, ms. */
const KEPT_FOR = 30 * 24 * 3_600_000;
/** No values are this long. Bytes. */
const LONGEST = 64 * 2 ** 20;

interface Note {
  readonly pid: number;
  readonly about: unknown;
  /** The text as it was. */
  readonly before: string;
}

/** Notes what a text is of, so that it can be offered again should we not be there when its editor ends. */
export async function noteEdit(file: string, about: unknown, before: string): Promise<void> {
  const note: Note = {pid: process.pid, about, before};
  await writeFile(join(dirname(file), NOTE), JSON.stringify(note), {mode: 0o600});
}

/** It was decided about: the text stays where it is, and is not offered again. */
export async function settleEdit(file: string): Promise<void> {
  await rm(join(dirname(file), NOTE), {force: true});
}

/**
 * The texts that editors left behind in the directory of private files, last changed first. Those of processes that still run are
 * theirs; those that are as they were are removed, and those that were given up 30 days ago. Never throws: what cannot be read is
 * in nobody's way.
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
    if (note !== undefined && isRunning(note.pid)) return undefined;
    const file = join(directory, name ?? '.');
    const {mtime, size} = await stat(file);
    if (now.getTime() - mtime.getTime() > KEPT_FOR) await rm(directory, {recursive: true, force: true});
    if (note === undefined || name === undefined || size > LONGEST) return undefined;
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await readFile(file));
    if (text !== note.before) return {file, text, about: note.about, changedAt: mtime.toISOString()};
    await rm(directory, {recursive: true, force: true});
  } catch {
    // Another strata may have tidied it, or it is none of ours.
  }
  return undefined;
}

/** A note that is none tells nothing; the text stays. */
function readNote(text: string): Note | undefined {
  const note: unknown = JSON.parse(text);
  if (typeof note !== 'object' || note === null) return undefined;
  const {pid, about, before} = Object.fromEntries(Object.entries(note));
  return typeof pid === 'number' && typeof before === 'string' ? {pid, about, before} : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process has that number now.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
