import {randomUUID} from 'node:crypto';
import {link, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {dirname} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {StrataError} from '../domain/error.ts';
import {errorCode} from '../files/error-code.ts';
import {makeDirectory} from '../files/make-directory.ts';
import {hasNoLinks, PRIVATE_FILE} from './safe-write.ts';

/** A lock is held for milliseconds; one that is this old was left by a process that died or hangs. */
const STALE_AFTER = 10_000;
const GIVE_UP_AFTER = 15_000;

/**
 * Runs `work` while no other process does so under the same lock: a file that exists as long as it is held. A lock whose
 * process is gone is taken over. Throws StrataError `workspace.locked` when it stays held, and what `work` throws.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${hostname()} ${randomUUID()}\n`;
  await acquire(path, mark);
  try {
    return await work();
  } finally {
    if ((await readLock(path)) === mark) await rm(path, {force: true});
  }
}

async function acquire(path: string, mark: string): Promise<void> {
  await makeDirectory(dirname(path));
  // Not the time of day, which may be set back meanwhile.
  const deadline = performance.now() + GIVE_UP_AFTER;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    if (await create(path, mark)) return;
    const holder = await readLock(path);
    if (holder !== undefined && (await isStale(path, holder))) await breakLock(path, holder);
    else if (performance.now() > deadline) {
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
  const aside = `${path}.${randomUUID()}`;
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
  return readFile(path, 'utf8').catch(() => undefined);
}

async function isStale(path: string, holder: string): Promise<boolean> {
  const [pid = '', host] = holder.trim().split(' ');
  if (host === hostname() && !isRunning(Number(pid))) return true;
  const stats = await stat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > STALE_AFTER;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Two may find the same lock stale: what was moved away is looked at again, and put back when it is a newer one. */
async function breakLock(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    if ((await readLock(aside)) !== holder) await link(aside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, {force: true});
  }
}
