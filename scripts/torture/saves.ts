import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {DraftStore} from '../../src/storage/drafts/draft-store.ts';
import {ProfileStore} from '../../src/storage/profiles/profile-store.ts';
import {sweepTemporaries} from '../../src/storage/safe-write.ts';
import {type Workspace, workspaceAt} from '../../src/storage/workspace.ts';
import {countIn, withCount} from './counted-profile.ts';
import {randomFrom} from './random.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const SHARED = 'shared';
const OWN = ['first', 'second'];

/** What the rounds came to. */
export interface SavesReport {
  readonly rounds: number;
  /** Saves and drafts that a writer was told are on disk. */
  readonly acknowledged: number;
  /** Refusals by their code: a full disk, a read-only one, a version that another had changed. */
  readonly refused: ReadonlyMap<string, number>;
  /** Whether a disk could be filled and made read-only: that takes leave to mount one. */
  readonly hasDisk: boolean;
}

/**
 * Two writers on one workspace are killed at any moment, round after round, on a disk that is at times full and at times read-only. After
 * each round every file must be whole, every save that was acknowledged must be there or have been built upon, no two may have been
 * given the same number, and every draft must be where its writer was told that it is.
 * Throws an error that says what was lost.
 */
export async function tortureSaves(rounds: number, seed: number): Promise<SavesReport> {
  const random = randomFrom(seed);
  const disk = openDisk();
  const workspace = workspaceAt(join(disk.path, 'work'));
  const refused = new Map<string, number>();
  const known = new Known();
  try {
    await new ProfileStore(workspace).save(withCount(SHARED, 0), undefined);
    for (let round = 0; round < rounds; round += 1) {
      const writers = OWN.map(own => startWriter(workspace, own));
      await Promise.all(writers.map(async ({started}) => started));
      // Some rounds are calm: trouble comes in between.
      const trouble = random(4);
      await pause(random(60));
      if (trouble === 1) disk.fill(random(3) * 4096);
      if (trouble === 2) disk.setReadOnly(true);
      await pause(random(60));
      if (trouble === 1 && random(2) === 0) disk.empty();
      for (const {child} of writers) child.kill('SIGKILL');
      await Promise.all(writers.map(async ({ended}) => ended));
      disk.setReadOnly(false);
      disk.empty();
      for (const [at, {lines}] of writers.entries()) known.hear(OWN[at] ?? '', lines, refused);
      await known.check(workspace, `round ${round}, seed ${seed}`);
      await tidy(workspace);
      known.forgetDrafts();
    }
    return {rounds, acknowledged: known.acknowledged, refused, hasDisk: disk.isReal};
  } finally {
    disk.close();
  }
}

/** Takes away what would be swept an hour later, and the drafts, whose histories only grow: the disk is to be full when we say so. */
async function tidy(workspace: Workspace): Promise<void> {
  await sweepTemporaries(join(workspace.profiles, SHARED), Date.now() + 2 * 3_600_000);
  rmSync(workspace.drafts, {recursive: true, force: true});
}

interface Writer {
  readonly child: ChildProcess;
  /** Everything it said. */
  readonly lines: readonly string[];
  readonly started: Promise<unknown>;
  readonly ended: Promise<unknown>;
}

function startWriter({root}: Workspace, own: string): Writer {
  const child = spawn(process.execPath, [WRITER, root, SHARED, own], {stdio: ['ignore', 'pipe', 'pipe']});
  const lines: string[] = [];
  let rest = '';
  const firstLine = new Promise<void>(resolve => {
    child.stdout.on('data', (bytes: Buffer) => {
      const parts = `${rest}${bytes.toString()}`.split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
      resolve();
    });
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => void (said += bytes.toString()));
  const ended = endOf(child, () => said);
  return {child, lines, started: Promise.race([firstLine, ended]), ended};
}

/** Killed is well; whatever else ends a writer is what is looked for here. */
async function endOf(child: ChildProcess, said: () => string): Promise<void> {
  await once(child, 'close');
  if (child.signalCode !== 'SIGKILL') throw new Error(`a writer ended by itself: ${said()}`);
}

/** What the writers were told, against what is there. */
class Known {
  acknowledged = 0;
  readonly #saved = new Set<number>();
  readonly #drafted = new Map<string, number>();

  hear(own: string, lines: readonly string[], refused: Map<string, number>): void {
    for (const line of lines) {
      const [what = '', value = ''] = line.split(' ');
      if (what === 'refused') refused.set(value, (refused.get(value) ?? 0) + 1);
      else this.acknowledged += 1;
      if (what === 'drafted') this.#drafted.set(own, Number(value));
      if (what !== 'saved') continue;
      if (this.#saved.has(Number(value))) throw new Error(`two saves were acknowledged as ${value}: one is lost`);
      this.#saved.add(Number(value));
    }
  }

  forgetDrafts(): void {
    this.#drafted.clear();
  }

  async check(workspace: Workspace, where: string): Promise<void> {
    const profiles = new ProfileStore(workspace);
    const {broken} = await profiles.list();
    if (broken.length > 0) throw new Error(`${where}: ${JSON.stringify(broken)}`);
    const count = countIn((await profiles.read({name: SHARED, version: '1.0.0'})).profile);
    const told = Math.max(0, ...this.#saved);
    if (count < told) throw new Error(`${where}: save ${told} was acknowledged, ${count} is there`);
    for (const own of OWN) {
      const draft = new DraftStore(workspace).open({name: own, version: '1.0.0'});
      const there = draft === undefined ? 0 : countIn(draft.history.present);
      const drafted = this.#drafted.get(own) ?? 0;
      if (there < drafted) throw new Error(`${where}: draft ${drafted} of ${own} was acknowledged, ${there} is there`);
    }
    const {broken: brokenDrafts} = new DraftStore(workspace).list();
    if (brokenDrafts.length > 0) throw new Error(`${where}: ${JSON.stringify(brokenDrafts)}`);
  }
}

/** A disk that can be filled and made read-only, where one may be mounted; else a directory. */
interface Disk {
  readonly path: string;
  readonly isReal: boolean;
  /** Leaves so many bytes free. */
  fill(left: number): void;
  empty(): void;
  setReadOnly(isReadOnly: boolean): void;
  close(): void;
}

/** Bytes: enough for the workspace, and soon filled. */
const DISK_SIZE = 2 * 2 ** 20;

function openDisk(): Disk {
  const path = mkdtempSync(join(tmpdir(), 'strata-torture-'));
  const mount = (...options: readonly string[]) => execFileSync('mount', [...options, path], {stdio: 'ignore'});
  const remove = () => rmSync(path, {recursive: true, force: true});
  try {
    mount('-t', 'tmpfs', '-o', `size=${DISK_SIZE}`, 'tmpfs');
  } catch {
    const nothing = () => undefined;
    return {path, isReal: false, fill: nothing, empty: nothing, setReadOnly: nothing, close: remove};
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    isReal: true,
    fill(left) {
      try {
        writeFileSync(ballast, Buffer.alloc(DISK_SIZE));
      } catch {
        // Until it is full: that is what it is for.
      }
      truncateSync(ballast, Math.max(0, statSync(ballast).size - left));
    },
    empty: () => rmSync(ballast, {force: true}),
    setReadOnly(isReadOnly) {
      // Busy with a file that is open for writing it says no; then the round is a calm one.
      try {
        mount('-o', isReadOnly ? 'remount,ro' : 'remount,rw');
      } catch {
        if (!isReadOnly) throw new Error('the disk cannot be made writable again');
      }
    },
    close() {
      execFileSync('umount', ['-l', path]);
      remove();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
