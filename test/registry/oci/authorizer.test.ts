import {describe, expect, test} from 'vitest';
import {readAuthorities} from '../../../src/registry/http/authorities.ts';
import {openHttp} from '../../../src/registry/http/http-client.ts';
import {openDistribution} from '../../../src/registry/oci/distribution.ts';
import {aServer} from '../http/a-server.ts';
import {hasOpenssl, someCertificates} from '../http/certificates.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushText} from './an-artifact.ts';
import {fakeRegistry, type Interception} from './fake-registry.ts';
import {plain, SOMEONE} from './plain.ts';
import {textOf} from './round-trip.ts';

describe('a token service', () => {
  test('gives anyone a token for what may be read by anyone', async () => {
    const service = await tokenService();
    const {host} = await fakeRegistry({intercept: asking(service.url)});
    const registry = plain(host);
    await pushText(registry, 'one', '1', 'text');
    expect(await textOf(registry, 'one', '1')).toBe('text');
    const asked = service.requests.map(({url = '', headers}) => [url, headers.authorization]);
    expect(asked).toContainEqual(['/token?service=lab&scope=repository%3Aone%3Apull', undefined]);
  });

  test('is told the name and the password, which the registry itself never sees', async () => {
    const service = await tokenService();
    const {host, requests} = await fakeRegistry({intercept: asking(service.url)});
    await pushText(plain(host, SOMEONE), 'one', '1', 'text');
    const basic = `Basic ${Buffer.from('someone:hush').toString('base64')}`;
    expect(new Set(service.requests.map(({headers}) => headers.authorization))).toEqual(new Set([basic]));
    expect(requests.map(({headers}) => headers.authorization ?? '').join(' ')).not.toContain('Basic');
  });

  test('is asked once for as long as its token lives', async () => {
    const service = await tokenService();
    const {host} = await fakeRegistry({intercept: asking(service.url)});
    const registry = plain(host);
    await pushText(registry, 'one', '1', 'text');
    const before = service.requests.length;
    for (let n = 0; n < 3; n += 1) await textOf(registry, 'one', '1');
    expect(service.requests.length - before).toBe(1);
  });

  test('takes a refresh token by its own form', async () => {
    const service = await tokenService();
    const {host} = await fakeRegistry({intercept: asking(service.url)});
    await plain(host, {type: 'token', token: 'refresh-me'}).ping();
    expect(service.requests.map(({method}) => method)).toEqual(['POST']);
    expect(service.bodies).toEqual([
      'service=lab&scope=registry&grant_type=refresh_token&client_id=strata&refresh_token=refresh-me',
    ]);
  });

  test('that keeps us out is told without the password', async () => {
    const service = await aServer((_, response) => response.writeHead(401).end());
    const {host} = await fakeRegistry({intercept: asking(service.url)});
    const {code, message, hint} = await troubleOf(plain(host, SOMEONE).tags('one'));
    expect(code).toBe('registry.denied');
    expect(`${message} ${hint}`).not.toContain('hush');
  });

  test('that hangs costs no more than any other server', async () => {
    const service = await aServer(() => undefined);
    const {host} = await fakeRegistry({intercept: asking(service.url)});
    const registry = plain(host, undefined, openHttp({patience: 200}));
    expect(await troubleOf(registry.tags('one'))).toMatchObject({code: 'network.slow'});
  });

  test.skipIf(!hasOpenssl())('without TLS is not sent the password of a registry with it', async () => {
    const certificates = await someCertificates();
    const service = await tokenService();
    const {host} = await fakeRegistry({certificates, intercept: asking(service.url)});
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    const registry = openDistribution({host, http, credential: async () => SOMEONE});
    expect(await troubleOf(registry.tags('one'))).toMatchObject({code: 'registry.denied'});
    expect(service.requests).toHaveLength(0);
  });
});

/** Refuses everything that comes without the service's token. */
function asking(service: URL): Interception {
  return (request, response) => {
    if (request.headers.authorization === 'Bearer let-me-in') return false;
    const [, repository] = /^\/v2\/(.+)\/(?:blobs|manifests|tags)\//.exec(request.url ?? '') ?? [];
    const actions = request.method === 'GET' ? 'pull' : 'pull,push';
    const scope = repository === undefined ? 'registry' : `repository:${repository}:${actions}`;
    const challenge = `Bearer realm="${service.href}token",service="lab",scope="${scope}"`;
    response.writeHead(401, {'www-authenticate': challenge}).end();
    return true;
  };
}

async function tokenService() {
  const bodies: string[] = [];
  const server = await aServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (body !== '') bodies.push(body);
      response.end('{"token":"let-me-in","expires_in":300}');
    });
  });
  return {...server, bodies};
}
