import {readFileSync} from 'node:fs';
import {errorCode} from './error-code.ts';

/**
 * The mark that this process leaves where others check whether it still runs: its id and, where Linux tells, its start
 * time, because ids are reused, soon after a restart of the machine. One word.
 */
export function markOfThisProcess(): string {
  const began = lookAt(process.pid);
  return typeof began === 'string' && began !== GONE ? `${process.pid}@${began}` : String(process.pid);
}

/**
 * The mark of the process that has this id now. Where only ids are known, whoever has the id counts as the same
 * process.
 */
export function whoRuns(mark: string): 'this user' | 'another user' | 'nobody' {
  const [number = '', began] = mark.split('@');
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 0) return 'nobody';
  const user = userOf(pid);
  if (user === 'nobody') return user;
  const now = lookAt(pid);
  const isAnother = now === GONE || (began !== undefined && now !== undefined && now !== began);
  return isAnother ? 'nobody' : user;
}

const GONE = 'gone';

function userOf(pid: number): ReturnType<typeof whoRuns> {
  try {
    process.kill(pid, 0);
    return 'this user';
  } catch (error) {
    return errorCode(error) === 'EPERM' ? 'another user' : 'nobody';
  }
}

/**
 * When a process started: ticks since boot, and which boot that was. `GONE` for a process that only waits to be reaped.
 */
function lookAt(pid: number): string | undefined {
  try {
    // The program's name is in brackets and may contain anything (proc_pid_stat(5)).
    const [, fields = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [state = '', ...rest] = fields.split(' ');
    if (state === 'Z' || state === 'X') return GONE;
    // The 22nd field; the third was the state.
    const began = rest[18];
    return began === undefined ? undefined : `${readFileSync(BOOT, 'utf8').slice(0, 8)}-${began}`;
  } catch {
    return undefined;
  }
}

const BOOT = '/proc/sys/kernel/random/boot_id';
