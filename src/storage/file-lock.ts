import {randomUUID} from 'node:crypto';
import {link, rename, rm, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {dirname} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {StrataError} from '../domain/error.ts';
import {errorCode} from '../files/error-code.ts';
import {makeDirectory} from '../files/make-directory.ts';
import {markOfThisProcess, whoRuns} from '../files/process-mark.ts';
import {readRegular} from './regular-file.ts';
import {hasNoLinks, PRIVATE_FILE, temporaryFor} from './safe-write.ts';

/** How long to wait for a lock, ms on a clock that nobody can set. */
export interface LockPatience {
  /** Locks are held for milliseconds: a process that holds one this long has left it behind, or hangs. */
  readonly stale: number;
  readonly giveUp: number;
}

const PATIENCE: LockPatience = {stale: 5000, giveUp: 15_000};

/**
 * Runs `work` while no other process does so under the same lock: a file that exists while it is held. A lock whose
 * process is gone is taken over. Throws StrataError `workspace.locked` when it stays held, and what `work` throws.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const mark = `${markOfThisProcess()} ${hostname()} ${randomUUID()}\n`;
  await acquire(path, mark, patience);
  try {
    return await work();
  } finally {
    if ((await readLock(path)) === mark) await rm(path, {force: true});
  }
}

async function acquire(path: string, mark: string, {stale, giveUp}: LockPatience): Promise<void> {
  await makeDirectory(dirname(path));
  const begun = performance.now();
  let seen: string | undefined;
  let seenAt = begun;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    if (await create(path, mark)) return;
    const holder = await readLock(path);
    const now = performance.now();
    if (holder !== seen) [seen, seenAt] = [holder, now];
    if (holder !== undefined && (isLeft(holder) || now - seenAt > stale)) await breakLock(path, holder);
    else if (now - begun > giveUp) {
      throw new StrataError(
        'workspace.locked',
        `another strata is writing: ${path} is held by process ${holder ?? '?'}`.trim(),
        {
          hint: 'Wait for it to end. If no strata runs on any machine, delete that file.',
        },
      );
    } else await pause(wait);
  }
}

/** Written aside and linked, so that a lock is never seen without the mark of its holder. */
async function create(path: string, mark: string): Promise<boolean> {
  const aside = temporaryFor(path);
  try {
    await writeFile(aside, mark, {flag: 'wx', mode: PRIVATE_FILE});
    await link(aside, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (hasNoLinks(error)) return createPlainly(path, mark);
    throw error;
  } finally {
    await rm(aside, {force: true});
  }
}

async function createPlainly(path: string, mark: string): Promise<boolean> {
  try {
    await writeFile(path, mark, {flag: 'wx', mode: PRIVATE_FILE});
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(path: string): Promise<string | undefined> {
  return readRegular(path).then(String, () => undefined);
}

/** Nothing is known about another machine's processes. */
function isLeft(holder: string): boolean {
  const [mark = '', host] = holder.trim().split(' ');
  return host === hostname() && whoRuns(mark) === 'nobody';
}

/**
 * Two processes may find the same stale lock: what was moved away is checked again, and put back when it is a newer
 * one.
 */
async function breakLock(path: string, holder: string): Promise<void> {
  const aside = temporaryFor(path);
  try {
    await rename(path, aside);
    if ((await readLock(aside)) !== holder) await link(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, {force: true});
  }
}
