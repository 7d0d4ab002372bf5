import {readFileSync} from 'node:fs';
import {errorCode} from './error-code.ts';

/**
 * What this process writes where others look whether it still runs: its number, and where Linux tells, when it began, since numbers are
 * given again, and after a restart of the machine soon. One word.
 */
export function markOfThisProcess(): string {
  const began = lookAt(process.pid);
  return typeof began === 'string' && began !== GONE ? `${process.pid}@${began}` : String(process.pid);
}

/** As whom the process with that mark runs now. Where only its number is known, whoever has that number now is taken for it. */
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

/** When a process began: ticks since the machine did, and which start of it that was. `GONE` for one that only waits to be reaped. */
function lookAt(pid: number): string | undefined {
  try {
    // The name of the program stands in brackets and may hold anything (proc_pid_stat(5)).
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
