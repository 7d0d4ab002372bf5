import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

/**
 * Asks what a shell started to end (SIGTERM), and the shell itself where it became the program it started: a shell does not hand signals on,
 * and ends when its program has. A group of their own would do, but the terminal belongs to ours.
 */
export function endFamily(pid: number): void {
  const descendants = descendantsOf(pid);
  for (const member of descendants.length === 0 ? [pid] : descendants) {
    try {
      process.kill(member, 'SIGTERM');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The youngest first; none where neither /proc nor `ps` can be asked. */
function descendantsOf(pid: number): readonly number[] {
  const childrenOf = existsSync(childrenFile(process.pid)) ? childrenInProc : childrenByPs();
  const found = [pid];
  for (const ancestor of found) found.push(...childrenOf(ancestor).filter(member => !found.includes(member)));
  return found.slice(1).toReversed();
}

/** Linux tells at once: there is less than a second for everything. Editors start others from their first thread. */
function childrenInProc(pid: number): readonly number[] {
  try {
    return readFileSync(childrenFile(pid), 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function childrenFile(pid: number): string {
  return `/proc/${pid}/task/${pid}/children`;
}

/** How long the list of processes may take, ms. */
const PATIENCE = 200;

function childrenByPs(): (pid: number) => readonly number[] {
  const {stdout} = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8', timeout: PATIENCE});
  const rows = (stdout ?? '').split('\n').map(line => line.trim().split(/\s+/).map(Number));
  return pid => rows.flatMap(([member = 0, parent]) => (parent === pid ? [member] : []));
}
