import type {IncomingHttpHeaders} from 'node:http';
import {StrataError} from '../../domain/error.ts';
import {openConnections, whyNoProxy} from './connections.ts';
import {exchange} from './exchange.ts';
import {limitBody} from './limited-body.ts';
import {shownUrl} from './shown-url.ts';

/** Asks servers on the network, within limits of time and size. */
export interface HttpClient {
  /**
   * Sends a request and resolves to the answer, whatever its status, once its head has arrived; redirects of GET and
   * HEAD are followed. Throws StrataError `network.unreachable`, `network.slow`, `network.certificate`,
   * `network.redirect`, `network.answer`, which name the address without its secrets, and the abort reason of the
   * signal.
   */
  send(url: URL, request: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** In lower case. `authorization` is sent only to the host it is for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The longest body that is accepted; bytes. */
  readonly limit: number;
  /** For how long a server may be slower than any line is; milliseconds, 30 s by default. */
  readonly grace?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  /** The address it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /**
   * Throws `network.too-large`, `network.slow`, `network.broken-off`. A body must be read or dropped, or it holds a
   * connection.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** The body is not wanted. */
  drop(): void;
}

export interface HttpOptions {
  /** The PEM text of authorities to trust besides those of the system; throws StrataError when it cannot be had. */
  readonly authorities?: (() => Promise<string>) | undefined;
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read from it by Nodes that support them (24.5, 22.21). */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The version of Node that runs this: what it knows of proxies is told by it. */
  readonly node?: string;
  /** How long a server may stay silent, before the first byte and between any two; milliseconds. */
  readonly patience?: number;
}

/** The most that a dead registry costs; milliseconds. */
const PATIENCE = 5000;
const GRACE = 30_000;
/** As many as real chains need: a registry to its storage, the storage to a mirror. */
const MAX_REDIRECTS = 5;

/** Nothing is connected yet. Connections are kept for the next request, and do not delay an exit. */
export function openHttp({authorities, env = {}, node, patience = PATIENCE}: HttpOptions = {}): HttpClient {
  const connections = openConnections(authorities, env);

  async function send(url: URL, request: HttpRequest): Promise<HttpAnswer> {
    const {method = 'GET', limit, signal} = request;
    const end = performance.now() + (request.grace ?? GRACE);
    let {headers = {}} = request;
    let target = withoutCredentials(url);
    for (let redirects = 0; ; redirects += 1) {
      const agent = await connections.agentFor(target);
      signal?.throwIfAborted();
      const sent = {method, headers, body: request.body, agent, patience, signal};
      const response = await exchange(target, sent).catch((error: unknown) => {
        throw withProxyHint(error, whyNoProxy(target, env, node));
      });
      const {statusCode: status = 0} = response;
      const next = isRedirect(status, method) ? response.headers.location : undefined;
      if (next === undefined) {
        const body = limitBody(response, target, {limit, patience, end, signal});
        // An answer without a body frees its connection for the next request.
        const drop = () => void (method === 'HEAD' ? response.resume() : response.destroy());
        return {url: target, status, headers: response.headers, body, drop};
      }
      response.destroy();
      if (redirects === MAX_REDIRECTS) throw redirectTrouble(url, `it is passed on more than ${MAX_REDIRECTS} times`);
      const from = target;
      target = redirected(from, next);
      if (target.origin !== from.origin) headers = withoutSecrets(headers);
    }
  }

  return {send};
}

/** Where the proxy was passed by, that is why nobody answers. */
function withProxyHint(error: unknown, why: string | undefined): unknown {
  if (why === undefined || !(error instanceof StrataError)) return error;
  if (error.code !== 'network.unreachable' && error.code !== 'network.slow') return error;
  return new StrataError(error.code, error.message, {hint: why});
}

/** Only requests that change nothing are repeated elsewhere. */
function isRedirect(status: number, method: string): boolean {
  return (method === 'GET' || method === 'HEAD') && [301, 302, 303, 307, 308].includes(status);
}

function redirected(from: URL, location: string): URL {
  if (!URL.canParse(location, from)) throw redirectTrouble(from, 'it is passed on to what is no address');
  const to = withoutCredentials(new URL(location, from));
  if (to.protocol !== 'https:' && to.protocol !== from.protocol) {
    throw redirectTrouble(from, `it is passed on to ${shownUrl(to)}, which is not encrypted`);
  }
  return to;
}

function redirectTrouble(url: URL, why: string): StrataError {
  return new StrataError('network.redirect', `${shownUrl(url)}: ${why}`, {
    hint: 'Name its real address, or have the server fixed.',
  });
}

/** Another host must not see what was meant for the first. */
function withoutSecrets(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['authorization', 'proxy-authorization', 'cookie'].includes(name)),
  );
}

/**
 * User names and passwords are sent as headers, by those who decide to whom; never because an address contains them.
 */
function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}
