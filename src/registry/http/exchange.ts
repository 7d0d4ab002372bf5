import {type Agent, type IncomingMessage, request as requestPlainly} from 'node:http';
import {request as requestSecurely} from 'node:https';
import {connectionTrouble, slowTrouble, unreadableAnswer} from './network-trouble.ts';

export interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly agent: Agent;
  /** Milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal | undefined;
}

/** What even a slow line can carry; bytes per millisecond. */
const SLOWEST = 20;

/** Sends one request and waits for the head of the answer, but no longer than `patience`. */
export async function exchange(url: URL, options: Exchange): Promise<IncomingMessage> {
  const {method, headers, body, agent, patience, signal} = options;
  const wait = patience + (body?.length ?? 0) / SLOWEST;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecurely : requestPlainly;
    // Asks for it uncompressed: otherwise the digest would not match, and the answer could inflate.
    const all = {
      'user-agent': 'strata',
      accept: '*/*',
      'accept-encoding': 'identity',
      ...lengthOf(method, body),
      ...headers,
    };
    const request = send(url, {method, headers: all, agent});
    const alarm = setTimeout(() => fail(slowTrouble(url, wait)), wait);
    const stop = () => fail(signal?.reason);

    function fail(reason: unknown): void {
      settle();
      reject(reason instanceof Error ? reason : new Error('cancelled'));
      request.destroy();
    }
    function settle(): void {
      clearTimeout(alarm);
      signal?.removeEventListener('abort', stop);
    }

    signal?.addEventListener('abort', stop, {once: true});
    // Stays while the connection lives; later failures are reported by the body.
    request.on('error', error => {
      if (!request.reusedSocket || !isReset(error)) return fail(connectionTrouble(error, url));
      // The server closed a kept connection just as we used it again: that is no answer to this request.
      settle();
      resolve(exchange(url, options));
    });
    request.once('response', response => {
      settle();
      resolve(response);
    });
    // Both would hand the connection over to another protocol, which nobody asked for.
    request.once('upgrade', () => fail(unreadableAnswer(url, 'it does not speak HTTP as it should')));
    request.once('connect', () => fail(unreadableAnswer(url, 'it does not speak HTTP as it should')));
    request.end(body);
  });
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** Servers want to know the length, even when it is 0. */
function lengthOf(method: string, body: Uint8Array | undefined): Readonly<Record<string, string>> {
  if (body !== undefined) return {'content-length': String(body.length)};
  return method === 'POST' || method === 'PUT' ? {'content-length': '0'} : {};
}
