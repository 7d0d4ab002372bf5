import {createServer, type IncomingMessage, type RequestListener, type Server} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {Server as Listener} from 'node:net';
import {onTestFinished} from 'vitest';
import type {Certificates} from './certificates.ts';

export interface AServer {
  /** Ends with a slash. */
  readonly url: URL;
  /** What was asked of it, in order. */
  readonly requests: readonly IncomingMessage[];
}

/** A server of the test's own on 127.0.0.1, gone with everything it still holds when the test is. */
export async function aServer(answer: RequestListener, certificates?: Certificates): Promise<AServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = certificates === undefined ? createServer(listener) : createSecureServer(certificates, listener);
  const port = await listening(server);
  return {url: new URL(`${certificates === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`), requests};
}

/** An address at which nobody listens. */
export async function nobody(): Promise<URL> {
  const server = createServer();
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });
  await new Promise(resolve => server.close(resolve));
  return new URL(`http://127.0.0.1:${port}/`);
}

async function listening(server: Server): Promise<number> {
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
  });
}

/** Of a server that listens on a port. */
export function portOf(server: Listener): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  return address.port;
}
