import {isUtf8} from 'node:buffer';
import {readFile, realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {StrataError} from '../../domain/error.ts';
import type {BrokenPack, PackSummary} from '../../domain/pack/pack.ts';
import {isInside} from '../inside.ts';
import {summaryOfPack} from '../pack-summary.ts';
import {reasonOf} from '../reason.ts';
import type {Scan} from '../scan.ts';
import {type Stamp, stampOf} from '../stamp.ts';
import {Turns} from '../turns.ts';
import {look, lookNow, type Look} from './folder-look.ts';

/** Folders are searched this deep below the root. */
const MAX_DEPTH = 4;
/** Whoever names `/` as a directory of packs should hear so before the machine is worn out. */
const MAX_FOLDERS = 100_000;
/** Fewer looks than this in a turn say that the disk is far away or asleep; a disk at hand allows some 200. */
const LOOKS_IN_TURN = 16;
/** Folders that are then looked into in the background before the disk is tried again, and how many at a time. */
const SLOW_STRETCH = 128;
const AT_ONCE = 16;
/** Real registries have one such folder, or a few; to ask for thousands would cost more than it tells. */
const MAX_STAMPS = 500;

/**
 * Finds every pack below a directory by its `pack.json`; the folder's own name means nothing. A pack that cannot be read is
 * listed with its reason, and hides nothing else. Links are followed only while they stay inside the directory.
 *
 * On a fast disk, folders are read synchronously, in turns so short that keys are answered in between: 10,000 packs take a
 * tenth of the time that asynchronous reading takes. As soon as the disk is slow, reading goes on asynchronously.
 *
 * Throws StrataError `registry.unreadable` when the directory itself cannot be read, or the abort reason of the signal.
 */
export async function scanDirectory(
  registry: string,
  root: string,
  signal?: AbortSignal,
  {looksInTurn = LOOKS_IN_TURN, turn}: ScanOptions = {},
): Promise<Scan> {
  const {real, found} = await lookAtRoot(root).catch((error: unknown) => {
    throw new StrataError('registry.unreadable', `the registry ${root} cannot be read: ${reasonOf(error)}`, {
      hint: 'mount it or correct its path, then look again for packs',
      cause: error,
    });
  });
  signal?.throwIfAborted();
  return new Scanner(registry, real, looksInTurn, new Turns(signal, turn)).scan(found);
}

export interface ScanOptions {
  /** Fewer looks than this in a turn are those of a slow disk. */
  readonly looksInTurn?: number;
  /** How long a turn is, milliseconds. */
  readonly turn?: number;
}

/** The first look is asynchronous, because a mount that hangs shows here. */
async function lookAtRoot(root: string): Promise<{readonly real: string; readonly found: Look}> {
  const real = await realpath(root);
  if (!(await stat(real)).isDirectory()) throw new Error('it is not a directory');
  const found = await look(real, real);
  if (found.kind === 'trouble') throw new Error(found.reason);
  return {real, found};
}

interface Folder {
  readonly path: string;
  readonly depth: number;
}

class Scanner {
  private readonly packs: PackSummary[] = [];
  private readonly broken: BrokenPack[] = [];
  private readonly stamps: Stamp[] = [];
  private readonly waiting: Folder[] = [];
  /** Real paths, because a link that leads back up would be walked for ever. */
  private readonly known = new Set<string>();
  private readonly registry: string;
  private readonly root: string;
  private readonly looksInTurn: number;
  private readonly turns: Turns;

  constructor(registry: string, root: string, looksInTurn: number, turns: Turns) {
    this.registry = registry;
    this.root = root;
    this.looksInTurn = looksInTurn;
    this.turns = turns;
  }

  async scan(root: Look): Promise<Scan> {
    this.known.add(this.root);
    if (root.kind !== 'folder') await this.stampClosely(this.root);
    await this.take({path: this.root, depth: 0}, root);
    for (let at = 0; at < this.waiting.length;) {
      await this.turns.next();
      const looks = await this.takeTurn(at);
      at += looks;
      if (looks >= this.looksInTurn) continue;
      for (const end = at + SLOW_STRETCH; at < Math.min(end, this.waiting.length);) {
        const folders = this.waiting.slice(at, at + AT_ONCE);
        await this.takeInBackground(folders);
        // Not in groups of AT_ONCE: whatever was found in the meantime waits behind these.
        at += folders.length;
      }
    }
    return this.result();
  }

  /** Looks into folders until the turn is over; returns how many. */
  private async takeTurn(from: number): Promise<number> {
    let at = from;
    for (let folder = this.waiting[at]; folder !== undefined; folder = this.waiting[at]) {
      at += 1;
      await this.take(folder, lookNow(folder.path));
      if (this.turns.isOver()) break;
    }
    return at - from;
  }

  private async takeInBackground(folders: readonly Folder[]): Promise<void> {
    const found = await Promise.all(folders.map(async folder => [folder, await look(folder.path, this.root)] as const));
    for (const [folder, one] of found) await this.take(folder, one);
    await this.turns.next();
  }

  private async take(folder: Folder, found: Look): Promise<void> {
    switch (found.kind) {
      case 'pack':
        return this.takePack(folder.path, found.text);
      case 'trouble':
        this.refuse(folder.path, found.reason);
        return this.stampClosely(folder.path);
      case 'link':
        return this.take(folder, await look(folder.path, this.root));
      case 'folder': {
        this.stamp(folder.path, found.changed);
        if (folder.depth >= MAX_DEPTH) return undefined;
        for (const name of found.folders.toSorted()) {
          this.wait(join(folder.path, name), folder.depth + 1);
          if (this.turns.isOver()) await this.turns.next();
        }
        for (const name of found.links.toSorted()) await this.follow(join(folder.path, name), folder.depth + 1);
        return undefined;
      }
    }
  }

  private async takePack(folder: string, text: string): Promise<void> {
    const location = this.locate(folder);
    try {
      // Bytes that are not UTF-8 were read as U+FFFD, which may also be there as itself.
      if (text.includes('\uFFFD') && !isUtf8(await readFile(join(folder, 'pack.json')))) {
        throw new Error('pack.json is not UTF-8 text');
      }
      this.packs.push(summaryOfPack({registry: this.registry, location}, text));
    } catch (error) {
      this.broken.push({registry: this.registry, location, reason: reasonOf(error)});
      await this.stampClosely(folder);
    }
  }

  private wait(path: string, depth: number): void {
    if (this.known.has(path) || this.known.size > MAX_FOLDERS) return;
    this.known.add(path);
    if (this.known.size <= MAX_FOLDERS) this.waiting.push({path, depth});
    else
      this.refuse(
        path,
        `more than ${MAX_FOLDERS} folders: the rest is not searched; name the folder that holds the packs`,
      );
  }

  /** Continues with the folder behind a link, if it is one and inside the root. */
  private async follow(path: string, depth: number): Promise<void> {
    try {
      const target = await realpath(path);
      if (!(await stat(target)).isDirectory()) return;
      if (isInside(this.root, target)) this.wait(target, depth);
      else this.refuse(path, 'a link that leads out of the registry is not followed');
    } catch {
      // A dangling link is no pack.
    }
  }

  /** Packs in the order of their locations; the second of two with the same name and version is broken. */
  private async result(): Promise<Scan> {
    const places = new Map<string, string>();
    const packs: PackSummary[] = [];
    for (const pack of this.packs.sort(byLocation)) {
      const identity = `${pack.name}\n${pack.version}`;
      const other = places.get(identity);
      if (other === undefined) {
        places.set(identity, pack.location);
        packs.push(pack);
      } else {
        const reason = `${pack.name} ${pack.version} is already in ${other}: one of the two must go`;
        this.broken.push({registry: this.registry, location: pack.location, reason});
      }
      if (this.turns.isOver()) await this.turns.next();
    }
    return {packs, broken: this.broken.sort(byLocation), stamps: this.stamps};
  }

  private refuse(path: string, reason: string): void {
    this.broken.push({registry: this.registry, location: this.locate(path), reason});
  }

  private stamp(path: string, changed: number): void {
    if (this.stamps.length < MAX_STAMPS) this.stamps.push(stampOf(this.locate(path), changed));
  }

  /** So that a corrected pack is noticed. */
  private async stampClosely(folder: string): Promise<void> {
    for (const path of [folder, join(folder, 'pack.json')]) {
      const stats = await stat(path).catch(() => undefined);
      if (stats !== undefined) this.stamp(path, stats.ctimeMs);
    }
  }

  /** Relative to the root, with `/` on every system. */
  private locate(path: string): string {
    const location = path.slice(this.root.length + (this.root.endsWith(sep) ? 0 : 1));
    return location === '' ? '.' : location.replaceAll(sep, '/');
  }
}

function byLocation(a: {readonly location: string}, b: {readonly location: string}): number {
  return Number(a.location > b.location) - Number(a.location < b.location);
}
