/**
 * Does work for every item, so many at a time. The first failure ends it all: the others are called off by the signal
 * they are given, and it is thrown once none is running any more.
 */
export async function atOnce<T>(
  items: readonly T[],
  count: number,
  work: (item: T, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const calling = new AbortController();
  const either = signal === undefined ? calling.signal : AbortSignal.any([signal, calling.signal]);
  let failure: {readonly error: unknown} | undefined;
  let next = 0;

  async function run(): Promise<void> {
    for (;;) {
      const item = items[next];
      next += 1;
      if (item === undefined || either.aborted) return;
      try {
        await work(item, either);
      } catch (error) {
        failure ??= {error};
        calling.abort(error);
      }
    }
  }

  await Promise.all(Array.from({length: Math.min(count, items.length)}, run));
  signal?.throwIfAborted();
  if (failure !== undefined) throw failure.error;
}
