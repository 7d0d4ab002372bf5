import {createHash} from 'node:crypto';

/** What the files kept of a registry or an archive are named by, before their ending: an address says too much, and may hold anything. */
export function keptName(of: string): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 24);
}
