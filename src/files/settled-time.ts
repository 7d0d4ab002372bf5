/** Disks count time in steps; what changed so shortly before it was read may have changed again in the same step, ms. */
const STEP = 50;

/**
 * When a file last changed, to be compared with later: 0, which no file has, where that was just now (as it was looked at), since a change in
 * the same step of the disk's clock would show no other time. `changed` and `now` are milliseconds since 1970.
 */
export function settledTime(changed: number, now: number): number {
  return Math.abs(now - changed) < STEP ? 0 : changed;
}
