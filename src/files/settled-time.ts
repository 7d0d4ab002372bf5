/**
 * Disks count time in steps: a file that changed this shortly before it was read may change again within the same step,
 * ms.
 */
const STEP = 50;

/**
 * When a file last changed, for later comparison. 0, which no file has, when that was just now, because another change
 * in the same step of the disk's clock would show the same time. `changed` and `now` are milliseconds since 1970.
 */
export function settledTime(changed: number, now: number): number {
  return Math.abs(now - changed) < STEP ? 0 : changed;
}
