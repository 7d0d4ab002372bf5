import {opendir, readFile, realpath, stat} from 'node:fs/promises';
import {join, relative, sep} from 'node:path';
import {StrataError} from '../domain/error.ts';
import type {BrokenPack, PackSummary} from '../domain/pack.ts';
import {readPackJson} from '../formats/pack-json.ts';

/** What a walk over a directory of packs found. */
export interface Scan {
  readonly packs: readonly PackSummary[];
  readonly broken: readonly BrokenPack[];
}

/** Folders are searched this deep below the root. */
const MAX_DEPTH = 4;
/** A pack.json is a few kB; bytes. */
const MAX_PACK_JSON = 1_000_000;
/** Files read at the same time: enough to keep the disk busy, few enough that keys are answered in between. */
const AT_ONCE = 16;

/**
 * Finds every pack below a directory by its `pack.json`; the folder's own name says nothing. A pack that cannot be read is listed
 * with its reason and hides nothing else. Links are followed only as long as they stay inside the directory.
 * Throws StrataError `registry.unreadable` when the directory itself cannot be read, or the abort reason of the signal.
 */
export async function scanDirectory(registry: string, root: string, signal?: AbortSignal): Promise<Scan> {
  const real = await realpath(root).catch((error: unknown) => {
    throw unreadable(root, error);
  });
  if (!(await stat(real)).isDirectory()) throw unreadable(root, new Error('it is not a directory'));
  const scan = new Scanner(registry, real, signal);
  await scan.walk(real, 0);
  return scan.result();
}

class Scanner {
  private readonly packs: PackSummary[] = [];
  private readonly broken: BrokenPack[] = [];
  private readonly visited = new Set<string>();
  private readonly reading = new Set<Promise<void>>();
  private readonly registry: string;
  private readonly root: string;
  private readonly signal: AbortSignal | undefined;

  constructor(registry: string, root: string, signal: AbortSignal | undefined) {
    this.registry = registry;
    this.root = root;
    this.signal = signal;
  }

  async walk(folder: string, depth: number): Promise<void> {
    this.signal?.throwIfAborted();
    // A link that leads back up would be walked for ever.
    if (this.visited.has(folder)) return;
    this.visited.add(folder);
    const folders: string[] = [];
    let isPack = false;
    try {
      for await (const entry of await opendir(folder)) {
        const path = join(folder, entry.name);
        if (entry.name === 'pack.json') isPack = true;
        else if (entry.isDirectory()) folders.push(path);
        else if (entry.isSymbolicLink()) folders.push(...(await this.linkedFolder(path)));
      }
    } catch (error) {
      this.refuse(folder, `the folder cannot be read: ${reasonOf(error)}`);
    }
    // What lies in a pack's own folder (charts, manifests) is the pack's.
    if (isPack) await this.read(folder);
    else if (depth < MAX_DEPTH) for (const path of folders.sort()) await this.walk(path, depth + 1);
  }

  /** Packs in the order of their places; the second of two that claim the same name and version is broken. */
  async result(): Promise<Scan> {
    await Promise.all(this.reading);
    const places = new Map<string, string>();
    const packs: PackSummary[] = [];
    for (const pack of this.packs.sort((a, b) => Number(a.location > b.location) - Number(a.location < b.location))) {
      const identity = `${pack.name}\n${pack.version}`;
      const other = places.get(identity);
      if (other === undefined) {
        places.set(identity, pack.location);
        packs.push(pack);
      } else {
        const reason = `${pack.name} ${pack.version} is already in ${other}: one of the two must go`;
        this.broken.push({registry: this.registry, location: pack.location, reason});
      }
    }
    return {packs, broken: this.broken};
  }

  /** The folder behind a link, if it is one and inside the root. */
  private async linkedFolder(path: string): Promise<readonly string[]> {
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined || !(await stat(target)).isDirectory()) return [];
    if (isInside(this.root, target)) return [target];
    this.refuse(path, 'a link that leads out of the registry is not followed');
    return [];
  }

  private async read(folder: string): Promise<void> {
    if (this.reading.size >= AT_ONCE) await Promise.race(this.reading);
    const task: Promise<void> = this.readPack(folder).finally(() => this.reading.delete(task));
    this.reading.add(task);
  }

  private async readPack(folder: string): Promise<void> {
    const location = this.locate(folder);
    try {
      const real = await realpath(join(folder, 'pack.json'));
      if (!isInside(this.root, real)) throw new Error('pack.json is a link that leads out of the registry');
      if ((await stat(real)).size > MAX_PACK_JSON)
        throw new Error(`pack.json is larger than ${MAX_PACK_JSON / 1e6} MB`);
      const {charts: _, kubeManifests: __, dependencies: ___, ...identity} = readPackJson(await readFile(real, 'utf8'));
      this.packs.push({registry: this.registry, location, ...identity});
    } catch (error) {
      this.broken.push({registry: this.registry, location, reason: reasonOf(error)});
    }
  }

  private refuse(path: string, reason: string): void {
    this.broken.push({registry: this.registry, location: this.locate(path), reason});
  }

  /** Relative to the root, with `/` on every system. */
  private locate(path: string): string {
    return relative(this.root, path).split(sep).join('/') || '.';
  }
}

/** Is a real path the root, or below it? */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** An error in words: the system's codes are said as people say them. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'ENOTDIR') return 'it is not a directory';
  return error.message;
}

function unreadable(root: string, error: unknown): StrataError {
  return new StrataError('registry.unreadable', `the registry ${root} cannot be read: ${reasonOf(error)}`, {
    hint: 'mount it or correct its path, then look again for packs',
    cause: error,
  });
}
