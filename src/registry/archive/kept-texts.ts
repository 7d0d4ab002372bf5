import {randomBytes} from 'node:crypto';
import {type FileHandle, open, readdir, rename, rm, stat, utimes} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {isRecord} from '../../domain/values/plain-data.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import {keptName} from '../kept/kept-name.ts';
import type {FoundText, FoundTexts} from './collect-texts.ts';

/**
 * What is kept of an archive: a file with its texts one after another, followed by JSON that says where each begins,
 * and of which state of the archive they are.
 */
interface Table {
  readonly format: string;
  readonly stamp: string;
  readonly texts: readonly (readonly [path: string, text: FoundText])[];
  readonly refused: FoundTexts['refused'];
}

/** A file of another format counts as missing. */
const FORMAT = 'strata-texts 1';
const LENGTH_DIGITS = 16;

/** The kept texts of an archive; undefined when there are none, or the archive has changed since. */
export async function openKeptTexts(
  cache: string,
  archive: string,
  stamp: string,
): Promise<{readonly found: FoundTexts; readonly path: string} | undefined> {
  const path = keptPath(cache, archive);
  try {
    const table: unknown = JSON.parse(await readTable(path));
    if (!isTable(table) || table.stamp !== stamp) return undefined;
    await markUsed(path);
    return {path, found: {texts: new Map(table.texts), refused: table.refused}};
  } catch {
    return undefined;
  }
}

/** Writes the kept texts of an archive, completely or not at all. */
export class TextsWriter {
  private position = 0;
  private readonly file: FileHandle;
  private readonly draft: string;
  private readonly path: string;

  private constructor(file: FileHandle, draft: string, path: string) {
    this.file = file;
    this.draft = draft;
    this.path = path;
  }

  static async open(cache: string, archive: string): Promise<TextsWriter> {
    await makeDirectory(cache);
    const path = keptPath(cache, archive);
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    return new TextsWriter(await open(draft, 'wx', 0o600), draft, path);
  }

  /** Returns where the content begins. */
  async keep(content: Buffer): Promise<number> {
    const at = this.position;
    await this.file.writeFile(content);
    this.position += content.length;
    return at;
  }

  /** Returns the path of the file. */
  async finish(stamp: string, {texts, refused}: FoundTexts): Promise<string> {
    const table: Table = {format: FORMAT, stamp, texts: [...texts], refused};
    const json = Buffer.from(JSON.stringify(table));
    await this.file.writeFile(Buffer.concat([json, Buffer.from(String(json.length).padStart(LENGTH_DIGITS, '0'))]));
    await this.file.close();
    await rename(this.draft, this.path);
    await sweepKeptTexts(dirname(this.path), Date.now());
    return this.path;
  }

  async giveUp(): Promise<void> {
    await this.file.close().catch(() => undefined);
    await rm(this.draft, {force: true}).catch(() => undefined);
  }
}

/** What was not used for so long is made again when it is; ms. */
const KEPT_FOR = 30 * 86_400_000;
/** So often it is noted that it was used; ms. */
const MARKED_EVERY = 86_400_000;

/** Removes the texts of archives that nobody has read for long, and drafts of writers that died. Never throws. */
async function sweepKeptTexts(cache: string, now: number): Promise<void> {
  for (const name of await readdir(cache).catch(() => [])) {
    const isDraft = /\.texts\.[0-9a-f]+$/.test(name);
    if (!isDraft && !name.endsWith('.texts')) continue;
    const path = join(cache, name);
    const age =
      now -
      (await stat(path).then(
        ({mtimeMs}) => mtimeMs,
        () => now,
      ));
    if (age > (isDraft ? MARKED_EVERY : KEPT_FOR)) await rm(path, {force: true}).catch(() => undefined);
  }
}

/** The time of the file says when it was last of use. */
async function markUsed(path: string): Promise<void> {
  try {
    const now = new Date();
    if (now.getTime() - (await stat(path)).mtimeMs > MARKED_EVERY) await utimes(path, now, now);
  } catch {
    // It is made again, then.
  }
}

function keptPath(cache: string, archive: string): string {
  return join(cache, `${keptName(archive)}.texts`);
}

async function readTable(path: string): Promise<string> {
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const digits = Buffer.alloc(LENGTH_DIGITS);
    await file.read(digits, 0, LENGTH_DIGITS, size - LENGTH_DIGITS);
    const length = Number(digits.toString('latin1'));
    const json = Buffer.alloc(Math.min(length, size));
    await file.read(json, 0, json.length, size - LENGTH_DIGITS - json.length);
    return json.toString('utf8');
  } finally {
    await file.close();
  }
}

/** A file of this format was written here, in a directory of this user's alone: checking its outline is enough. */
function isTable(value: unknown): value is Table {
  return (
    isRecord(value) && value['format'] === FORMAT && Array.isArray(value['texts']) && Array.isArray(value['refused'])
  );
}
