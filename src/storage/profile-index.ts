import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ProfileType} from '../domain/profile.ts';
import type {ProfileOutline} from '../formats/profile-outline.ts';
import {writeSafely} from './safe-write.ts';
import type {Workspace} from './workspace.ts';

/** What is known of a file in `profiles/` without opening it: true as long as its size and time are the same. */
export interface IndexEntry {
  /** `web-prod/1.0.0.yaml`, below `profiles/`. */
  readonly file: string;
  /** Of the content, milliseconds since 1970. */
  readonly modified: number;
  /** Of the file (ctime): also when a tool gave new content the old time. */
  readonly changed: number;
  readonly size: number;
  /** The outline, or why there is none. */
  readonly content: ProfileOutline | {readonly reason: string};
}

/** The entries by file; empty when there is no index that can be read: it is made again. */
export async function readIndex(workspace: Workspace): Promise<ReadonlyMap<string, IndexEntry>> {
  const text = await readFile(indexPath(workspace), 'utf8').catch(() => '');
  return parseIndex(text);
}

/** Keeps the entries for the next start. An index that cannot be written is no harm: what it says is read again. */
export async function writeIndex(workspace: Workspace, entries: Iterable<IndexEntry>): Promise<void> {
  await writeSafely(indexPath(workspace), printIndex(entries)).catch(() => undefined);
}

/**
 * One line an entry, columns parted by tabs, lists by unit separators: 5,000 entries load three times as fast as JSON.
 * The first line tells the format; a file of another one is as good as none.
 */
export function parseIndex(text: string): ReadonlyMap<string, IndexEntry> {
  const lines = text.split('\n');
  if (lines[0] !== HEADER || lines.at(-1) !== END) return new Map();
  return new Map(
    lines
      .slice(1, -1)
      .map(line => parseEntry(line))
      .map(entry => [entry.file, entry]),
  );
}

export function printIndex(entries: Iterable<IndexEntry>): string {
  return [HEADER, ...Iterator.from(entries).map(printEntry), END].join('\n');
}

const HEADER = 'strata profiles 1';
const END = 'end';
const UNIT = '\u001f';

function indexPath(workspace: Workspace): string {
  return join(workspace.cache, 'profiles.tsv');
}

function printEntry({file, modified, changed, size, content}: IndexEntry): string {
  const columns =
    'reason' in content
      ? [content.reason]
      : [
          content.ref.name,
          content.ref.version,
          content.summary.type,
          content.summary.cloud,
          content.summary.description,
          content.summary.tags.map(escapeUnit).join(UNIT),
          content.summary.packs.map(escapeUnit).join(UNIT),
        ];
  return [file, String(modified), String(changed), String(size), ...columns.map(escape)].join('\t');
}

function parseEntry(line: string): IndexEntry {
  const [file = '', modified = '', changed = '', size = '', ...columns] = line.split('\t');
  const [name = '', version = '', type = '', cloud = '', description = '', tags = '', packs = ''] =
    columns.map(unescape);
  const content =
    columns.length < 7
      ? {reason: name}
      : {
          ref: {name, version},
          summary: {type: asType(type), cloud, description, tags: parseList(tags), packs: parseList(packs)},
        };
  return {file, modified: Number(modified), changed: Number(changed), size: Number(size), content};
}

function asType(text: string): ProfileType {
  return text === 'infra' || text === 'add-on' || text === 'system' ? text : 'cluster';
}

function parseList(text: string): readonly string[] {
  return text === '' ? [] : text.split(UNIT);
}

/** A tag or pack that holds a separator is shown without it: the index is for lists, the file is the truth. */
function escapeUnit(text: string): string {
  return text.replaceAll(UNIT, ' ');
}

function escape(text: string): string {
  return /[\\\t\n]/.test(text) ? text.replaceAll(/[\\\t\n]/g, char => ESCAPES[char] ?? char) : text;
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, char: string) => UNESCAPES[char] ?? char) : text;
}

const ESCAPES: Readonly<Record<string, string>> = {'\\': '\\\\', '\t': '\\t', '\n': '\\n'};
const UNESCAPES: Readonly<Record<string, string>> = {t: '\t', n: '\n'};
