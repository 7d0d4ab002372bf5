import {Agent, type ProxyEnv} from 'node:http';
import {Agent as SecureAgent} from 'node:https';
import {getCACertificates, rootCertificates} from 'node:tls';

/** More would only stand in each other's way on a slow line. */
const AT_ONCE = 8;

/** Connections to servers, kept open for the next request; an exit does not wait for them. */
export interface Connections {
  agentFor(url: URL): Promise<Agent>;
}

export function openConnections(
  authorities: (() => Promise<string>) | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Connections {
  // A Node that does not know `proxyEnv` yet takes no notice of it.
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
 * Whom the machine trusts: a site's own authority is mostly installed in the system's store, which Node alone doesn't look into.
 * Before Node 22.15 only Node's own list can be had.
 */
function trusted(): readonly string[] {
  if (typeof getCACertificates !== 'function') return rootCertificates;
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

function proxiesOf(env: Readonly<Record<string, string | undefined>>): ProxyEnv {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  return Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])));
}
