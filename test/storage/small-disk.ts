/**
 * Disks that run out, and that can be made read-only, without being root: a mount of our own in a namespace of our own, which a process
 * keeps alive and the rest of us reach through `/proc`. Where no namespace may be made (in many containers), files that may grow no larger.
 */
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {onTestFinished} from 'vitest';
import {temporaryDirectory} from './temporary-directory.ts';

export interface SmallDisk {
  readonly path: string;
  /** Undefined where no disk can be mounted. */
  readonly makeReadOnly: (() => void) | undefined;
}

/** Bytes: no file has more, and where a disk can be mounted, all of its files together don't. */
const SIZE = 256 * 1024;

/** Gone with the test. */
export async function smallDisk(): Promise<SmallDisk> {
  const path = await temporaryDirectory();
  const holder = spawn(
    'unshare',
    ['--user', '--map-root-user', '--mount', 'sh', '-c', HOLD, 'sh', path, String(SIZE)],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  onTestFinished(() => void holder.kill('SIGKILL'));
  const isMounted = await Promise.race([
    once(holder.stdout, 'data').then(() => true),
    once(holder, 'exit').then(() => false),
  ]).catch(
    // There is no `unshare`.
    () => false,
  );
  if (!isMounted) {
    limitFiles();
    return {path, makeReadOnly: undefined};
  }
  const namespaces = ['--target', String(holder.pid), '--user', '--preserve-credentials', '--mount'];
  return {
    path: `/proc/${holder.pid}/root${path}`,
    makeReadOnly: () => void execFileSync('nsenter', [...namespaces, 'mount', '-o', 'remount,ro', path]),
  };
}

/** Mounts, says so, and stays until nobody listens. */
const HOLD = 'mount -t tmpfs -o size="$2" tmpfs "$1" && echo mounted && read -r _';

/** For this process, and this test. */
function limitFiles(): void {
  const limit = (size: string) => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:unlimited`]);
  limit(String(SIZE));
  onTestFinished(() => void limit('unlimited'));
}
