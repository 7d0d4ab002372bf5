import type {IncomingMessage} from 'node:http';
import {brokenOff, slowTrouble, tooLargeAnswer} from './network-trouble.ts';

export interface BodyLimits {
  /** Bytes. */
  readonly limit: number;
  /** The longest silence; milliseconds. */
  readonly patience: number;
  /** The deadline for all of it, by `performance.now()`: a server that sends a byte now and then is not waited for. */
  readonly end: number;
  readonly signal: AbortSignal | undefined;
}

/** Whoever sends a byte now and then is not waited for: slower than this no line is; bytes a millisecond. */
const SLOWEST = 5;

/** The body of an answer, as long as it keeps within the limits. Stopping to read closes the connection. */
export async function* limitBody(response: IncomingMessage, url: URL, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const {limit, patience, end, signal} = limits;
  const announced = Number(response.headers['content-length'] ?? 0);
  const stop = () => void response.destroy(signal?.reason instanceof Error ? signal.reason : undefined);
  signal?.addEventListener('abort', stop, {once: true});
  try {
    signal?.throwIfAborted();
    if (announced > limit) throw tooLargeAnswer(url, limit);
    // What is read from a socket are buffers, as long as no encoding is set.
    const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    let size = 0;
    for (;;) {
      const wait = Math.min(patience, end + size / SLOWEST - performance.now());
      const {done = false, value} = await within(wait, chunks, () => response.destroy(slowTrouble(url, patience)));
      if (done) return;
      size += value.length;
      if (size > limit) throw tooLargeAnswer(url, limit);
      yield value;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw brokenOff(error, url);
  } finally {
    signal?.removeEventListener('abort', stop);
    // Read to its end, it frees its connection for the next request.
    if (!response.readableEnded) response.destroy();
  }
}

/** The next piece; `late` ends the wait when it does not come in time. */
async function within<T>(wait: number, chunks: AsyncIterator<T>, late: () => void): Promise<IteratorResult<T>> {
  const alarm = setTimeout(late, Math.max(0, wait));
  try {
    return await chunks.next();
  } finally {
    clearTimeout(alarm);
  }
}
