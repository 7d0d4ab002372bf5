import {spawnSync} from 'node:child_process';

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

/** How long the list of processes may take, ms. */
const PATIENCE = 200;

/** The youngest first; none where there is no `ps` to ask. */
function descendantsOf(pid: number): readonly number[] {
  const {stdout} = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8', timeout: PATIENCE});
  const parents = new Map<number, number>();
  for (const line of stdout?.split('\n') ?? []) {
    const [member = '', parent = ''] = line.trim().split(/\s+/);
    parents.set(Number(member), Number(parent));
  }
  const found = [pid];
  for (const ancestor of found) {
    for (const [member, parent] of parents) if (parent === ancestor && member !== ancestor) found.push(member);
  }
  return found.slice(1).toReversed();
}
