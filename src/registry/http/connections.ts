import {Agent, type ProxyEnv} from 'node:http';
import {Agent as SecureAgent} from 'node:https';
// Not by name: Node 22.12 lacks one of them.
import tls from 'node:tls';

/** More would only compete on a slow line. */
const AT_ONCE = 8;

/** Connections to servers, kept open for the next request; they do not delay an exit. */
export interface Connections {
  agentFor(url: URL): Promise<Agent>;
}

export function openConnections(
  authorities: (() => Promise<string>) | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Connections {
  // A Node without `proxyEnv` ignores it.
  const options = {keepAlive: true, maxSockets: AT_ONCE, scheduling: 'lifo', proxyEnv: proxiesOf(env)} as const;
  let plain: Agent | undefined;
  let secure: Promise<Agent> | undefined;

  async function openSecure(): Promise<Agent> {
    const own = authorities === undefined ? [] : [await authorities()];
    return new SecureAgent({...options, ca: [...trusted(), ...own]});
  }

  async function agentFor(url: URL): Promise<Agent> {
    if (url.protocol === 'https:') return (secure ??= openSecure());
    return (plain ??= new Agent(options));
  }

  return {agentFor};
}

/**
 * The authorities that the machine trusts: a site's own is usually in the system's store, which Node alone does not
 * read. Before Node 22.15 only Node's own list is available.
 */
function trusted(): readonly string[] {
  if (typeof tls.getCACertificates !== 'function') return tls.rootCertificates;
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
}

/**
 * Why the proxy that the environment names for an address is not asked: a Node that knows none (they came with 22.21 and
 * 24.5). Undefined when there is none, or it is asked. `node`: a version, `22.12.0`.
 */
export function whyNoProxy(
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
  node = process.versions.node,
): string | undefined {
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const isNamed = [name, name.toLowerCase()].some(one => (env[one] ?? '') !== '');
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isKnown = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
  if (!isNamed || isKnown) return undefined;
  return `${name} is set, but Node ${node} knows no proxies: use Node 22.21, 24.5 or newer.`;
}

function proxiesOf(env: Readonly<Record<string, string | undefined>>): ProxyEnv {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  return Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])));
}
