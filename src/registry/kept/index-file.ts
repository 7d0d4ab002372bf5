import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {writeFile} from 'atomically';
import {CORE_KINDS, type LayerKind} from '../../domain/layer/layer.ts';
import type {BrokenPack, PackOrigin, PackState, PackSummary} from '../../domain/pack/pack.ts';
import {makeDirectory} from '../../files/make-directory.ts';
import type {Scan} from '../scan.ts';
import type {Stamp} from '../stamp.ts';
import {Turns} from '../turns.ts';
import {keptName} from './kept-name.ts';

/**
 * The index of a directory as it was last read: a line a pack, its columns parted by tabs. 10,000 packs are read back in a few
 * milliseconds, where JSON takes 20 to 30. It is only ever a copy of what `pack.json` files say; when in doubt, scan again.
 *
 *     strata-index 4
 *     <root>                                            <- of which directory
 *     <when it was read> <traits> <packs> <broken> <stamps> <CRC-32 of the rest>
 *     <layer> <add-on type> <group> <state> <origin> <cloud>...   <- traits, shared by many packs
 *     <name> <display name> <version> <number of its traits> <location>
 *     <location> <reason>                               <- of a broken pack
 *     <location> <when it last changed>                 <- a stamp
 */
export interface IndexFile {
  readonly scan: Scan;
  /** ISO 8601. */
  readonly readAt: string;
}

/** First line; another version of the format is as good as none. */
const FORMAT = 'strata-index 4';

/** Reads the index of a registry; undefined when there is none that can be trusted. */
export function readIndex(cache: string, registry: string, root: string): IndexFile | undefined {
  const bytes = readBytes(indexPath(cache, root));
  if (bytes === undefined) return undefined;
  const start = startOfLine(bytes, 3);
  const [format, path, head = ''] = bytes.toString('utf8', 0, start).split('\n');
  const [readAt = '', traitCount, packCount, brokenCount, stampCount, sum] = head.split('\t');
  if (format !== FORMAT || path !== escaped(root) || Number(sum) !== crc32(bytes.subarray(start))) return undefined;
  // From here on the lines are those that were once written, or made by someone on purpose.
  const lines = bytes.toString('utf8', start).split('\n');
  const packsAt = Number(traitCount);
  const brokenAt = packsAt + Number(packCount);
  const stampsAt = brokenAt + Number(brokenCount);
  if (lines.length !== stampsAt + Number(stampCount) + 1) return undefined;
  const traits = lines.slice(0, packsAt).map(readTraits);
  const packs: PackSummary[] = [];
  for (let at = packsAt; at < brokenAt; at += 1) {
    const pack = readPack(registry, traits, lines[at] ?? '');
    if (pack === undefined) return undefined;
    packs.push(pack);
  }
  const broken = lines.slice(brokenAt, stampsAt).map(line => readBroken(registry, line));
  return {scan: {packs, broken, stamps: lines.slice(stampsAt, -1).map(readStamp)}, readAt};
}

/** Writes the index, whole or not at all. A cache that cannot be written costs time and nothing else: no error. */
export async function writeIndex(cache: string, root: string, {scan, readAt}: IndexFile): Promise<void> {
  const {packs, broken, stamps} = scan;
  const traits = new Map<string, number>();
  const packLines: string[] = [];
  const turns = new Turns();
  for (const pack of packs) {
    packLines.push(writePack(pack, traits));
    if (turns.isOver()) await turns.next();
  }
  const brokenLines = broken.map(one => columns(one.location, one.reason));
  const stampLines = stamps.map(one => columns(one.location, String(one.changed)));
  const body = Buffer.from([...traits.keys(), ...packLines, ...brokenLines, ...stampLines, ''].join('\n'));
  const counts = [traits.size, packs.length, broken.length, stamps.length, crc32(body)];
  const head = Buffer.from(`${FORMAT}\n${escaped(root)}\n${readAt}\t${counts.join('\t')}\n`);
  try {
    await makeDirectory(cache);
    // No fsync: what a crash takes from a cache is made again.
    await writeFile(indexPath(cache, root), Buffer.concat([head, body]), {mode: 0o600, fsync: false, timeout: 1000});
  } catch {
    // Costs time at the next start, nothing else.
  }
}

function indexPath(cache: string, root: string): string {
  return join(cache, `${keptName(root)}.index`);
}

/** Read while the program waits: half a millisecond for 10,000 packs, where threads that are asleep take up to ten to answer. */
function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function startOfLine(bytes: Buffer, line: number): number {
  let start = 0;
  for (let n = 0; n < line; n += 1) start = bytes.indexOf('\n', start) + 1;
  return start;
}

/** What many packs have in common, kept once. */
type Traits = Pick<PackSummary, 'layer' | 'cloudTypes' | 'addonType' | 'group' | 'state' | 'origin'>;

function writePack(pack: PackSummary, traits: Map<string, number>): string {
  const {name, displayName, version, layer, cloudTypes, addonType, group, state, origin = '', location} = pack;
  const common = columns(layer, addonType, group, state, origin, ...cloudTypes);
  let number = traits.get(common);
  if (number === undefined) {
    number = traits.size;
    traits.set(common, number);
  }
  return columns(name, displayName, version, String(number), location);
}

function readTraits(line: string): Traits | undefined {
  const [layer, addonType = '', group = '', state, from = '', ...cloudTypes] = columnsOf(line);
  const kind = KINDS.find(one => one === layer);
  const known = STATES.find(one => one === state);
  const origin = ORIGINS.find(one => one === from);
  if (kind === undefined || known === undefined || (origin === undefined && from !== '')) return undefined;
  return {layer: kind, cloudTypes, addonType, group, state: known, ...(origin === undefined ? {} : {origin})};
}

function readPack(registry: string, traits: readonly (Traits | undefined)[], line: string): PackSummary | undefined {
  const [name, displayName, version, number, location] = columnsOf(line);
  const common = traits[Number(number)];
  if (name === undefined || displayName === undefined || version === undefined || location === undefined)
    return undefined;
  if (common === undefined || leadsOut(location)) return undefined;
  return {registry, name, displayName, version, ...common, location};
}

function readBroken(registry: string, line: string): BrokenPack {
  const [location = '', reason = ''] = columnsOf(line);
  return {registry, location, reason};
}

function readStamp(line: string): Stamp {
  const [location = '', changed] = columnsOf(line);
  return {location, changed: Number(changed)};
}

const KINDS: readonly LayerKind[] = [...CORE_KINDS, 'addon', 'kernel'];
const STATES: readonly PackState[] = ['active', 'deprecated', 'disabled', 'deleted'];
const ORIGINS: readonly PackOrigin[] = ['pack', 'oci-pack', 'helm', 'oci-helm', 'oci-zarf'];

/** A cache is a file like any other: a location in it must not lead out of the registry. */
function leadsOut(location: string): boolean {
  return location.startsWith('/') || (location.includes('..') && location.split('/').includes('..'));
}

function columns(...texts: readonly string[]): string {
  return texts.map(escaped).join('\t');
}

function columnsOf(line: string): readonly string[] {
  const written = line.split('\t');
  return line.includes('\\') ? written.map(unescaped) : written;
}

function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\\tnr])/g, (_, code: string) => MEANING[code] ?? code);
}

const SPECIAL = /[\\\t\n\r]/;
const MEANING: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r'};
