import {createHash, randomUUID} from 'node:crypto';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {CORE_KINDS, type LayerKind} from '../domain/layer.ts';
import type {BrokenPack, PackState, PackSummary} from '../domain/pack.ts';
import type {Scan} from './scan.ts';

/**
 * The index of a directory as it was last read: one line a pack, its columns parted by tabs. 10,000 packs are read back in a few
 * milliseconds, where JSON takes 20 to 30. It is only ever a copy of what `pack.json` files say; when in doubt, scan again.
 */
export interface IndexFile {
  readonly scan: Scan;
  /** ISO 8601. */
  readonly readAt: string;
}

/** First line; another version of the format is as good as none. */
const FORMAT = 'strata-index 1';
/** Lines before the packs: format, root, when it was read, how many. */
const HEAD = 4;
const COLUMNS = 9;

/** Reads the index of a registry; undefined when there is none that can be trusted. */
export async function readIndex(cache: string, registry: string, root: string): Promise<IndexFile | undefined> {
  const text = await readFile(indexPath(cache, root), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const [format, path, readAt = '', counts = ''] = lines;
  const [packCount = -1, brokenCount = -1] = counts.split(' ').map(Number);
  const isWhole = lines.length === HEAD + packCount + brokenCount + 1;
  if (format !== FORMAT || path !== escaped(root) || !isWhole) return undefined;
  const packs: PackSummary[] = [];
  for (let at = HEAD; at < HEAD + packCount; at += 1) {
    const pack = readPack(registry, lines[at] ?? '');
    if (pack === undefined) return undefined;
    packs.push(pack);
  }
  const broken = lines.slice(HEAD + packCount, -1).map(line => readBroken(registry, line));
  return {scan: {packs, broken}, readAt};
}

/** Writes the index, whole or not at all. A cache that cannot be written costs time and nothing else: no error. */
export async function writeIndex(cache: string, root: string, {scan, readAt}: IndexFile): Promise<void> {
  const {packs, broken} = scan;
  const lines = [
    FORMAT,
    escaped(root),
    readAt,
    `${packs.length} ${broken.length}`,
    ...packs.map(writePack),
    ...broken.map(one => `${escaped(one.location)}\t${escaped(one.reason)}`),
    '',
  ];
  const path = indexPath(cache, root);
  const temporary = `${path}.${randomUUID()}`;
  try {
    await mkdir(cache, {recursive: true, mode: 0o700});
    await writeFile(temporary, lines.join('\n'), {mode: 0o600});
    await rename(temporary, path);
  } catch {
    await rm(temporary, {force: true}).catch(() => undefined);
  }
}

function indexPath(cache: string, root: string): string {
  return join(cache, `${createHash('sha256').update(root).digest('hex').slice(0, 24)}.index`);
}

function writePack(pack: PackSummary): string {
  const {name, displayName, version, layer, cloudTypes, addonType, group, state, location} = pack;
  const columns = [name, displayName, version, layer, cloudTypes.join(','), addonType, group, state, location];
  return columns.map(escaped).join('\t');
}

function readPack(registry: string, line: string): PackSummary | undefined {
  const written = line.split('\t');
  if (written.length !== COLUMNS) return undefined;
  const columns = line.includes('\\') ? written.map(unescaped) : written;
  const [
    name = '',
    displayName = '',
    version = '',
    layer,
    clouds = '',
    addonType = '',
    group = '',
    state,
    location = '',
  ] = columns;
  const kind = KINDS.find(one => one === layer);
  const known = STATES.find(one => one === state);
  if (kind === undefined || known === undefined || leadsOut(location)) return undefined;
  const cloudTypes = clouds === 'all' ? FOR_ALL : clouds.split(',');
  return {registry, name, displayName, version, layer: kind, cloudTypes, addonType, group, state: known, location};
}

function readBroken(registry: string, line: string): BrokenPack {
  const [location = '', reason = ''] = line.split('\t').map(unescaped);
  return {registry, location, reason};
}

const KINDS: readonly LayerKind[] = [...CORE_KINDS, 'addon', 'kernel'];
const STATES: readonly PackState[] = ['active', 'deprecated', 'disabled', 'deleted'];
/** One list for the many packs that fit all clouds. */
const FOR_ALL: readonly string[] = ['all'];

/** A cache is a file like any other: a location in it must not lead out of the registry. */
function leadsOut(location: string): boolean {
  return location.startsWith('/') || location.split('/').includes('..');
}

function escaped(text: string): string {
  if (!/[\\\t\n\r]/.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\tnr])/g, (_, code: string) => MEANING[code] ?? code);
}

const MEANING: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r'};
