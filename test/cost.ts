/** Seconds of CPU that something takes, whatever else runs on the machine; an error that it throws is an answer too. */
export function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  try {
    work();
  } catch {
    // Refused, which is what most of them should be.
  }
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
}
